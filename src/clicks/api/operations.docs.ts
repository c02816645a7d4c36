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
  "Visits are counted per quarter of an hour, and `timezone` moves the hours, days and months that they are put " +
  "together to. Visitors, and visits by country and the like, are counted per UTC day: `utcDays` says of which. " +
  "Visitors of a series are sums of UTC days, and null below a day. What an answer costs does not grow with the visits.";

export const CLICKS_DOCS: RoomDocs = {
  operations: [
    described(getLinkStats, {
      tag,
      summary: "Count a link's visits",
      description: ABOUT,
      params: { slug },
      answers: {
        200: {
          description: "Its statistics, all zero where nobody came.",
          content: { "application/json": { schema: answers.LinkStats, example: LINK_STATS } },
        },
      },
    }),
    described(listClicks, {
      tag,
      summary: "Read a link's access log",
      description:
        "Newest first, as JSON, or as CSV for spreadsheets where `Accept` would rather have it. Visits are kept for at " +
        "least 35 days. A cursor stays right while visits are added and dropped. Nobody's address is in it.",
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
      description: `${ABOUT} With the most visited links, and the names that were asked for and that no link has. With \`tag\`, of the links that have it.`,
      answers: {
        200: {
          description: "The statistics of all links together, deleted ones included.",
          content: { "application/json": { schema: answers.OverallStats, example: OVERALL_STATS } },
        },
      },
    }),
  ],
  schemas: answers,
  queries: { Stats: StatsQuery, OverallStatsQuery, ListClicks: ListClicksQuery },
  notes: STATS_NOTES,
};
