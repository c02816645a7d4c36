/**
 * What was measured elsewhere and is multiplied here. Each with the command that measures it; machines differ, so these are
 * of the right size and no more.
 */
export const MEASURED = {
  /** Milliseconds of one core of PostgreSQL for a look-up by id or slug: `npm run bench:big`. */
  lookUpCpuMs: 0.2,
  /** The same for a visit, in statements of 2,000: `npm run bench:big`. */
  visitCpuMs: 0.2,
  /** Seconds that a statement of 2,000 visits takes (`consume-clicks.ts`; `npm run bench:big` measures it here). */
  fullStatementSeconds: 0.8,
  /** Bytes that a visit takes in the access log and in who has visited, with their indexes, while it is kept: `npm run bench:big`. */
  logBytes: 580,
  /** Bytes of a cached link in Redis, with its key and what Redis adds. */
  redisBytes: 450,
  /** Milliseconds of CPU of a hot redirect in workerd: `npm run bench`. */
  redirectCpuMs: 0.083,
} as const;

/** How much of a CU statements may have, so that none waits long: Neon scales up before it is full. */
export const BUSY_SHARE = 0.5;
/** `CLICK_RETENTION_DAYS`. */
export const RETENTION_DAYS = 90;
