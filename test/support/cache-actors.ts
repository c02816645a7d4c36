import type { Deadline } from "../../src/lib/deadline.ts";
import { createKeyConfirmation } from "../../src/links/key-confirmation.ts";
import { targetOf } from "../../src/links/link.ts";
import type { LinkCache } from "../../src/links/link-cache.ts";
import type { IssuedName } from "../../src/links/link-name.ts";
import type { LinkDraft } from "../../src/links/link-repository.ts";
import { createLinkService, type LinkService, type RequestScope } from "../../src/links/link-service.ts";
import type { LinkStore, ReadEvent } from "../../src/links/link-store.ts";
import { withRedis } from "../../src/stores/redis/cached-link-store.ts";
import { encodeTarget } from "../../src/stores/redis/cached-target.ts";
import type { RedisStore } from "../../src/stores/redis/redis.ts";
import { createRedisLinkCache } from "../../src/stores/redis/redis-link-cache.ts";
import { type CacheWorld, SLUG } from "./cache-world.ts";

/** Who reads and writes in a CacheWorld: the real rungs and the real service, on a Postgres that is a variable. */
export type ActorKind = "read" | "edit" | "delete" | "create";

/** Ways to break the protocol, each of which must show. */
export type Mutation = "no NX" | "no pending" | "no fill limit" | "editor publishes";

const FINGERPRINT = "ab".repeat(32);
const NAME: IssuedName = { kind: "slug", text: SLUG };
/** An edit's time in Postgres (DESIGN 7). */
const EDIT_LIMIT_MS = 8_000;
/** A reader may stall for longer than any time limit: an isolate can be stopped for a while. */
const STALLED_READ_MS = 60_000;
/** 60 s in Redis, after a load that may have begun 3 s and ended 1 s before the `none` was there. */
const NONE_HORIZON_MS = 64_000;

const draft = { slug: SLUG } as Partial<LinkDraft> as LinkDraft; // Postgres here looks at none of it.

export function createActors(world: CacheWorld, mutation: Mutation | null) {
  /** The newest version that an editor was told is in force. */
  let acknowledged = 0;
  const violations: string[] = [];
  const takedowns: (() => Promise<void>)[] = [];

  const redis = mutation === "no NX" ? withoutNx(world.redis) : world.redis;
  const timing = { redis, timeoutMs: 1_000, fingerprint: FINGERPRINT, random: () => 0.5 };
  const publishing = createRedisLinkCache({ ...timing, now: () => world.now });
  const cache: LinkCache =
    mutation === "no pending" ? { ...publishing, markPending: async () => undefined } : publishing;

  /** Starts a reader; what it gets is checked when it gets it. */
  async function read(): Promise<void> {
    const [startedAt, known] = [world.now, acknowledged];
    const events: ReadEvent[] = [];
    const postgres: LinkStore<IssuedName> = {
      find: () =>
        world.send(STALLED_READ_MS, async () => ({
          target: world.row.exists ? targetOf(world.link()) : null,
          asOf: world.now,
        })),
    };
    const store = withRedis(postgres, {
      ...timing,
      // With a clock that stands still, no fill is ever too late.
      now: mutation === "no fill limit" ? () => startedAt : () => world.now,
      confirmation: createKeyConfirmation(FINGERPRINT),
      report: (event) => events.push(event),
    });
    const { target } = await store.find([NAME], scope);
    if (events.some(({ tier, outcome }) => tier === "redis" && outcome === "hit")) {
      const version = Number(/v(\d+)$/.exec(target?.location ?? "")?.[1]);
      if (!(version >= known)) violations.push(`Redis gave version ${version} after version ${known} was acknowledged`);
    }
    if (
      events.some(({ tier, outcome }) => tier === "redis" && outcome === "none") &&
      startedAt - world.absentUntil > NONE_HORIZON_MS
    ) {
      violations.push(`Redis said that there is none ${startedAt - world.absentUntil} ms after there was one`);
    }
  }

  async function write(kind: "edit" | "delete" | "create"): Promise<void> {
    // One service each, so that the version it acknowledges is its own.
    let version = 0;
    const change = () =>
      world.send(EDIT_LIMIT_MS, async () => {
        const link = world.change(kind);
        version = world.row.version;
        return link;
      });
    const service = serviceOn({
      create: async () => {
        const link = await change();
        return link === null ? { kind: "slug-taken" } : { kind: "created", link, isReplay: false };
      },
      createMany: () => Promise.reject(new Error("no batches here")),
      recall: async () => null,
      get: async () => null,
      list: async () => [],
      edit: async () => {
        const link = await change();
        return link === null ? null : { name: NAME, link };
      },
      remove: async () => (await change()) !== null,
    });
    const result = await run(service, kind);
    if (!result.ok) return;
    // A create replaces nothing, and a takedown that Redis did not take says that it is in force later.
    const isInForce = "effectiveBy" in result.value && result.value.effectiveBy === null;
    if (isInForce) acknowledged = Math.max(acknowledged, version);
    if (mutation === "editor publishes" && kind === "edit") {
      const value = encodeTarget(
        { ...targetOf(world.link()), location: `https://example.com/v${version}` },
        FINGERPRINT,
      );
      await world.redis.run(
        "publish",
        () => AbortSignal.timeout(1),
        (client) => client.set(`link:${SLUG}`, value, { px: 3_600_000 }),
      );
    }
  }

  function run(service: LinkService, kind: "edit" | "delete" | "create") {
    if (kind === "create") return service.create(draft, scope);
    return kind === "edit" ? service.edit([NAME], { title: "edited" }, scope) : service.remove([NAME], scope);
  }

  function serviceOn(repository: Parameters<typeof createLinkService>[0]["repository"]): LinkService {
    return createLinkService({
      repository,
      cache,
      takedowns: { retry: async () => void takedowns.push(() => cache.markPending([NAME], scope.deadline)) },
      issuedNames: { decode: async () => [NAME] },
      namer: { nameOf: async () => NAME, nameAll: async (links) => links.map((link) => ({ name: NAME, link })) },
      forget: () => undefined,
      cacheHorizonMs: 0,
      now: () => world.now,
      reportFailure: () => undefined,
    });
  }

  /** The world cuts its calls off itself. */
  const deadline: Deadline = {
    remainingMs: () => EDIT_LIMIT_MS,
    signal: () => new AbortController().signal,
    race: (work) => work,
  };
  /** Work behind an answer goes on by itself. */
  const scope: RequestScope = { deadline, waitUntil: () => undefined, address: async () => "" };

  return {
    violations,
    /** Takedowns that Redis has not taken yet; each is retried until it does not reject. */
    takedowns,
    act: (kind: ActorKind) => (kind === "read" ? read() : write(kind)),
  };
}

function withoutNx(redis: RedisStore): RedisStore {
  return {
    run: (operation, signal, commands) =>
      redis.run(operation, signal, (client) => {
        const set = client.set.bind(client);
        client.set = ((key: string, value: string, options: object) =>
          set(key, value, { ...options, nx: undefined } as never)) as typeof client.set; // Only the option goes.
        return commands(client);
      }),
  };
}
