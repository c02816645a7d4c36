import type { Deadline } from "../../src/lib/deadline.ts";
import type { RequestScope } from "../../src/lib/request-scope.ts";
import { createBulkService } from "../../src/links/bulk-service.ts";
import { BY_NOBODY } from "../../src/links/changes/changed-by.ts";
import { createRestoreService } from "../../src/links/changes/restore-service.ts";
import { type Link, targetOf } from "../../src/links/link.ts";
import type { LinkNamer } from "../../src/links/link-namer.ts";
import type { LinkDraft } from "../../src/links/link-repository.ts";
import { createLinkService, type LinkService } from "../../src/links/link-service.ts";
import type { LinkStore } from "../../src/links/link-store.ts";
import { BEGIN_LIMIT_MS } from "../../src/links/stores/link-statements.ts";
import type { ReadEvent } from "../../src/metrics/read-event.ts";
import { createKeyConfirmation } from "../../src/names/key-confirmation.ts";
import type { IssuedName } from "../../src/names/link-name.ts";
import { withRedis } from "../../src/redirects/stores/cached-link-store.ts";
import { decodeNone, encodeTarget, PENDING } from "../../src/redirects/stores/cached-target.ts";
import { createRedisLinkCache } from "../../src/redirects/stores/redis-link-cache.ts";
import { createRedisMissingNames } from "../../src/redirects/stores/redis-missing-names.ts";
import { type Mutation, mutatedCache, mutatedRedis, NONE_HORIZON_MS } from "./cache-mutations.ts";
import { type CacheWorld, SLUG } from "./cache-world.ts";

/** Who reads and writes in a CacheWorld: the real rungs and the real service, on a Postgres that is a variable. */
export type ActorKind = "read" | WriterKind;
type WriterKind = "edit" | "refused" | "delete" | "create" | "restore" | "bulk" | "import";

const FINGERPRINT = "ab".repeat(32);
/** A writer's patience with Postgres. */
const EDIT_LIMIT_MS = 8_000;
/** `statement_timeout`, as a migration sets it. */
const STATEMENT_LIMIT_MS = 8_000;
/** When nothing bounds it: a create may begin at any time, and so may an edit in the mutation. */
const UNBOUNDED_MS = 100_000;
/** A reader may stall for longer than any time limit: an isolate can be stopped for a while. */
const STALLED_READ_MS = 60_000;

const draft = { slug: SLUG } as Partial<LinkDraft> as LinkDraft; // Postgres here looks at none of it.

export function createActors(world: CacheWorld, mutation: Mutation | null) {
  const NAME: IssuedName = { kind: "slug", text: world.name };
  /** The newest version that an editor was told is in force. */
  let acknowledged = 0;
  /** The newest link that somebody was told of, and the cache with him. */
  let announced = world.created;
  const violations: string[] = [];
  const takedowns: (() => Promise<void>)[] = [];

  const redis = mutatedRedis(world.redis, mutation);
  let drawn = 0;
  /** Other numbers each time, as chance gives them. */
  const random = () => (++drawn * 0.6180339887) % 1;
  const timing = { redis, timeoutMs: 1_000, fingerprint: FINGERPRINT, random };
  const cache = mutatedCache(createRedisLinkCache({ ...timing, now: () => world.now }), redis, mutation);
  const missingNames = createRedisMissingNames(timing);

  /** Starts a reader; what it gets is checked when it gets it. */
  async function read(): Promise<void> {
    const [startedAt, known] = [world.now, acknowledged];
    const isAnnounced = world.row.exists && announced === world.created;
    const present = world.created;
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
      if (!target?.location.startsWith(world.origin)) violations.push("Redis gave the link of another domain");
      if (!(version >= known)) violations.push(`Redis gave version ${version} after version ${known} was acknowledged`);
    }
    if (!events.some(({ tier, outcome }) => tier === "redis" && outcome === "none")) return;
    if (isAnnounced && world.row.exists && world.created === present)
      violations.push("Redis said that there is none of a link that was there all the time");
    if (startedAt - world.absentUntil > NONE_HORIZON_MS)
      violations.push(`Redis said that there is none ${startedAt - world.absentUntil} ms after there was one`);
  }

  async function write(kind: WriterKind): Promise<void> {
    // One service each, so that the version it acknowledges is its own.
    let [version, created, isCacheTold] = [0, 0, true];
    const isMaking = kind === "create" || kind === "bulk" || kind === "import";
    const isUnbounded = isMaking || mutation === "no bound at the server";
    const change = () =>
      world.send(
        EDIT_LIMIT_MS,
        async () => {
          // An edit on a condition that does not hold: its statement changes nothing.
          if (kind === "refused") return null;
          const link = world.change(isMaking || kind === "restore" ? "create" : kind);
          [version, created] = [world.row.version, world.created];
          return link;
        },
        isUnbounded ? UNBOUNDED_MS : BEGIN_LIMIT_MS + STATEMENT_LIMIT_MS,
      );
    const reportFailure = () => {
      isCacheTold = false;
    };
    if (kind === "bulk" || kind === "import") {
      const isMade = await (kind === "bulk" ? bulk(change, reportFailure) : importOne(change));
      if (isMade && isCacheTold) announced = Math.max(announced, created);
      return;
    }
    if (kind === "restore") {
      if (!(await restore(change, reportFailure))) return;
      announced = Math.max(announced, created);
      acknowledged = Math.max(acknowledged, version);
      return;
    }
    const service = serviceOn(
      {
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
          if (kind === "refused") return "precondition-failed";
          return link === null ? null : { name: NAME, link };
        },
        remove: async () => (await change()) !== null,
        isTaken: () => Promise.reject(new Error("nobody asks for names here")),
      },
      reportFailure,
    );
    const result = await run(service, kind);
    if (!result.ok) return;
    if (kind !== "delete" && isCacheTold) announced = Math.max(announced, created);
    // A create replaces nothing, and a takedown that Redis did not take says that it is in force later.
    const isInForce = "effectiveBy" in result.value && result.value.effectiveBy === null;
    if (isInForce) acknowledged = Math.max(acknowledged, version);
    if (mutation === "editor publishes" && kind === "edit") {
      const value = encodeTarget({ ...targetOf(world.link()), location: `${world.origin}/v${version}` }, FINGERPRINT);
      await world.redis.run(
        "publish",
        () => AbortSignal.timeout(1),
        (client) => client.set(`link:${world.name}`, value, { px: 3_600_000 }),
      );
    }
  }

  function run(service: LinkService, kind: "edit" | "refused" | "delete" | "create") {
    if (kind === "create") return service.create(draft, scope);
    return kind === "edit" || kind === "refused"
      ? service.edit([NAME], { title: "edited" }, scope)
      : service.remove([NAME], scope);
  }

  type Change = () => Promise<Link | null>;

  async function bulk(change: Change, reportFailure: () => void): Promise<boolean> {
    const service = createBulkService({
      repository: {
        createMany: async () => {
          const link = await change();
          const item = link === null ? ({ kind: "slug-taken" } as const) : ({ kind: "created", link } as const);
          return { kind: "answered", items: [item], isReplay: false };
        },
      },
      ...{ cache, namer, reportFailure },
      forget: () => undefined,
      now: () => world.now,
    });
    const result = await service.create({ items: [], createdBy: "key:admin", idempotency: null }, scope);
    return result.ok && result.value.items.some((item) => item.kind === "created");
  }

  async function restore(change: Change, reportFailure: () => void): Promise<boolean> {
    const service = createRestoreService({
      store: {
        find: async () => null,
        restore: async () => {
          const link = await change();
          return link === null ? "slug-taken" : { name: NAME, link };
        },
      },
      issuedNames: { decode: async () => [NAME] },
      ...{ cache, namer, reportFailure },
      forget: () => undefined,
    });
    const deleted = { name: NAME, link: world.link(), isAdmins: false };
    return (await service.restore([NAME], deleted, BY_NOBODY, scope)).ok;
  }

  /** In the order of the job: a piece that was not known to take comes again, and so does not end here. */
  async function importOne(change: Change): Promise<boolean> {
    if ((await change()) === null) return false;
    await missingNames.forget([world.name], scope.deadline);
    return true;
  }

  const namer: LinkNamer = {
    nameOf: async () => NAME,
    nameAll: async (links) => links.map((link) => ({ name: NAME, link })),
  };

  function serviceOn(
    repository: Parameters<typeof createLinkService>[0]["repository"],
    reportFailure: () => void,
  ): LinkService {
    return createLinkService({
      repository,
      cache,
      takedowns: { retry: async () => void takedowns.push(() => cache.markPending([NAME], scope.deadline)) },
      issuedNames: { decode: async () => [NAME] },
      namer,
      forget: () => undefined,
      cacheHorizonMs: 0,
      now: () => world.now,
      reportFailure,
    });
  }

  /** The world cuts its calls off itself. */
  const deadline: Deadline = {
    totalMs: EDIT_LIMIT_MS,
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
    /** When all has ended, and every `pending` has run out: what a reader gets from Redis is what Postgres has. */
    async isTrue(): Promise<boolean> {
      const [link, none, epoch] = await world.cached();
      if (typeof link === "string" && link !== PENDING)
        return world.row.exists && link.includes(`/v${world.row.version}"`);
      return typeof none !== "string" || !world.row.exists || decodeNone(none, FINGERPRINT, epoch ?? null) !== "none";
    },
    act: (kind: ActorKind) => (kind === "read" ? read() : write(kind)),
  };
}
