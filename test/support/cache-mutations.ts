import type { LinkCache } from "../../src/links/link-cache.ts";
import { PENDING } from "../../src/redirects/stores/cached-target.ts";
import { linkKey, NONE_LIFETIME_MS, noneKey, PENDING_LIFETIME_MS } from "../../src/redirects/stores/link-keys.ts";
import type { RedisStore } from "../../src/redis/redis.ts";

/** Ways to break the protocol, each of which must show. */
export const MUTATIONS = [
  ...(["no NX", "no pending", "no fill limit", "editor publishes"] as const),
  ...(["no pending on none", "no NX on none", "no epoch", "no bound at the server"] as const),
] as const;
export type Mutation = (typeof MUTATIONS)[number];

type Client = Parameters<Parameters<RedisStore["run"]>[2]>[0];
type Pipeline = ReturnType<Client["pipeline"]>;

/** The store as the mutation has it: the real commands, but for what it leaves out. */
export function mutatedRedis(redis: RedisStore, mutation: Mutation | null): RedisStore {
  switch (mutation) {
    case "no NX":
      return withChanged(redis, (client) => withoutNx(client, () => true));
    case "no NX on none":
      return withChanged(redis, (client) => withoutNx(client, (key) => key.startsWith("none:")));
    case "no epoch":
      return withChanged(redis, withoutIncr);
    default:
      return redis;
  }
}

/** The writers as the mutation has them. */
export function mutatedCache(cache: LinkCache, redis: RedisStore, mutation: Mutation | null): LinkCache {
  if (mutation === "no pending") return { ...cache, markPending: async () => undefined };
  if (mutation !== "no pending on none") return cache;
  const signal = () => AbortSignal.timeout(1);
  // As the last release has it: an edit leaves `none` alone, and a create takes it away.
  return {
    ...cache,
    async markPending(names) {
      for (const { text } of names) {
        await redis.run("mark a link", signal, (client) =>
          client.set(linkKey(text), PENDING, { px: PENDING_LIFETIME_MS }),
        );
      }
    },
    async publish(name, target, startedAt, deadline) {
      await cache.publish(name, target, startedAt, deadline);
      await redis.run("take none away", signal, (client) => client.del(noneKey(name.text)));
    },
  };
}

function withChanged(redis: RedisStore, change: (client: Client) => void): RedisStore {
  return {
    run: (operation, signal, commands) =>
      redis.run(operation, signal, (client) => {
        change(client);
        return commands(client);
      }),
  };
}

/** Of single commands, which are those of readers. */
function withoutNx(client: Client, isMeant: (key: string) => boolean): void {
  const set = client.set.bind(client);
  client.set = ((key: string, value: string, options: object) =>
    set(key, value, { ...options, ...(isMeant(key) ? { nx: undefined } : {}) } as never)) as typeof client.set; // Only the option goes.
}

function withoutIncr(client: Client): void {
  for (const kind of ["multi", "pipeline"] as const) {
    const begin: () => Pipeline = client[kind].bind(client);
    client[kind] = () => {
      const pipeline = begin();
      // A command that changes nothing, and answers a number as well.
      Object.assign(pipeline, { incr: (key: string) => pipeline.exists(key) });
      return pipeline;
    };
  }
}

/** The longest that a `none` which nobody could take back is believed: a load of 4 s before its fill, and its lifetime. */
export const NONE_HORIZON_MS = 4_000 + NONE_LIFETIME_MS;
