import * as v from "valibot";
import { bom, limit } from "../../http/shapes.ts";
import { INTERVALS } from "../reporting/period.ts";

/** The queries of statistics and of the access log. What their texts mean, `period.ts` decides. */
const edges = {
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  timezone: v.optional(v.string(), "UTC"),
};

/** The parameters of `GET /api/links/{slug}/stats` and `GET /api/stats`. */
export const StatsQuery = v.strictObject({
  ...edges,
  interval: v.optional(v.picklist(INTERVALS, `must be one of ${INTERVALS.join(", ")}`), "day"),
  bots: v.optional(v.picklist(["exclude", "include"], "must be exclude or include"), "exclude"),
});

/** The parameters of `GET /api/links/{slug}/clicks`. */
export const ListClicksQuery = v.strictObject({ limit, cursor: v.optional(v.string()), bom, ...edges });
