import { StoreError } from "../../src/lib/store-error.ts";
import { targetOf } from "../../src/links/link.ts";
import type { LinkDraft, LinkRepository } from "../../src/links/link-repository.ts";
import { createLinkService } from "../../src/links/link-service.ts";
import { type LinkStore, NoStoreAnswered } from "../../src/links/link-store.ts";
import { createKeyConfirmation } from "../../src/names/key-confirmation.ts";
import type { IssuedName, LinkName } from "../../src/names/link-name.ts";
import { withRedis } from "../../src/redirects/stores/cached-link-store.ts";
import { withMemory } from "../../src/redirects/stores/memory-link-store.ts";
import { createRedisLinkCache } from "../../src/redirects/stores/redis-link-cache.ts";
import type { RedisStore } from "../../src/redis/redis.ts";
import { generous } from "./adapters.ts";
import { type CacheWorld, SLUG, untilIdle } from "./cache-world.ts";
import { createVisit } from "./read-ladder.ts";

/** Which stores are out, for all isolates of a world. */
export interface Outages {
  redis: boolean;
  postgres: boolean;
}

/** An isolate that reads and creates the one link of a `CacheWorld`: its memory over Redis over Postgres. */
export interface NegativeIsolate {
  /** Where the link leads; null when there is none, "outage" when that can't be told. */
  find(): Promise<string | null>;
  create(): Promise<void>;
}

const FINGERPRINT = "ab".repeat(32);
const NAME: IssuedName & LinkName = { kind: "slug", text: SLUG };

export function createNegativeIsolate(world: CacheWorld, outages: Outages): NegativeIsolate {
  const outage = (store: "redis" | "postgres") =>
    new StoreError({ store, operation: "be asked", reason: "no answer in time" });
  const redis: RedisStore = {
    run: (...call) => (outages.redis ? Promise.reject(outage("redis")) : world.redis.run(...call)),
  };
  const timing = { redis, timeoutMs: 1_000, fingerprint: FINGERPRINT, now: () => world.now, random: () => 0.5 };
  const postgres: LinkStore<IssuedName> = {
    find: async () => {
      if (outages.postgres) throw outage("postgres");
      return { target: world.row.exists ? targetOf(world.link()) : null, asOf: world.now };
    },
  };
  const report = () => undefined;
  const rungs = withRedis(postgres, { ...timing, confirmation: createKeyConfirmation(FINGERPRINT), report });
  // Of a slug, every name is one that may exist.
  const memory = withMemory(
    { find: (_, visit) => rungs.find([NAME], visit) },
    { staleMaxMs: 3_600_000, maxEntries: 10, maxBytes: 100_000, now: () => world.now, report },
  );
  const service = createLinkService({
    repository: {
      create: async () => {
        const link = world.change("create");
        return link === null ? { kind: "slug-taken" } : { kind: "created", link, isReplay: false };
      },
    } as Pick<LinkRepository, "create"> as LinkRepository, // Nothing else is asked of it.
    cache: createRedisLinkCache(timing),
    takedowns: { retry: () => Promise.reject(new Error("no takedowns here")) },
    issuedNames: { decode: async () => [NAME] },
    namer: { nameOf: async () => NAME, nameAll: async (links) => links.map((link) => ({ name: NAME, link })) },
    forget: memory.forget,
    cacheHorizonMs: 0,
    now: () => world.now,
    reportFailure: () => undefined,
  });

  return {
    async find() {
      const visit = createVisit();
      const answer = await settled(
        world,
        memory.find([NAME], visit).then(
          ({ target }) => target?.location ?? null,
          (error: unknown) => {
            if (error instanceof StoreError || error instanceof NoStoreAnswered) return "outage";
            throw error;
          },
        ),
      );
      await settled(world, visit.settled());
      return answer;
    },

    async create() {
      const draft = { slug: SLUG } as Partial<LinkDraft> as LinkDraft; // Postgres here looks at none of it.
      const created = await settled(world, service.create(draft, { ...createVisit(), deadline: generous() }));
      if (!created.ok) throw new Error(`Cannot create the link: ${created.error.reason}`);
    },
  };
}

/** Lets every message to a store go through until the work has ended. */
async function settled<Value>(world: CacheWorld, work: Promise<Value>): Promise<Value> {
  const open = new Set([work]);
  void work.finally(() => open.delete(work));
  await untilIdle();
  while (open.size > 0) {
    const [message] = world.messages;
    if (message !== undefined) await world.step(message);
    await untilIdle();
  }
  return work;
}
