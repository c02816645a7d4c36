import { createBlockList } from "../../../src/abuse/block-list.ts";
import { withBlockList } from "../../../src/abuse/with-block-list.ts";
import { createClickRecorder } from "../../../src/clicks/click-recorder.ts";
import { createClickSender } from "../../../src/clicks/click-sender.ts";
import { prepareClicks } from "../../../src/clicks/prepare-clicks.ts";
import { createRedisDaySalts } from "../../../src/clicks/stores/redis-day-salts.ts";
import { createRedisUseMark } from "../../../src/health/stores/redis-use-mark.ts";
import { createUseNotes } from "../../../src/health/use-notes.ts";
import { createSingleFlight } from "../../../src/lib/single-flight.ts";
import type { LinkStore } from "../../../src/links/link-store.ts";
import type { ReadEvent } from "../../../src/metrics/read-event.ts";
import { createKeyConfirmation } from "../../../src/names/key-confirmation.ts";
import type { IssuedName, LinkName } from "../../../src/names/link-name.ts";
import { withRedis } from "../../../src/redirects/stores/cached-link-store.ts";
import { withMemory } from "../../../src/redirects/stores/memory-link-store.ts";
import { type LoadOutcome, withSingleFlight } from "../../../src/redirects/stores/single-flight-link-store.ts";
import type { RedisStore } from "../../../src/redis/redis.ts";
import { FINGERPRINT } from "./names.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import type { Visitors } from "./visitors.ts";

/** What an isolate meets outside. */
export interface Surroundings {
  readonly clock: VirtualClock;
  readonly random: () => number;
  readonly redis: RedisStore;
  /** Counted by whoever makes it. */
  readonly postgres: LinkStore<IssuedName>;
  readonly readBlockList: () => Promise<void>;
  readonly send: (messages: readonly string[]) => void;
  readonly visitors: Visitors;
  readonly report: (event: ReadEvent) => void;
  /** What is put between memory and Redis; nothing as the release is. */
  readonly rung?: (next: LinkStore<IssuedName>) => LinkStore<IssuedName>;
  readonly flushMs?: number;
}

export interface Isolate {
  /** @param name what is asked for. @returns whether it has begun work that goes on by itself. */
  visit(name: Extract<LinkName, { kind: "slug" }>): boolean;
}

const asItIs = (next: LinkStore<IssuedName>) => next;
const JOIN_LIMIT_MS = 1_000;
const PING_INTERVAL_MS = 300_000;
/** MEMORY_MAX_ENTRIES and MEMORY_MAX_MB, as they are where nobody sets them. */
const MEMORY = { staleMaxMs: 3_600_000, maxEntries: 50_000, maxBytes: 32 * 1_048_576 };
const DAY_MS = 86_400_000;
/** As an isolate hands them over: sums of what its visits and look-ups were. */
const COUNTS = new Map(["hit", "miss", "refresh", "filled", "load"].map((name) => [`bijou_reads_total ${name}`, 7]));

/**
 * An isolate of the release's own rungs and recorder, put together as `services.ts` does, from the memory down. Two rungs are left out
 * that never call a store for what is asked here: the refusal of codes that were never issued, and the limit for scanners.
 */
export function createIsolate(around: Surroundings): Isolate {
  const { clock, random, redis, postgres, visitors, report, rung = asItIs, flushMs = 10_000 } = around;
  const { now } = clock;
  const ignore = () => undefined;
  const timing = { redis, timeoutMs: 1_000, now };
  const notes = createUseNotes({
    useMark: createRedisUseMark({ ...timing, lifetimeMs: PING_INTERVAL_MS + 60_000 }),
    ...{ intervalMs: PING_INTERVAL_MS, timeoutMs: 1_000, now, reportFailure: ignore },
  });
  const asked: LinkStore<IssuedName> = { find: (...call) => (notes.note(), postgres.find(...call)) };
  const blockList = createBlockList({
    async read(knownDigest) {
      notes.note();
      await around.readBlockList();
      return { digest: "none", domains: knownDigest === null ? [] : null };
    },
    ...{ joinLimitMs: JOIN_LIMIT_MS, now, reportFailure: ignore },
  });
  const confirmation = createKeyConfirmation(FINGERPRINT);
  const stores = withBlockList(
    withSingleFlight(
      rung(withRedis(asked, { ...timing, fingerprint: FINGERPRINT, confirmation, random, report })),
      createSingleFlight<LoadOutcome>({
        ...{ joinLimitMs: JOIN_LIMIT_MS, now },
        report: (outcome) => report({ tier: "flight", outcome }),
      }),
    ),
    blockList,
  );
  const isSlug = (name: LinkName) => name.kind === "slug";
  const memory = withMemory(
    { find: (names, visit) => stores.find(names.filter(isSlug), visit) },
    { ...MEMORY, now, report },
  );

  const salts = createRedisDaySalts({ ...timing, randomBytes: (count) => new Uint8Array(count) });
  let saltedDay = -1;
  const recorder = createClickRecorder({
    prepare: (visits) =>
      prepareClicks(visits, {
        async visitorsOf(given) {
          const day = Math.floor(now() / DAY_MS);
          if (day !== saltedDay) await salts.saltOf(String(day));
          saltedDay = day;
          return given.map(visitors.idOf);
        },
        randomBytes: visitors.bytes,
      }),
    sender: createClickSender({
      queue: { send: async (messages) => around.send(messages) },
      ...{ now, reportFailure: ignore },
    }),
    takeCounts: () => [{ id: visitors.uuid(), counts: COUNTS }],
    ...{ flushMs, now, reportDropped: ignore },
  });

  return {
    visit(name) {
      let hasBegun = false;
      const waitUntil = (work: Promise<unknown>) => {
        hasBegun = true;
        void work;
      };
      const ctx = { waitUntil };
      const visit = { waitUntil, address: async () => "pseudonym" };
      const known = memory.peek(name, () => visit);
      const record = (id: Parameters<Visitors["visit"]>[0]) => recorder.record(visitors.visit(id, now()), ctx);
      if (known?.target) {
        record(known.target.id);
        return hasBegun;
      }
      void memory.find([name], visit).then(({ target }) => {
        notes.handOver(waitUntil);
        if (target === null) recorder.recordUnknown(name.text, ctx);
        else record(target.id);
      });
      return true;
    },
  };
}
