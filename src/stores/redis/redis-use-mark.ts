import type { UseMark } from "../../health/use-mark.ts";
import type { RedisStore } from "./redis.ts";

const KEY = "health:postgres-used";

/** @param options.lifetimeMs how long a use counts as lately. */
export function createRedisUseMark(options: { redis: RedisStore; timeoutMs: number; lifetimeMs: number }): UseMark {
  const { redis, timeoutMs, lifetimeMs } = options;
  return {
    async set(deadline) {
      await redis.run(
        "say that Postgres is used",
        () => deadline.signal(timeoutMs),
        (client) => client.set(KEY, "1", { px: lifetimeMs }),
      );
    },

    async isSet(deadline) {
      const count: unknown = await redis.run(
        "see whether Postgres is used",
        () => deadline.signal(timeoutMs),
        (client) => client.exists(KEY),
      );
      return count === 1;
    },
  };
}
