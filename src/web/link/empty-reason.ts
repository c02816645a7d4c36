import type { Stats } from "./stats.ts";

/** Why there is nothing to show. */
export type EmptyReason =
  /** There is more to ask before it is known. */
  | { readonly kind: "asking" }
  | { readonly kind: "no-tagged" }
  /** In the period. */
  | { readonly kind: "bots"; readonly bots: number }
  | { readonly kind: "never" }
  /** At any time. */
  | { readonly kind: "bots-ever"; readonly bots: number }
  /** @param day undefined while the month alone is known. */
  | { readonly kind: "elsewhen"; readonly month: string; readonly day: string | undefined };

type Counted = Pick<Stats, "visits" | "bots" | "series" | "tagged">;

/**
 * @param now what the view has: no visits.
 * @param ever the same by months, for as long back as the API tells; undefined until it has answered.
 * @param month the month of the last visit by days; undefined likewise.
 */
export function emptyReason(
  now: Counted,
  withBots: boolean,
  ever: Counted | undefined,
  month: Counted | undefined,
): EmptyReason {
  if (now.tagged?.links === 0) return { kind: "no-tagged" };
  if (!withBots && now.bots > 0) return { kind: "bots", bots: now.bots };
  if (ever === undefined) return { kind: "asking" };
  const last = lastVisited(ever);
  if (last !== undefined) return { kind: "elsewhen", month: last, day: month && lastVisited(month) };
  return ever.bots > 0 && !withBots ? { kind: "bots-ever", bots: ever.bots } : { kind: "never" };
}

function lastVisited({ series }: Counted): string | undefined {
  return series.findLast(({ visits }) => visits > 0)?.time;
}
