import type { RedisStore } from "../../redis/redis.ts";
import type { WebhookMarks } from "../webhook-notice.ts";

/** Whether a webhook is on: `1`, `0`; absent while nobody knows, which writers take for `1`. */
const ANY_KEY = "webhooks:any";
const MARK_KEY = "webhooks:written";
/** Three sweeps: see `MARKED_MS`. */
const MARK_MS = 180_000;
/** It is found out again once a day, should it ever be wrong. */
const NONE_MS = 86_400_000;

/**
 * `0` is written only where nothing stands, and whoever switches a webhook on writes `1` first. So no sweep that looked before can
 * hide a webhook behind a `0`. A sweep that finds none behind a `1` takes that away, and the next one writes the `0`.
 */
export function createRedisWebhookMarks({ redis, timeoutMs }: { redis: RedisStore; timeoutMs: number }): WebhookMarks {
  const meaning = (value: unknown) => (value === "1" ? true : value === "0" ? false : null);
  return {
    isAnyOn: async (deadline) =>
      meaning(
        await redis.run(
          "see whether a webhook is on",
          () => deadline.signal(timeoutMs),
          (client) => client.get<unknown>(ANY_KEY),
        ),
      ),

    async tellAnyOn(isAnyOn, known, deadline) {
      if (isAnyOn === known) return;
      await redis.run(
        "say whether a webhook is on",
        () => deadline.signal(timeoutMs),
        async (client) => {
          if (isAnyOn) await client.set(ANY_KEY, "1");
          else if (known === true) await client.del(ANY_KEY);
          else await client.set(ANY_KEY, "0", { nx: true, px: NONE_MS });
        },
      );
    },

    async expectOn(deadline) {
      await redis.run(
        "say that a webhook is on",
        () => deadline.signal(timeoutMs),
        (client) => client.set(ANY_KEY, "1"),
      );
    },

    async set(deadline) {
      await redis.run(
        "mark that something is written",
        () => deadline.signal(timeoutMs),
        (client) => client.set(MARK_KEY, "1", { px: MARK_MS }),
      );
    },

    async read(deadline) {
      const [mark, any] = await redis.run(
        "see whether something was written",
        () => deadline.signal(timeoutMs),
        (client) => client.mget<unknown[]>(MARK_KEY, ANY_KEY),
      );
      return { stands: mark === "1", isAnyOn: meaning(any) };
    },
  };
}
