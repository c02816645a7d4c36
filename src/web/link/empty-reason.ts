import type { Stats } from "./stats.ts";

/** Why there are no visits to show. */
export type EmptyReason =
  /** Not known yet: another call is under way. */
  | { readonly kind: "asking" }
  | { readonly kind: "no-tagged" }
  | { readonly kind: "none-made" }
  /** The domain has no link, or none with that tag or of that maker. */
  | { readonly kind: "none-there" }
  /** There were only bots in the period. */
  | { readonly kind: "bots"; readonly bots: number }
  | { readonly kind: "never" }
  /** There were only bots, at any time. */
  | { readonly kind: "bots-ever"; readonly bots: number }
  /** The last visit was at another time. @param day undefined while only the month is known. */
  | { readonly kind: "elsewhen"; readonly month: string; readonly day: string | undefined };

type Counted = Pick<Stats, "visits" | "bots" | "series" | "tagged" | "made" | "onDomain">;

/**
 * @param now the statistics of the view, which has no visits.
 * @param ever the same by months, as far back as the API counts; undefined until it has answered.
 * @param month the days of the month of the last visit; undefined until the API has answered.
 */
export function emptyReason(
  now: Counted,
  withBots: boolean,
  ever: Counted | undefined,
  month: Counted | undefined,
): EmptyReason {
  if (now.onDomain?.links === 0) return { kind: "none-there" };
  if (now.made?.links === 0) return { kind: "none-made" };
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
