/**
 * What is counted, and under which labels. Labels have few values each, since every combination is a row
 * and a line: a route is its pattern and never a path, and nothing comes from a visitor.
 *
 * Names are as Prometheus wants them (https://prometheus.io/docs/practices/naming/).
 */
export const METRICS = {
  bijou_requests_total: { help: "Requests answered, by route and status.", labels: ["method", "route", "status"] },
  bijou_reads_total: {
    help: "Decisions on the way to a link, by rung: memory, codes (refused without I/O), flight, redis, postgres.",
    labels: ["tier", "outcome"],
  },
  bijou_rate_limit_decisions_total: { help: "Decisions of the rate limiter.", labels: ["limit", "decision"] },
  bijou_store_failures_total: { help: "Calls that a store did not answer in time.", labels: ["store"] },
  bijou_destination_checks_total: {
    help: "Destinations looked up at Web Risk: clean, listed, unchecked; and links disabled by the scheduled check.",
    labels: ["outcome"],
  },
  bijou_clicks_total: {
    help: "Visits: recorded at the redirect, dropped there or later, counted in the statistics, moved to the dead-letter queue.",
    labels: ["outcome"],
  },
} as const satisfies Readonly<Record<string, { help: string; labels: readonly string[] }>>;

export type MetricName = keyof typeof METRICS;

/** The values of a metric's labels, in their order. */
export type Labels<Name extends MetricName> = AsStrings<(typeof METRICS)[Name]["labels"]>;
type AsStrings<Texts extends readonly string[]> = { readonly [Index in keyof Texts]: string };
