import { join } from "node:path";
import { createClickConsuming } from "../../src/clicks/compose-consuming.ts";
import { consumeClicks } from "../../src/clicks/jobs/consume-clicks.ts";
import { retryTakedowns, type TakedownMessage } from "../../src/links/jobs/retry-takedowns.ts";
import { type Stack, startStack } from "../../src/local/stack.ts";
import { createCounters } from "../../src/metrics/counters.ts";
import { createPostgresCounterStore } from "../../src/metrics/stores/postgres-counter-store.ts";
import { createRedisLinkCache } from "../../src/redirects/stores/redis-link-cache.ts";
import { adaptersOn } from "./adapters.ts";
import { BUNDLE_DIR } from "./bundle.ts";
import { startClickCollector } from "./click-collector.ts";
import { type DirectWorkerd, startDirectWorkerd } from "./direct-workerd.ts";
import { findFreePort } from "./free-port.ts";
import { type HeldQueue, holdQueue } from "./held-queue.ts";
import { type OwnServer, startOwnPostgres, startOwnRedis } from "./own-servers.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { ADMIN_KEY, CODE_KEY, ORIGIN } from "./settings.ts";

/**
 * The production bundle in a workerd on a direct socket, over stand-ins before a PostgreSQL and a Redis of its own: each
 * of the three is a process that can be killed and started again. The Queue and its consumer are this process, and live on.
 */
export interface CrashWorld {
  readonly stack: Stack;
  readonly postgres: OwnServer;
  readonly redis: OwnServer;
  readonly workerUrl: string;
  /** What Workers handed to the Queue. */
  readonly clickMessages: readonly string[];
  readonly clicks: HeldQueue;
  readonly takedowns: HeldQueue;
  killWorker(): Promise<void>;
  startWorker(): Promise<void>;
  /** Texts of what the Worker logged as `unexpected`. */
  readonly surprises: readonly string[];
  close(): Promise<void>;
}

const SETTINGS = {
  ...{ CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: ORIGIN, CLICK_FLUSH_SECONDS: "1" },
  ...{ ADMIN_PER_MINUTE: "1000000", UNKNOWN_LOOKUPS_PER_MINUTE: "1000000" },
  // On a busy machine Redis can be slow while Postgres is dead. What may then be served is another suite's matter.
  STALE_MAX_SECONDS: "0",
};

export async function startCrashWorld(random: SeededRandom): Promise<CrashWorld> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const postgres = await startOwnPostgres();
    closing.push(() => postgres.close());
    // What was answered is in the file, so that a kill loses nothing; a suite that wants it lost starts Redis empty.
    const redis = await startOwnRedis(["--appendonly", "yes", "--appendfsync", "everysec"]);
    closing.push(() => redis.close());
    const stack = await startStack({ databaseUrl: postgres.url, redisUrl: redis.url });
    closing.push(() => stack.close());
    const [clickCollector, takedownCollector] = [await startClickCollector(), await startClickCollector()];
    closing.push(() => clickCollector.close());
    closing.push(() => takedownCollector.close());

    const jobs = await jobsOn(stack);
    const clicks = holdQueue(clickCollector.messages, {
      ...{ bodyOf: (text: string) => text, random, consumers: 2 },
      consume: (batch) => consumeClicks(batch as Pick<MessageBatch, "messages">, jobs.clicks), // All that it uses.
    });
    closing.push(() => clicks.stop());
    const takedowns = holdQueue(takedownCollector.messages, {
      bodyOf: (text) => JSON.parse(text) as TakedownMessage,
      ...{ random, consumers: 1 },
      consume: (batch) => retryTakedowns(batch as Pick<MessageBatch<TakedownMessage>, "messages">, jobs.takedowns), // All that it uses.
    });
    closing.push(() => takedowns.stop());

    const port = await findFreePort();
    const surprises: string[] = [];
    let worker: DirectWorkerd | null = null;
    const world: CrashWorld = {
      ...{ stack, postgres, redis, clicks, takedowns, surprises, close },
      clickMessages: clickCollector.messages,
      workerUrl: `http://127.0.0.1:${port}`,
      async killWorker() {
        await worker?.close();
        worker = null;
      },
      async startWorker() {
        worker = await startDirectWorkerd({
          script: join(BUNDLE_DIR, "worker.js"),
          port,
          bindings: { ...stack.bindings, ...SETTINGS },
          queuesTo: { CLICKS: clickCollector.address, TAKEDOWNS: takedownCollector.address },
          onLog: (text) => surprises.push(...text.split("\n").filter((line) => line.includes('"unexpected"'))),
        });
      },
    };
    closing.push(() => world.killWorker());
    await world.startWorker();
    return world;
  } catch (error) {
    await close();
    throw error;
  }
}

/** The consumers as production has them, in this process. */
async function jobsOn(stack: Stack) {
  const { postgres, redis, key, now } = await adaptersOn(stack);
  const { clickJob } = createClickConsuming({
    ...{ postgres, retentionDays: 90, counters: createCounters(), now },
    createCounterStore: (timeoutMs) => createPostgresCounterStore({ postgres, timeoutMs }),
    createId: () => crypto.randomUUID(),
  });
  const options = { redis, timeoutMs: 1_000, fingerprint: key.fingerprint, now, random: () => Math.random() };
  return {
    clicks: clickJob,
    takedowns: { cache: createRedisLinkCache(options), forget: () => undefined, now },
  };
}
