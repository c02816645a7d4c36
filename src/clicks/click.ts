import type { LinkId } from "../links/link-id.ts";

/**
 * A visit, as the access log keeps it. Nobody's address is in it (P8): `visitor` tells visitors of one UTC day
 * apart, under a salt that nobody can look up later.
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

/** null where nothing is known; the API calls that `unknown`, or `direct` for a referrer. */
export type Dimensions = Readonly<Record<Dimension, string | null>>;

/** Longer names are cut, so that nobody can fill the roll-ups with a page of text. In UTF-16 code units. */
export const MAX_NAME_LENGTH = 100;
