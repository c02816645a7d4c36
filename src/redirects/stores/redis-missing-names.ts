import type { MissingNames } from "../../links/missing-names.ts";
import type { RedisStore } from "../../redis/redis.ts";
import { takeBackNone } from "./name-epoch.ts";

/** Invalidates the `none` of many names, and those that readers are about to fill in, in three commands. */
export function createRedisMissingNames(options: {
  redis: RedisStore;
  timeoutMs: number;
  random: () => number;
}): MissingNames {
  const { redis, timeoutMs, random } = options;
  return {
    async forget(names, deadline) {
      if (names.length === 0) return;
      await redis.run(
        "forget that names were unknown",
        () => deadline.signal(timeoutMs),
        (client) => {
          const multi = client.multi();
          takeBackNone(multi, names, random);
          return multi.exec();
        },
      );
    },
  };
}
