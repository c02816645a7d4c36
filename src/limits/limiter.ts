import type { Deadline } from "../lib/deadline.ts";

/** The port of rate limiting: counts a request and says whether it may pass. */
export interface Limiter {
  /**
   * @param client who asks, as a pseudonym: an API key's name or the HMAC of an address.
   * @param deadline the deadline of the counted request.
   * @throws {StoreError} when the counter is out of reach.
   */
  take(client: string, limit: RateLimit, deadline: Deadline): Promise<Decision>;
}

export interface RateLimit {
  /** Its name in the `RateLimit-Policy` header: `create`. */
  readonly name: string;
  /** Requests per window. */
  readonly quota: number;
  readonly windowMs: number;
}

export type Decision = {
  readonly limit: RateLimit;
  /** Whole requests left. */
  readonly remaining: number;
  /** Milliseconds until the current window ends. */
  readonly resetMs: number;
} & ({ readonly isAllowed: true } | { readonly isAllowed: false; readonly retryAfterMs: number });
