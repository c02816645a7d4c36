import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { slug } from "../../links/api/parameters.docs.ts";
import * as answers from "./answers.docs.ts";
import { CLICK_LIST, LINK_STATS, OVERALL_STATS } from "./examples.docs.ts";
import { STATS_NOTES } from "./notes.docs.ts";
import { deleteLinkVisits, getLinkStats, getStats, listClicks } from "./operations.ts";
import { ListClicksQuery, OverallStatsQuery, StatsQuery } from "./queries.ts";

const tag = "Statistics";

const ABOUT =
  "Visits are counted per quarter of an hour, so hours, days and months follow `timezone`. Visitors, and visits " +
  "by country and the like, are counted per UTC day: `utcDays` names the days. In a series, visitors are sums " +
  "of UTC days, and null by hour. An answer costs the same, however many visits there are.";

export const CLICKS_DOCS: RoomDocs = {
  operations: [
    described(getLinkStats, {
      tag,
      summary: "Count the visits of a link",
      description: ABOUT,
      params: { slug },
      answers: {
        200: {
          description: "The link's statistics. All are zero where nobody came.",
          content: { "application/json": { schema: answers.LinkStats, example: LINK_STATS } },
        },
      },
    }),
    described(listClicks, {
      tag,
      summary: "Read the access log of a link",
      description:
        "Newest first, as JSON, or as CSV where `Accept` prefers it. Visits are kept for at least 35 days. A cursor " +
        "stays right while visits are added and dropped. The log has no addresses.",
      params: { slug },
      answers: {
        200: {
          description: "A page of visits.",
          headers: { Link: false, "Content-Disposition": false },
          content: {
            "application/json": { schema: answers.ClickList, example: CLICK_LIST },
            "text/csv": { schema: null },
          },
        },
      },
    }),
    described(deleteLinkVisits, {
      tag,
      summary: "Delete the visits of a link",
      description:
        "For good: its access log, its statistics, and its part of those over all links, where visitors of days that the " +
        "access log no longer has stay as numbers. Visits from before that are still on their way are dropped. The link, " +
        "and what is used up of its `maxVisits`, stay as they are.",
      params: { slug },
      answers: { 204: { description: "Gone." } },
    }),
    described(getStats, {
      tag,
      summary: "Count the visits of all links",
      description:
        `${ABOUT} It also lists the most visited links, and the names that were opened and have no link. With \`tag\`, ` +
        "`createdBy` or `domain`, only links count that have the tag, that this one made, or that open there.",
      answers: {
        200: {
          description: "The statistics of all links together, deleted links included.",
          content: { "application/json": { schema: answers.OverallStats, example: OVERALL_STATS } },
        },
      },
    }),
  ],
  schemas: answers,
  queries: { Stats: StatsQuery, OverallStatsQuery, ListClicks: ListClicksQuery },
  notes: STATS_NOTES,
};
