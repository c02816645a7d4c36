import { StoreError } from "../../lib/store-error.ts";
import type { LinkCache } from "../../links/link-cache.ts";
import { encodeTarget, PENDING } from "./cached-target.ts";
import { FILL_LIMIT_MS, lifetimeMs, linkKey, noneKey, PENDING_LIFETIME_MS } from "./link-keys.ts";
import type { RedisStore } from "./redis.ts";

/**
 * The writer's half of the cache protocol (P4). `pending` replaces whatever is there, and is left to
 * expire; a create publishes with NX, so it can't undo the `pending` of somebody who edits the new
 * link already, and takes the `none` away that made the name a 404.
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
      const answer: unknown = await redis.run(
        operation,
        () => deadline.signal(timeoutMs),
        (client) => {
          const transaction = client.multi();
          for (const { text } of names) transaction.set(linkKey(text), PENDING, { px: PENDING_LIFETIME_MS });
          return transaction.exec();
        },
      );
      if (!Array.isArray(answer) || answer.length !== names.length || answer.some((set) => set !== "OK"))
        throw new StoreError({ store: "redis", operation, reason: "not the answers of its SETs" });
    },

    async publish(name, target, startedAt, deadline) {
      if (now() - startedAt >= FILL_LIMIT_MS) return;
      await redis.run(
        "publish a new link",
        () => deadline.signal(timeoutMs),
        (client) =>
          client
            .multi()
            .set(linkKey(name.text), encodeTarget(target, fingerprint), {
              px: lifetimeMs(target, now(), random()),
              nx: true,
            })
            .del(noneKey(name.text))
            .exec(),
      );
    },

    async publishMany(entries, startedAt, deadline) {
      if (now() - startedAt >= FILL_LIMIT_MS) return;
      await redis.run(
        "publish new links",
        () => deadline.signal(timeoutMs),
        (client) => {
          // No MULTI: a link wins over `none`, so nothing is wrong between the two, and nothing else waits.
          const pipeline = client.pipeline();
          for (const { name, target } of entries) {
            const px = lifetimeMs(target, now(), random());
            pipeline.set(linkKey(name.text), encodeTarget(target, fingerprint), { px, nx: true });
          }
          pipeline.del(...entries.map(({ name }) => noneKey(name.text)));
          return pipeline.exec();
        },
      );
    },
  };
}
