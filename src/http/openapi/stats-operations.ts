import type { DescribedOperation } from "./described-operation.ts";
import { CLICK_LIST, LINK_STATS, OVERALL_STATS } from "./stats-examples.ts";

const shared = {
  method: "get",
  tag: "Statistics",
  access: { scope: "stats:read" },
  isLimited: true,
} as const satisfies Partial<DescribedOperation>;

const PROBLEMS = ["validation", "unauthorized", "forbidden", "rate-limited", "unavailable"] as const;

const ABOUT =
  "Visits are counted per quarter of an hour, and `timezone` moves the hours, days and months that they are put " +
  "together to. Visitors, and visits by country and the like, are counted per UTC day: `utcDays` says of which. " +
  "Visitors of a series are sums of UTC days, and null below a day. What an answer costs does not grow with the visits.";

/** `/api/links/{slug}/stats`, `/api/links/{slug}/clicks` and `/api/stats` */
export const STATS_OPERATIONS: readonly DescribedOperation[] = [
  {
    ...shared,
    operationId: "getLinkStats",
    path: "/api/links/{slug}/stats",
    summary: "Count a link's visits",
    description: ABOUT,
    parameters: ["slug"],
    query: "Stats",
    answers: {
      200: {
        description: "Its statistics, all zero where nobody came.",
        content: { "application/json": { schema: "LinkStats", example: LINK_STATS } },
      },
    },
    problems: ["not-found", ...PROBLEMS],
  },
  {
    ...shared,
    operationId: "listClicks",
    path: "/api/links/{slug}/clicks",
    summary: "Read a link's access log",
    description:
      "Newest first, as JSON, or as CSV for spreadsheets where `Accept` would rather have it. Visits are kept for at " +
      "least 35 days. A cursor stays right while visits are added and dropped. Nobody's address is in it.",
    parameters: ["slug"],
    query: "ListClicks",
    answers: {
      200: {
        description: "A page of visits.",
        headers: { Link: false, "Content-Disposition": false },
        content: {
          "application/json": { schema: "ClickList", example: CLICK_LIST },
          "text/csv": { schema: null },
        },
      },
    },
    problems: ["not-found", ...PROBLEMS],
  },
  {
    ...shared,
    operationId: "getStats",
    path: "/api/stats",
    summary: "Count the visits of all links",
    description: `${ABOUT} With the most visited links, and the names that were asked for and that no link has.`,
    query: "Stats",
    answers: {
      200: {
        description: "The statistics of all links together, deleted ones included.",
        content: { "application/json": { schema: "OverallStats", example: OVERALL_STATS } },
      },
    },
    problems: PROBLEMS,
  },
];
