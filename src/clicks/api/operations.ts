import * as v from "valibot";
import { CSV_TYPE, csvOr } from "../../http/csv/csv-or.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import { VARIES_BY_ACCEPT } from "../../http/preferred-type.ts";
import { queryProblem, validationProblem } from "../../http/validation.ts";
import { err, ok } from "../../lib/result.ts";
import { decodeTimeCursor, encodeTimeCursor } from "../../lib/time-cursor.ts";
import type { LinkNamer } from "../../links/link-namer.ts";
import type { LinkService } from "../../links/link-service.ts";
import { parseLinkNames } from "../../names/link-name.ts";
import type { ClickLogQuery, ClickReports, ReportQuery } from "../click-reports.ts";
import type { Bucket } from "../reporting/buckets.ts";
import { type Period, readEdges, readPeriod } from "../reporting/period.ts";
import { reportQueryOf, statisticsOf } from "../reporting/statistics.ts";
import { clicksCsv } from "./click-csv.ts";
import { clickJson } from "./click-json.ts";
import { ListClicksQuery, StatsQuery } from "./queries.ts";
import { statsJson, topLinkJson } from "./stats-json.ts";

interface StatsServices {
  readonly clickReports: ClickReports;
  readonly linkService: Pick<LinkService, "get">;
  readonly namer: Pick<LinkNamer, "nameOf">;
  readonly baseUrl: string;
  readonly now: () => number;
}

const operation = operationsOn<StatsServices>();

/** A period, and how it is asked for and put together. */
interface Asked {
  readonly period: Period;
  readonly query: ReportQuery;
  readonly buckets: readonly Bucket[];
}

const statsQuery: QueryInput<Asked, { readonly services: StatsServices }> = {
  schema: StatsQuery,
  read(parameters, { services }) {
    const parsed = v.safeParse(StatsQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const period = readPeriod(parsed.output, services.now());
    if (!period.ok) return err(validationProblem(period.error));
    return ok({ period: period.value, ...reportQueryOf(period.value, parsed.output.bots === "include") });
  },
};

export const getLinkStats = operation({
  id: "getLinkStats",
  method: "get",
  path: "/api/links/{slug}/stats",
  access: { scope: "stats:read" },
  limit: "reads",
  query: statsQuery,
  problems: ["not-found"],
  async handle({ params, query: { period, query, buckets }, services, scope }) {
    const named = await services.linkService.get(parseLinkNames(params.slug), scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    const report = await services.clickReports.ofLink(named.link.id, query, scope.deadline);
    return { status: 200, json: statsJson(statisticsOf(report, buckets, query.withBots), period) };
  },
});

export const getStats = operation({
  id: "getStats",
  method: "get",
  path: "/api/stats",
  access: { scope: "stats:read" },
  limit: "reads",
  query: statsQuery,
  async handle({ query: { period, query, buckets }, services: { clickReports, namer, baseUrl }, scope }) {
    const report = await clickReports.ofAll(query, scope.deadline);
    const topLinks = report.links.map(async ({ link, visits }) =>
      topLinkJson(link === null ? null : await namer.nameOf(link), visits, baseUrl),
    );
    return {
      status: 200,
      json: {
        ...statsJson(statisticsOf(report, buckets, query.withBots), period),
        topLinks: await Promise.all(topLinks),
        unknownSlugs: report.unknown,
      },
    };
  },
});

const logQuery: QueryInput<Omit<ClickLogQuery, "linkId"> & { readonly bom: "true" | "false" | undefined }, unknown> = {
  schema: ListClicksQuery,
  read(parameters) {
    const parsed = v.safeParse(ListClicksQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor, bom } = parsed.output;
    const edges = readEdges(parsed.output);
    const after = cursor === undefined ? ok(null) : decodeTimeCursor(cursor);
    if (!edges.ok || !after.ok) {
      const ofCursor = after.ok ? [] : [{ path: "cursor", message: "must be a nextCursor from this log" }];
      return err(validationProblem([...(edges.ok ? [] : edges.error), ...ofCursor]));
    }
    return ok({ limit, after: after.value, from: edges.value.from, to: edges.value.to, bom });
  },
};

/** JSON, or CSV where the client would rather have it. */
export const listClicks = operation({
  id: "listClicks",
  method: "get",
  path: "/api/links/{slug}/clicks",
  access: { scope: "stats:read" },
  limit: "reads",
  query: logQuery,
  problems: ["not-found"],
  async respond({ params, query, url, headers: sent, services, scope }) {
    const named = await services.linkService.get(parseLinkNames(params.slug), scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };

    // One more than asked for tells whether there are more.
    const { limit, bom, ...rest } = query;
    const asked = { ...rest, linkId: named.link.id, limit: limit + 1 };
    const found = await services.clickReports.list(asked, scope.deadline);
    const clicks = found.slice(0, limit).map(clickJson);
    const last = found.length > limit ? found[limit - 1] : undefined;
    const nextCursor = last === undefined ? null : encodeTimeCursor(last);
    const headers = { ...VARIES_BY_ACCEPT, ...(nextCursor === null ? {} : { Link: linkToNext(url, nextCursor) }) };
    const { isCsv, hasBom } = csvOr("application/json", sent.get("Accept"), bom);
    if (!isCsv) return { status: 200, json: { clicks, nextCursor }, headers };
    return {
      status: 200,
      body: clicksCsv(clicks, hasBom),
      headers: {
        ...headers,
        "Content-Type": CSV_TYPE,
        "Content-Disposition": 'attachment; filename="clicks.csv"',
      },
    };
  },
});

/** RFC 8288: the next page is what was asked for, with its cursor. A CSV has no other place for it. */
function linkToNext(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("cursor", cursor);
  return `<${pathname}?${searchParams.toString()}>; rel="next"`;
}
