import { afterEach, describe, expect, it, vi } from "vitest";
import { encodeClickBatch } from "../../src/clicks/click-message.ts";
import { consume, type QueueMessage } from "../../src/consume.ts";
import { createFakeBatch } from "../support/fake-batch.ts";
import { createImportJobWorld } from "../support/import-job-world.ts";
import { jobCounters } from "../support/job-counters.ts";
import { queuedClick } from "../support/queued-click.ts";
import { rowOf } from "../support/read-import-file.ts";
import { webhookJobThat } from "../support/webhook-job.ts";

const importMessage = {
  ...{ format: 1, importId: "an-import", keepsIds: false },
  rows: [rowOf(2, { fields: { url: "https://example.com/" } })],
};

async function run(queue: string, body: unknown): Promise<string[]> {
  const { job, steps } = createImportJobWorld();
  const record = (event: string) => void steps.push(event);
  const cache = {
    markPending: async (names: readonly { text: string }[]) =>
      record(`pending ${names.map(({ text }) => text).join(" ")}`),
    publish: () => Promise.reject(new Error("nothing is published here")),
    publishMany: () => Promise.reject(new Error("nothing is published here")),
  };
  const store = {
    async add(clicks: readonly unknown[]) {
      record(`add ${clicks.length}`);
      return { counted: clicks.length, tooOld: 0 };
    },
    addUnknown: () => Promise.reject(new Error("no name is unknown here")),
  };
  await consume(
    {
      ...{ queue, messages: createFakeBatch<QueueMessage>([body], 1, record).messages },
      retryAll: ({ delaySeconds = 0 } = {}) => record(`retry all in ${delaySeconds} s`),
    },
    {
      takedowns: { cache, forget: () => undefined, now: job.now },
      imports: job,
      clicks: { ...jobCounters(), store, now: job.now },
      webhooks: webhookJobThat(record),
    },
  );
  return steps;
}

describe("consume()", () => {
  afterEach(() => vi.restoreAllMocks());

  it("hands each batch to the consumer of its queue", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await run("bijou-takedowns", { format: 1, slug: "pricing" })).toEqual(["pending pricing", "ack 0"]);
    expect(await run("bijou-imports", importMessage)).toEqual(["insert 2–2: 1 links, 0 failures", "forget ", "ack 0"]);
    expect(await run("bijou-imports-dead", importMessage)).toEqual(["insert 2–2: 0 links, 1 failures", "ack 0"]);
    const clicks = encodeClickBatch({ clicks: [queuedClick(1), queuedClick(2)], unknown: [], counts: [] });
    expect(await run("bijou-clicks", clicks)).toEqual(["add 2", "ack 0"]);
    expect(await run("bijou-clicks-dead", clicks)).toEqual(["add 2", "ack 0"]);
    expect(await run("bijou-webhook-sweeps", { format: 1 })).toEqual(["hand over", "ack 0"]);
    // The release before has sweeps there too.
    expect(await run("bijou-webhooks", { format: 1 })).toEqual(["hand over", "ack 0"]);
  });

  it.each(["staging", "production"])("finds the consumer of a queue of the environment %s", async (environment) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const message = { format: 1, slug: "pricing" };
    expect(await run(`bijou-takedowns-${environment}`, message)).toEqual(["pending pricing", "ack 0"]);
    expect(await run(`bijou-imports-dead-${environment}`, importMessage)).toEqual([
      "insert 2–2: 0 links, 1 failures",
      "ack 0",
    ]);
  });

  it("keeps a batch of a queue that it does not know, and says so", async () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await run("bijou-novelties", importMessage)).toEqual(["retry all in 14400 s"]);
    expect(error).toHaveBeenCalledOnce();
    // An environment that nobody has.
    expect(await run("bijou-imports-elsewhere", importMessage)).toEqual(["retry all in 14400 s"]);
  });
});
