import type { RedisStore } from "../../redis/redis.ts";
import type { UseMark } from "../use-mark.ts";

const KEY = "health:postgres-used";
/** Written to see whether Redis takes writes: a full Redis still answers reads, and would say for ever that nothing is used. */
const TRIED_KEY = "health:takes-writes";

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
      const [count] = await redis.run(
        "see whether Postgres is used",
        () => deadline.signal(timeoutMs),
        (client) => client.multi().exists(KEY).set(TRIED_KEY, "1", { px: lifetimeMs }).exec<[unknown, unknown]>(),
      );
      return Number(count) === 1;
    },
  };
}
