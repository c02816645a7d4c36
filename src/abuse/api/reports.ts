import * as v from "valibot";
import { domainProblem } from "../../http/domain/domain-problem.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { type Input, operationsOn, type QueryInput } from "../../http/operation.ts";
import { fieldErrorOf, queryProblem, validationProblem } from "../../http/validation.ts";
import { log } from "../../lib/log.ts";
import { err, ok } from "../../lib/result.ts";
import { decodeTimeCursor, encodeTimeCursor, type TimePlace } from "../../lib/time-cursor.ts";
import type { Limiter, RateLimit } from "../../limits/limiter.ts";
import { type DomainDirectory, namesOn } from "../../links/hosts/domain-directory.ts";
import type { LinkStore } from "../../links/link-store.ts";
import { reportJson } from "../report-json.ts";
import type { ReportStore } from "../report-store.ts";
import { ListReportsQuery, ReportBody } from "./bodies.ts";

/** Anybody may send a report. Only the administrator may read them. */
const operation = operationsOn<{
  readonly links: Pick<LinkStore, "find">;
  readonly reports: ReportStore;
  readonly domains: DomainDirectory;
  readonly baseUrl: string;
  readonly limiter: Limiter;
  readonly limits: { readonly reportsPerDay: RateLimit };
  readonly createId: () => string;
}>();

const reportBody: Input<v.InferOutput<typeof ReportBody>, unknown> = {
  schema: ReportBody,
  read(json) {
    const parsed = v.safeParse(ReportBody, json);
    return parsed.success ? ok(parsed.output) : err(validationProblem(parsed.issues.map(fieldErrorOf)));
  },
};

/**
 * A key changes nothing for the sender of a report: all have the same limit. A dropped report gets the same answer as a
 * kept one, so that a flooder does not learn when to stop.
 */
export const createReport = operation({
  id: "createReport",
  method: "post",
  path: "/api/reports",
  access: "anyone",
  as: "nobody",
  limit: "reports",
  body: reportBody,
  problems: ["not-found"],
  async handle({ body, services, scope }) {
    const { links, domains, reports, limiter, limits, createId } = services;
    const { slug, domain, reason, details = null, email = null } = body;
    // Look the name up as for a visitor: anybody may send made-up names, and each must cost no more than a visit to it
    // (P2).
    const asked = await namesOn(domains, slug, domain, scope);
    if (!asked.ok) return { problem: domainProblem(asked.error) };
    const names = asked.value;
    const { target, name = names[0] } = await links.find(names, scope);
    if (target === null || name === undefined) return { problem: notFoundProblem("link", "slug") };
    // A limit a day as well: five a minute are 7,200 a day, and there is room for 10,000 reports.
    const { isAllowed } = await limiter.take(await scope.address(), limits.reportsPerDay, scope.deadline);
    const facts = { linkId: target.id, slug: name.text, reason, details, email };
    const isKept = isAllowed && (await reports.add({ id: createId(), ...facts }, scope.deadline));
    if (!isKept) log("warn", "report-dropped");
    return { status: 202 };
  },
});

const listQuery: QueryInput<{ readonly limit: number; readonly after: TimePlace | null }, unknown> = {
  schema: ListReportsQuery,
  read(parameters) {
    const parsed = v.safeParse(ListReportsQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor } = parsed.output;
    const after = cursor === undefined ? ok(null) : decodeTimeCursor(cursor);
    if (!after.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    return ok({ limit, after: after.value });
  },
};

export const listReports = operation({
  id: "listReports",
  method: "get",
  path: "/api/reports",
  access: { admin: true },
  limit: "reads",
  query: listQuery,
  async handle({ query: { limit, after }, services, scope }) {
    // Read one more than asked for, to see whether there is another page.
    const found = await services.reports.list(after, limit + 1, scope.deadline);
    const last = found.length > limit ? found[limit - 1] : undefined;
    const nextCursor = last === undefined ? null : encodeTimeCursor(last);
    return {
      status: 200,
      json: { reports: found.slice(0, limit).map((report) => reportJson(report, services.baseUrl)), nextCursor },
    };
  },
});

export const deleteReport = operation({
  id: "deleteReport",
  method: "delete",
  path: "/api/reports/{id}",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found"],
  async handle({ params, services, scope }) {
    const id = params.id.toLowerCase();
    const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    if (isId && (await services.reports.remove(id, scope.deadline))) return { status: 204 };
    return { problem: notFoundProblem("report", "id") };
  },
});
