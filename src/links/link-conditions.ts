import type { LinkState } from "./link-etag.ts";

/** In which state a link must be for a change to take (RFC 9110, sections 13.1.1 and 13.1.2). */
export interface LinkConditions {
  /** In one of these; null for any. Of none, the change takes on no link. */
  readonly isOneOf: readonly LinkState[] | null;
  /** In none of these; `any` for no link at all. */
  readonly isNoneOf: readonly LinkState[] | "any";
}
