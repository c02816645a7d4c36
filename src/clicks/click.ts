import type { LinkId } from "../names/link-id.ts";

/**
 * A visit, as the access log keeps it, without an address (P8). `visitor` tells the visitors of one UTC day apart, under a
 * salt that nobody can look up later.
 */
export interface Click {
  /** UUIDv7 (RFC 9562), drawn where the visit was answered: what a repeated delivery is known by. */
  readonly id: string;
  readonly linkId: LinkId;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly isBot: boolean;
  /** null where there was no salt, or the visitor asked not to be followed. */
  readonly visitor: string | null;
  readonly dimensions: Dimensions;
  /** The name of the rule that decided; null where none matched. Absent for a link without rules. */
  readonly rule?: string | null;
}

/** What visits are counted by, besides time. */
export const DIMENSIONS = [
  "country",
  "region",
  "city",
  "referrer",
  "device",
  "browser",
  "os",
  "language",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * The dimension of the rules that sent visits, of a link alone: over all links their names would mean nothing. A visit
 * that no rule matched has the name `""`; one of a link without rules has none, and no row.
 */
export const RULE = "rule";

/**
 * How many names of rules a link may have on a day, besides {@link OTHER_NAMES}: three times as many as it has rules at
 * once, for who names them anew.
 */
export const MAX_RULE_NAMES = 100;

/** null where nothing is known; the API calls that `unknown`, or `direct` for a referrer. */
export type Dimensions = Readonly<Record<Dimension, string | null>>;

/** Longer names are cut, so that nobody can fill the roll-ups with a page of text. In UTF-16 code units. */
export const MAX_NAME_LENGTH = 100;

/**
 * The name that all further ones of a link, day and dimension are counted under. A visitor may write it too, and is then
 * counted with them: sums stay right, and nothing is shown as somebody's that isn't.
 */
export const OTHER_NAMES = "other";

/** What a visitor can write into a request; the others come from Cloudflare and from lists, and can't be made up. */
const WRITTEN_BY_VISITORS: ReadonlySet<Dimension> = new Set<Dimension>([
  "referrer",
  "language",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
]);

/**
 * How many names a dimension may have on a day, besides {@link OTHER_NAMES} and what is not known: else anybody could
 * grow the roll-ups for ever, a few rows a visit. Reports show a hundred.
 */
export function maxNames(dimension: Dimension, of: "link" | "all links"): number {
  const names = WRITTEN_BY_VISITORS.has(dimension) ? 100 : 1_000;
  return of === "link" ? names : 10 * names;
}
