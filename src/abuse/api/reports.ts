import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { decodeClickCursor, encodeClickCursor } from "../../clicks/click-cursor.ts";
import { type ApiContext, jsonOf } from "../../http/api-request.ts";
import type { AppEnv } from "../../http/app-env.ts";
import { ProblemError, problemResponse } from "../../http/problem.ts";
import { fieldErrorOf, queryProblem, validationProblem } from "../../http/validation.ts";
import { log } from "../../lib/log.ts";
import { editProblem } from "../../links/api/link-problems.ts";
import { parseLinkNames } from "../../names/link-name.ts";
import type { Report } from "../report.ts";
import { ListReportsQuery, ReportBody } from "./bodies.ts";

/** The handlers under `/api/reports`. */

/** Whoever reports is nobody, also with a key: all have the same limit. */
export const asNobody = createMiddleware<AppEnv>(async (c, next) => {
  c.set("caller", { kind: "anonymous" });
  await next();
});

/** One that is dropped is answered like one that is kept: who floods a link shall not learn when to stop. */
export async function createReport(c: ApiContext): Promise<Response> {
  const parsed = v.safeParse(ReportBody, jsonOf(c));
  if (!parsed.success) throw new ProblemError(validationProblem(parsed.issues.map(fieldErrorOf)));
  const { slug, reason, details = null, email = null } = parsed.output;
  const { links, reports, createId } = c.env;
  // As a visitor's look-up: anybody may send made-up names, and each must cost no more than there (P2).
  const names = parseLinkNames(slug);
  const { target, name = names[0] } = await links.find(names, c.var.scope);
  if (target === null || name === undefined) return problemResponse(editProblem({ reason: "not-found" }));
  const facts = { linkId: target.id, slug: name.text, reason, details, email };
  const isKept = (await isWithinDay(c)) && (await reports.add({ id: createId(), ...facts }, c.var.scope.deadline));
  if (!isKept) log("warn", "report-dropped");
  return c.body(null, 202);
}

/** Five a minute are 7,200 a day, which is most of the room that there is for reports. */
async function isWithinDay(c: ApiContext): Promise<boolean> {
  const { limiter, limits } = c.env;
  const { scope } = c.var;
  return (await limiter.take(await scope.address(), limits.reportsPerDay, scope.deadline)).isAllowed;
}

export async function listReports(c: ApiContext): Promise<Response> {
  const parsed = v.safeParse(ListReportsQuery, c.req.query());
  if (!parsed.success) throw new ProblemError(queryProblem(parsed.issues));
  const { limit, cursor } = parsed.output;
  const after = cursor === undefined ? null : decodeClickCursor(cursor);
  if (after !== null && !after.ok) {
    throw new ProblemError(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
  }
  // One more than asked for tells whether there are more.
  const found = await c.env.reports.list(after?.value ?? null, limit + 1, c.var.scope.deadline);
  const last = found.length > limit ? found[limit - 1] : undefined;
  const nextCursor = last === undefined ? null : encodeClickCursor(last);
  return c.json({ reports: found.slice(0, limit).map(reportJson), nextCursor });
}

export async function deleteReport(c: ApiContext): Promise<Response> {
  const id = (c.req.param("id") ?? "").toLowerCase();
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  if (isId && (await c.env.reports.remove(id, c.var.scope.deadline))) return c.body(null, 204);
  return problemResponse({
    type: "not-found",
    detail: "Cannot find the report: no report has this id",
    errors: [{ path: "id", message: "is unknown" }],
  });
}

function reportJson({ id, slug, reason, details, email, time }: Report) {
  return { id, slug, reason, details, email, time: new Date(time).toISOString() };
}
