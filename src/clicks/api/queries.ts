import * as v from "valibot";
import { domainParameter } from "../../http/domain/domain-query.ts";
import { bom, creatorText, limit } from "../../http/shapes.ts";
import { trimInvisible } from "../../lib/text/trim-invisible.ts";
import { tag } from "../../links/fields.ts";
import { INTERVALS } from "../reporting/period.ts";

/** The queries of statistics and of the access log. What their texts mean, `period.ts` decides. */
const edges = {
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  timezone: v.optional(v.string(), "UTC"),
};

const stats = {
  ...edges,
  interval: v.optional(v.picklist(INTERVALS, `must be one of ${INTERVALS.join(", ")}`), "day"),
  bots: v.optional(v.picklist(["exclude", "include"], "must be exclude or include"), "exclude"),
  compare: v.optional(v.picklist(["previous"], "must be previous")),
};

/** The parameters of `GET /api/links/{slug}/stats`. */
export const StatsQuery = v.strictObject({ ...stats, domain: domainParameter });

/** The parameters of `GET /api/stats`. */
export const OverallStatsQuery = v.strictObject({
  ...stats,
  tag: v.optional(v.pipe(tag, v.transform(trimInvisible))),
  createdBy: v.optional(creatorText),
  domain: domainParameter,
});

/** The parameters of `GET /api/links/{slug}/clicks`. */
export const ListClicksQuery = v.strictObject({
  limit,
  cursor: v.optional(v.string()),
  bom,
  ...edges,
  domain: domainParameter,
});
