import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Jobs, QueueMessage } from "../../../src/consume.ts";
import { consumeOrPutOff } from "../../../src/consume-or-put-off.ts";
import { MAX_RETRIES, putOffSeconds } from "../../../src/lib/put-off.ts";
import worker from "../../../src/worker.ts";
import { createFakeBatch } from "../../support/fake-batch.ts";

const DAY_MS = 86_400_000;
const RETENTION_MS = 14 * DAY_MS;
const QUEUES = ["clicks", "clicks-dead", "imports", "imports-dead", "takedowns"];
const bodies = ["text", { format: 1 }];

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, "error").mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => vi.restoreAllMocks());

/** @returns what becomes of a batch. */
function batchOf(queue: string, attempts = 1) {
  const steps: string[] = [];
  const record = (event: string) => void steps.push(event);
  const batch = {
    ...{ queue, messages: createFakeBatch<QueueMessage>(bodies, attempts, record).messages },
    retryAll: ({ delaySeconds = 0 } = {}) => record(`retry all in ${delaySeconds} s`),
  };
  return { steps, batch };
}

describe("putOffSeconds()", () => {
  /** How old a message can become, put off again and again from some attempt and age on. */
  function ageInTheEnd(attempts: number, ageMs: number): number {
    for (; attempts <= MAX_RETRIES; attempts++) {
      ageMs += putOffSeconds({ attempts, timestamp: new Date(0) }, ageMs) * 1_000;
    }
    return ageMs;
  }

  it("lets a message come again for as long as its queue keeps it", () => {
    expect(ageInTheEnd(1, 0)).toBeGreaterThanOrEqual(RETENTION_MS);
  });

  it("lets one come again as long that an outage has taken half of its retries from", () => {
    expect(ageInTheEnd(50, 8 * 3_600_000)).toBeGreaterThanOrEqual(RETENTION_MS);
  });

  it.each([1, 50, 99, 100, 101])("is at least an hour and within Cloudflare's 12 h, after %i attempts", (attempts) => {
    for (const ageMs of [0, DAY_MS, RETENTION_MS, 100 * DAY_MS]) {
      const seconds = putOffSeconds({ attempts, timestamp: new Date(0) }, ageMs);
      expect(seconds).toBeGreaterThanOrEqual(3_600);
      expect(seconds).toBeLessThanOrEqual(43_200);
      expect(Number.isInteger(seconds)).toBe(true);
    }
  });

  it("goes by the retries that every queue of wrangler.toml has", () => {
    const settings = readFileSync(join(import.meta.dirname, "../../../wrangler.toml"), "utf8");
    const retries = Array.from(settings.matchAll(/^max_retries = (\d+)$/gm), ([, number]) => Number(number));
    expect(retries.length).toBeGreaterThanOrEqual(QUEUES.length);
    expect(new Set(retries)).toEqual(new Set([MAX_RETRIES]));
  });
});

describe("consumeOrPutOff()", () => {
  it.each(QUEUES)("puts a batch of %s off for hours while the settings are wrong", async (queue) => {
    const { steps, batch } = batchOf(`bijou-${queue}`);
    await consumeOrPutOff(
      batch,
      async () => null,
      () => 0,
    );
    expect(steps).toEqual(["retry all in 14400 s"]);
  });

  it("uses what is left of the retries of a message that has few", async () => {
    const { steps, batch } = batchOf("bijou-clicks", 99);
    await consumeOrPutOff(
      batch,
      async () => null,
      () => 0,
    );
    expect(steps).toEqual(["retry 0 in 43200 s", "retry 1 in 43200 s", "retry all in 14400 s"]);
  });

  it.each(QUEUES)("puts a batch of %s off for hours that meets a bug, and says which kind", async (queue) => {
    const bug = new TypeError("of a secret");
    // Whatever a consumer asks of them is the bug.
    const jobs = new Proxy(
      {},
      {
        get: () => {
          throw bug;
        },
      },
    ) as Jobs;
    const { steps, batch } = batchOf(`bijou-${queue}`);
    await consumeOrPutOff(
      batch,
      async () => jobs,
      () => 0,
    );
    expect(steps).toEqual(["retry all in 14400 s"]);
    expect(lines.join()).toContain('"consumer-failed"');
    expect(lines.join()).toContain("TypeError");
    expect(lines.join()).not.toContain("secret");
  });

  it("puts a batch off whose Worker could not even begin", async () => {
    const { steps, batch } = batchOf("bijou-clicks");
    await consumeOrPutOff(
      batch,
      () => Promise.reject(new RangeError("no")),
      () => 0,
    );
    expect(steps).toEqual(["retry all in 14400 s"]);
  });
});

describe("the Worker with wrong settings", () => {
  it.each(QUEUES)("puts off what comes from the queue %s", async (queue) => {
    const { steps, batch } = batchOf(`bijou-${queue}-production`);
    const env = { CODE_KEY: "none" } as unknown as Env; // As somebody may have deployed it.
    await worker.queue(batch as MessageBatch<QueueMessage>, env);
    expect(steps.at(-1)).toBe("retry all in 14400 s");
    expect(lines.join()).toContain('"misconfigured"');
  });
});
