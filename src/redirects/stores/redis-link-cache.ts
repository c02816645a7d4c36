import { StoreError } from "../../lib/store-error.ts";
import type { LinkCache } from "../../links/link-cache.ts";
import type { RedisStore } from "../../redis/redis.ts";
import { encodeTarget, PENDING } from "./cached-target.ts";
import { FILL_LIMIT_MS, lifetimeMs, linkKey, noneKey, PENDING_LIFETIME_MS } from "./link-keys.ts";
import { takeBackNone } from "./name-epoch.ts";

/**
 * The writer's half of the cache protocol (P4). `pending` replaces whatever is there, and is left to
 * expire; a create publishes with NX, so it can't undo the `pending` of somebody who edits the new
 * link already.
 *
 * Whoever makes a name exist, or may, leaves `pending` on `none` too: a reader who saw no link a moment ago finds it
 * there, and can't fill in the 404 behind it. For many names at once, the epoch is raised instead.
 */
export function createRedisLinkCache(options: {
  redis: RedisStore;
  timeoutMs: number;
  fingerprint: string;
  now: () => number;
  random: () => number;
}): LinkCache {
  const { redis, timeoutMs, fingerprint, now, random } = options;

  return {
    async markPending(names, deadline) {
      const operation = "mark a link as being edited";
      const keys = names.flatMap(({ text }) => [linkKey(text), noneKey(text)]);
      const answer: unknown = await redis.run(
        operation,
        () => deadline.signal(timeoutMs),
        (client) => {
          const multi = client.multi();
          for (const key of keys) multi.set(key, PENDING, { px: PENDING_LIFETIME_MS });
          return multi.exec();
        },
      );
      if (!Array.isArray(answer) || answer.length !== keys.length || !answer.every((each) => each === "OK"))
        throw new StoreError({ store: "redis", operation, reason: "not the answer of a MULTI" });
    },

    async publish(name, target, startedAt, deadline) {
      await redis.run(
        "publish a new link",
        () => deadline.signal(timeoutMs),
        (client) => {
          const multi = client.multi();
          if (now() - startedAt < FILL_LIMIT_MS) {
            const px = lifetimeMs(target, now(), random());
            multi.set(linkKey(name.text), encodeTarget(target, fingerprint), { px, nx: true });
          }
          // Even if it is late: the link exists, and `pending` only sends readers to Postgres.
          multi.set(noneKey(name.text), PENDING, { px: PENDING_LIFETIME_MS });
          return multi.exec();
        },
      );
    },

    async publishMany(entries, startedAt, deadline) {
      await redis.run(
        "publish new links",
        () => deadline.signal(timeoutMs),
        (client) => {
          // No MULTI is needed: a link wins over `none`, so no reader sees a wrong state in between. And a pipeline
          // does not make other clients wait.
          const pipeline = client.pipeline();
          if (now() - startedAt < FILL_LIMIT_MS) {
            for (const { name, target } of entries) {
              const px = lifetimeMs(target, now(), random());
              pipeline.set(linkKey(name.text), encodeTarget(target, fingerprint), { px, nx: true });
            }
          }
          takeBackNone(
            pipeline,
            entries.map(({ name }) => name.text),
            random,
          );
          return pipeline.exec();
        },
      );
    },
  };
}
