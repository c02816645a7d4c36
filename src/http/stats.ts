import * as v from "valibot";
import type { Bucket } from "../clicks/buckets.ts";
import type { ReportQuery } from "../clicks/click-reports.ts";
import { type Period, readPeriod } from "../clicks/period.ts";
import { reportQueryOf, statisticsOf } from "../clicks/statistics.ts";
import type { ApiContext } from "./api-request.ts";
import { editProblem } from "./link-problems.ts";
import { namesParameter } from "./links.ts";
import { ProblemError } from "./problem.ts";
import { statsJson, topLinkJson } from "./stats-json.ts";
import { StatsQuery } from "./stats-schemas.ts";
import { queryProblem, validationProblem } from "./validation.ts";

/** `GET /api/links/{slug}/stats` */
export async function getLinkStats(c: ApiContext): Promise<Response> {
  const { clickReports, linkService } = c.env;
  const { scope } = c.var;
  const { period, query, buckets } = statsQueryOf(c);
  const named = await linkService.get(namesParameter(c), scope);
  if (named === null) throw new ProblemError(editProblem({ reason: "not-found" }));
  const report = await clickReports.ofLink(named.link.id, query, scope.deadline);
  return c.json(statsJson(statisticsOf(report, buckets, query.withBots), period));
}

/** `GET /api/stats` */
export async function getStats(c: ApiContext): Promise<Response> {
  const { clickReports, namer, baseUrl } = c.env;
  const { period, query, buckets } = statsQueryOf(c);
  const report = await clickReports.ofAll(query, c.var.scope.deadline);
  const topLinks = report.links.map(async ({ link, visits }) =>
    topLinkJson(link === null ? null : await namer.nameOf(link), visits, baseUrl),
  );
  return c.json({
    ...statsJson(statisticsOf(report, buckets, query.withBots), period),
    topLinks: await Promise.all(topLinks),
    unknownSlugs: report.unknown,
  });
}

/** @throws {ProblemError} when the query is not as it must be. */
function statsQueryOf(c: ApiContext): { period: Period; query: ReportQuery; buckets: readonly Bucket[] } {
  const parsed = v.safeParse(StatsQuery, c.req.query());
  if (!parsed.success) throw new ProblemError(queryProblem(parsed.issues));
  const period = readPeriod(parsed.output, c.env.now());
  if (!period.ok) throw new ProblemError(validationProblem(period.error));
  return { period: period.value, ...reportQueryOf(period.value, parsed.output.bots === "include") };
}
