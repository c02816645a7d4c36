import * as v from "valibot";
import { VARIES_BY_ACCEPT } from "../../http/accept/preferred-type.ts";
import { CSV_TYPE, csvOr } from "../../http/csv/csv-or.ts";
import { domainProblem } from "../../http/domain/domain-problem.ts";
import { onDomainQuery } from "../../http/domain/domain-query.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import { type Problem, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { queryProblem, validationProblem } from "../../http/validation.ts";
import { log } from "../../lib/log.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { StoreError } from "../../lib/store-error.ts";
import { decodeTimeCursor, encodeTimeCursor } from "../../lib/time-cursor.ts";
import { type DomainDirectory, namesOn } from "../../links/hosts/domain-directory.ts";
import type { LinkNamer } from "../../links/link-namer.ts";
import type { LinkService } from "../../links/link-service.ts";
import type { ClickErasure } from "../click-erasure.ts";
import type { Choice, ClickLogQuery, ClickReports, ReportQuery } from "../click-reports.ts";
import type { Bucket } from "../reporting/buckets.ts";
import { type Period, periodBefore, readEdges, readPeriod } from "../reporting/period.ts";
import { reportQueryOf, statisticsOf } from "../reporting/statistics.ts";
import { clicksCsv } from "./click-csv.ts";
import { clickJson } from "./click-json.ts";
import { ListClicksQuery, OverallStatsQuery, StatsQuery } from "./queries.ts";
import { chosenJson, linkStatsJson, statsJson, topLinkJson, unknownSlugJson } from "./stats-json.ts";

interface StatsServices {
  readonly clickReports: ClickReports;
  readonly clickErasure: ClickErasure;
  readonly linkService: Pick<LinkService, "get">;
  readonly domains: DomainDirectory;
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
  /** The period before, where it is asked for too. */
  readonly previous: Omit<Asked, "previous"> | null;
}

/** The domain is as the request names it; undefined for all. */
type AskedOfAll = Asked & { readonly choice: Omit<Choice, "domain">; readonly domain: string | undefined };
type AskedOfLink = Asked & { readonly domain: string | undefined };

const statsQuery: QueryInput<AskedOfLink, { readonly services: StatsServices }> = {
  schema: StatsQuery,
  read(parameters, { services }) {
    const parsed = v.safeParse(StatsQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { domain, ...given } = parsed.output;
    const asked = askedOf(given, services.now());
    return asked.ok ? ok({ ...asked.value, domain }) : asked;
  },
};

const overallStatsQuery: QueryInput<AskedOfAll, { readonly services: StatsServices }> = {
  schema: OverallStatsQuery,
  read(parameters, { services }) {
    const parsed = v.safeParse(OverallStatsQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { tag = null, createdBy = null, domain, ...given } = parsed.output;
    const asked = askedOf(given, services.now());
    return asked.ok ? ok({ ...asked.value, choice: { tag, createdBy }, domain }) : asked;
  },
};

function askedOf(given: Omit<v.InferOutput<typeof StatsQuery>, "domain">, now: number): Result<Asked, Problem> {
  const period = readPeriod(given, now);
  if (!period.ok) return err(validationProblem(period.error));
  const of = (one: Period) => ({ period: one, ...reportQueryOf(one, given.bots === "include") });
  const previous = given.compare === undefined ? null : of(periodBefore(period.value));
  return ok({ ...of(period.value), previous });
}

export const getLinkStats = operation({
  id: "getLinkStats",
  method: "get",
  path: "/api/links/{slug}/stats",
  access: { scope: "stats:read" },
  limit: "reads",
  query: statsQuery,
  problems: ["not-found"],
  async handle({ params, query: { previous, domain, ...current }, services, scope }) {
    const names = await namesOn(services.domains, params.slug, domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const named = await services.linkService.get(names.value, scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    const of = async ({ period, query, buckets }: Omit<Asked, "previous">) => {
      const report = await services.clickReports.ofLink(named.link.id, query, scope.deadline);
      return linkStatsJson(statisticsOf(report, buckets, query.withBots), period);
    };
    return { status: 200, json: await besides(of, current, previous) };
  },
});

export const getStats = operation({
  id: "getStats",
  method: "get",
  path: "/api/stats",
  access: { scope: "stats:read" },
  limit: "reads",
  query: overallStatsQuery,
  async handle({ query: { previous, choice, domain: host, ...current }, services, scope }) {
    const { clickReports, namer, domains, baseUrl } = services;
    const domain = host === undefined ? ok(undefined) : await domains.find(host, scope);
    if (!domain.ok) return { problem: domainProblem(domain.error) };
    const isAll = choice.tag === null && choice.createdBy === null && host === undefined;
    const of = async ({ period, query, buckets }: Omit<Asked, "previous">) => {
      const chosen = isAll
        ? null
        : await clickReports.ofChosen({ ...choice, domain: domain.value }, query, scope.deadline);
      const report = chosen ?? (await clickReports.ofAll(query, scope.deadline));
      const topLinks = report.links.map(async ({ link, visits }) =>
        topLinkJson(link === null ? null : await namer.nameOf(link), visits, baseUrl),
      );
      return {
        ...statsJson(statisticsOf(report, buckets, query.withBots), period),
        topLinks: await Promise.all(topLinks),
        unknownSlugs: report.unknown.map(({ slug, requests }) => unknownSlugJson(slug, requests, baseUrl)),
        ...(chosen === null || choice.tag === null ? {} : { tagged: chosenJson(chosen.chosen) }),
        ...(chosen === null || choice.createdBy === null ? {} : { made: chosenJson(chosen.chosen) }),
        ...(chosen === null || host === undefined ? {} : { onDomain: chosenJson(chosen.chosen) }),
      };
    };
    return { status: 200, json: await besides(of, current, previous) };
  },
});

/** The answer of a period, with that of the one before under `previous`. */
async function besides<Json extends object>(
  of: (asked: Omit<Asked, "previous">) => Promise<Json>,
  current: Omit<Asked, "previous">,
  previous: Omit<Asked, "previous"> | null,
): Promise<Json & { readonly previous?: Json }> {
  const [now, before] = await Promise.all([of(current), previous === null ? null : of(previous)]);
  return before === null ? now : { ...now, previous: before };
}

type AskedLog = Omit<ClickLogQuery, "linkId"> & {
  readonly bom: "true" | "false" | undefined;
  readonly domain: string | undefined;
};

const logQuery: QueryInput<AskedLog, unknown> = {
  schema: ListClicksQuery,
  read(parameters) {
    const parsed = v.safeParse(ListClicksQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor, bom, domain } = parsed.output;
    const edges = readEdges(parsed.output);
    const after = cursor === undefined ? ok(null) : decodeTimeCursor(cursor);
    if (!edges.ok || !after.ok) {
      const ofCursor = after.ok ? [] : [{ path: "cursor", message: "must be a nextCursor from this log" }];
      return err(validationProblem([...(edges.ok ? [] : edges.error), ...ofCursor]));
    }
    return ok({ limit, after: after.value, from: edges.value.from, to: edges.value.to, bom, domain });
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
  async respond({ params, query: { domain, ...asked }, url, headers: sent, services, scope }) {
    const names = await namesOn(services.domains, params.slug, domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const named = await services.linkService.get(names.value, scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };

    // One more than asked for tells whether there are more.
    const { limit, bom, ...rest } = asked;
    const wanted = { ...rest, linkId: named.link.id, limit: limit + 1 };
    const found = await services.clickReports.list(wanted, scope.deadline);
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

/** For privacy, and for who tried a link out before it was printed. */
export const deleteLinkVisits = operation({
  id: "deleteLinkVisits",
  method: "delete",
  path: "/api/links/{slug}/visits",
  access: { admin: true },
  limit: "writes",
  query: onDomainQuery,
  problems: ["not-found"],
  async handle({ params, query, services: { linkService, domains, clickErasure }, scope }) {
    const names = await namesOn(domains, params.slug, query.domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const named = await linkService.get(names.value, scope);
    if (named === null) return { problem: notFoundProblem("link", "slug") };
    try {
      await clickErasure.erase(named.link.id, scope.deadline);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log("error", "request-failed", { reason: error.message });
      const detail = "Cannot say whether the visits were deleted. Repeat the request";
      return { problem: { type: "unavailable", detail, headers: UNAVAILABLE_HEADERS } };
    }
    return { status: 204 };
  },
});

/** RFC 8288: the next page is what was asked for, with its cursor. A CSV has no other place for it. */
function linkToNext(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("cursor", cursor);
  return `<${pathname}?${searchParams.toString()}>; rel="next"`;
}
