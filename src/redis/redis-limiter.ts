import { StoreError } from "../lib/store-error.ts";
import type { Limiter } from "../limits/limiter.ts";
import { decide, windowAt } from "../limits/sliding-window.ts";
import type { RedisStore } from "./redis.ts";

/** The limiter that all isolates share: one MULTI, so that no two requests see the same count. */
export function createRedisLimiter(options: { redis: RedisStore; timeoutMs: number; now: () => number }): Limiter {
  const { redis, timeoutMs, now } = options;
  return {
    async take(client, limit, deadline) {
      const operation = "count a request";
      const { index, elapsedMs } = windowAt(now(), limit.windowMs);
      const key = (window: number) => `rate:${limit.name}:${client}:${window}`;
      const answer: unknown = await redis.run(
        operation,
        () => deadline.signal(timeoutMs),
        (commands) =>
          commands
            .multi()
            .get(key(index - 1))
            .incr(key(index))
            .pexpire(key(index), 2 * limit.windowMs)
            .exec(),
      );
      const replies: readonly unknown[] = Array.isArray(answer) ? answer : [];
      const counts = { previous: Number(replies[0]), current: Number(replies[1]) };
      if (!(counts.previous >= 0 && counts.current >= 1)) {
        throw new StoreError({ store: "redis", operation, reason: "not the answer of a MULTI" });
      }
      return decide(limit, counts, elapsedMs);
    },
  };
}
