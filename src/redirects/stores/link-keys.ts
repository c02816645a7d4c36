import type { Target } from "../../links/link.ts";

/** The keys and lifetimes of cached links. Milliseconds throughout. */
export const linkKey = (name: string) => `link:${name}`;
export const noneKey = (name: string) => `none:${name}`;

/** How long an old value can outlive the loss of a `pending` that was seconds old; the price of a cold cache bounds it below. */
const LIVE_LIFETIME_MS = 3_600_000;
/** Links that were filled together must not expire together. */
const JITTER = 0.1;
/** After `expiresAt`: the 410 is an answer too, and asking for it must not cost a query each time. */
const EXPIRED_LIFETIME_MS = 60_000;
export const NONE_LIFETIME_MS = 60_000;

/** The longest that a value can be served from Redis after it was written. */
export const MAX_LIFETIME_MS = LIVE_LIFETIME_MS * (1 + JITTER);

/** Readers fill, and creates publish their link, only within this time of their start. */
export const FILL_LIMIT_MS = 3_000;
/**
 * How long an edit keeps readers from filling in what they read before it, and a create those who read that there was
 * none. An edit's statement begins within 8 s of being sent or changes nothing (`BEGIN_LIMIT_MS`), and PostgreSQL ends
 * it after 8 s more (the `statement_timeout` that a migration set): an abort here stops nothing there. With the fill
 * limit of 3 s, and 4 s for the two calls to Redis, 7 s are left for clocks that differ. So every value that was read
 * before the commit meets it.
 */
export const PENDING_LIFETIME_MS = 30_000;

/**
 * @param now milliseconds since the epoch.
 * @param random 0 … 1.
 * @returns whole milliseconds, at least 1: `PX 0` is an error.
 */
export function lifetimeMs(target: Target, now: number, random: number): number {
  const jittered = LIVE_LIFETIME_MS * (1 - JITTER + 2 * JITTER * random);
  const leftMs = target.expiresAt === null ? Number.POSITIVE_INFINITY : target.expiresAt - now;
  return Math.max(1, Math.floor(leftMs > 0 ? Math.min(jittered, leftMs) : EXPIRED_LIFETIME_MS));
}
