import { afterAll, beforeAll, expect } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import type { Engine } from "./engines.ts";
import { unpackLastRelease } from "./last-release.ts";
import { type RunningWorker, startWorker } from "./running-worker.ts";
import { asAdmin } from "./settings.ts";

export type Release = "last" | "this";

/** A roll-out, for a suite: the last release and this one on the same stores, with this one's schema. */
export function useTwoReleases(engine: Engine) {
  const { version, bundleDir } = unpackLastRelease();
  const both = {} as {
    stack: Stack;
    workers: Record<Release, RunningWorker>;
    /** Isolates that have none of the others' links in memory. */
    fresh: Record<Release, RunningWorker>;
  }; // Filled before the first test.

  beforeAll(async () => {
    both.stack = await engine.start();
    const settings = { REDIS_TIMEOUT_MS: "2000" };
    const start = async () => ({
      last: await startWorker(both.stack, settings, [], bundleDir),
      this: await startWorker(both.stack, settings),
    });
    both.workers = await start();
    both.fresh = await start();
  });
  afterAll(async () => {
    const all = [...Object.values(both.workers), ...Object.values(both.fresh)];
    await Promise.all(all.map((worker) => worker.close()));
    await both.stack.close();
  });

  const edit = (worker: RunningWorker, slug: string, body: object) =>
    worker.fetch(`/api/links/${slug}`, { method: "PATCH", headers: asAdminWithJson, body: JSON.stringify(body) });
  const targetAt = async (worker: RunningWorker, slug: string) =>
    (await worker.fetch(`/${slug}`)).headers.get("Location");

  /** Until what `load` fills in behind its answer is in Redis. */
  async function eventuallyCached(slug: string, load: () => Promise<unknown>): Promise<void> {
    await load();
    await expect.poll(async () => both.stack.redis.run(["EXISTS", `link:${slug}`])).toEqual({ result: 1 });
  }

  return Object.assign(both, { version, edit, targetAt, eventuallyCached });
}

export const asAdminWithJson = { ...asAdmin, "Content-Type": "application/json" };
