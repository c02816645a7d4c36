import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type CircuitBreaker, CircuitOpen } from "../../../src/lib/circuit-breaker.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { breakPostgres } from "../../../src/postgres/break-postgres.ts";
import { breakRedis } from "../../../src/redis/break-redis.ts";

const signal = () => AbortSignal.timeout(1_000);
type Breaker = Pick<CircuitBreaker, "run">;
const closed: Breaker = { run: (call) => call() };
const open: Breaker = { run: () => Promise.reject(new CircuitOpen("open")) };

describe.each([
  [
    "postgres",
    (breaker: Breaker, answer: () => Promise<[]>) =>
      breakPostgres({ run: answer }, breaker).run("find", signal, sql`SELECT 1`),
  ],
  [
    "redis",
    (breaker: Breaker, answer: () => Promise<[]>) =>
      breakRedis({ run: (_, __, commands) => answer().then(() => commands({} as never)) }, breaker).run(
        "find",
        signal,
        answer,
      ),
  ],
] as const)("%s behind a circuit breaker", (store, run) => {
  it("is asked while the circuit is closed", async () => {
    expect(await run(closed, async () => [])).toEqual([]);
  });

  it("is a store that does not answer while it is open", async () => {
    const error: unknown = await run(open, () => Promise.reject(new Error("was asked"))).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ store, operation: "find", reason: expect.stringContaining("skipped") as string });
  });

  it("throws other errors as they are", async () => {
    await expect(run(closed, () => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
  });
});
