/**
 * One JSON line per event, for Workers Logs.
 *
 * Facts are chosen by the caller, never whole errors or requests: messages of drivers hold statements
 * and tokens, requests hold addresses (P8).
 */
export function log(
  level: "info" | "warn" | "error",
  event: string,
  facts: Readonly<Record<string, LogValue>> = {},
): void {
  console[level](JSON.stringify({ level, event, ...facts }));
}

type LogValue = string | number | boolean | null | readonly string[];
