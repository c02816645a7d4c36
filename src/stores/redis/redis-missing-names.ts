import type { MissingNames } from "../../imports/missing-names.ts";
import { noneKey } from "./link-keys.ts";
import type { RedisStore } from "./redis.ts";

/** Takes the `none` of many names away in one command. */
export function createRedisMissingNames(options: { redis: RedisStore; timeoutMs: number }): MissingNames {
  const { redis, timeoutMs } = options;
  return {
    async forget(names, deadline) {
      if (names.length === 0) return;
      await redis.run(
        "forget that names were unknown",
        () => deadline.signal(timeoutMs),
        (client) => client.del(...names.map(noneKey)),
      );
    },
  };
}
