import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { engines } from "../support/engines.ts";
import { healthy } from "../support/fault-proxy.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";

describe.each(engines)("P5 on $name: the production bundle", ({ start }) => {
  let stack: Stack;
  let worker: RunningWorker;
  const JOIN_LIMIT_MS = 400;

  beforeAll(async () => {
    stack = await start();
    worker = await startWorker(stack, { JOIN_LIMIT_MS: String(JOIN_LIMIT_MS) });
  });
  afterAll(async () => {
    await worker.close();
    await stack.close();
  });

  /** A link that no isolate and no Redis knows. */
  async function coldLink(): Promise<{ slug: string; url: string }> {
    const link = await worker.create({ url: `https://example.com/${crypto.randomUUID()}` });
    await stack.redis.run(["DEL", `link:${link.slug}`]);
    worker.sql.forget();
    worker.redis.forget();
    return link;
  }

  it("answers 500 simultaneous requests for one cold link with one Redis read and one SQL query", async () => {
    const link = await coldLink();
    const responses = await Promise.all(Array.from({ length: 500 }, () => worker.fetch(`/${link.slug}`)));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([302]));
    expect(new Set(responses.map(({ headers }) => headers.get("Location")))).toEqual(new Set([link.url]));
    expect(worker.redis.calls.filter((body) => body.toLowerCase().includes("mget"))).toHaveLength(1);
    expect(worker.sql.calls).toHaveLength(1);
  });

  it("costs at most 4 queries when SQL takes three times the join limit, and answers everybody", async () => {
    const link = await coldLink();
    worker.sql.fault = () => ({ kind: "delay", ms: 3 * JOIN_LIMIT_MS });
    try {
      const responses = await Promise.all(Array.from({ length: 500 }, () => worker.fetch(`/${link.slug}`)));
      expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([302]));
      expect(worker.sql.calls.length).toBeGreaterThan(1);
      expect(worker.sql.calls.length).toBeLessThanOrEqual(4);
    } finally {
      worker.sql.fault = healthy;
    }
  });
});
