import type { LinkId } from "../names/link-id.ts";

/**
 * What a redirect notes of a visit, unread: it is interpreted later, when many visits are handed over together. It has an
 * address, so it stays in the isolate's memory (P8).
 */
export interface VisitFacts {
  readonly linkId: LinkId;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** null if the visitor asked not to be tracked. */
  readonly address: string | null;
  readonly userAgent: string | null;
  /** As Cloudflare knows them. */
  readonly country: string | null | undefined;
  /** The code, which is known within its country: `BY`. */
  readonly region: string | null | undefined;
  readonly city: string | null | undefined;
  /** The header `Accept-Language`. */
  readonly languages: string | null;
  /** The header `Referer`. */
  readonly referrer: string | null;
  /** Absolute, with its query. */
  readonly url: string;
  /** The name of the rule that decided; null where none matched. Absent for a link without rules. */
  readonly rule?: string | null;
}

/** An object, and its place in a list. */
const OVERHEAD_BYTES = 200;

/** About what it takes in memory: headers are one byte a character. */
export function sizeOfVisit({ address, userAgent, languages, referrer, url, rule }: VisitFacts): number {
  return (
    OVERHEAD_BYTES +
    url.length +
    (address?.length ?? 0) +
    (userAgent?.length ?? 0) +
    (languages?.length ?? 0) +
    (referrer?.length ?? 0) +
    (rule?.length ?? 0)
  );
}
