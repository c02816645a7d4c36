import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { consumeWebhooks, type WebhookJob } from "../../../src/webhooks/jobs/consume-webhooks.ts";
import { createFakeBatch } from "../../support/fake-batch.ts";
import { webhookJobThat } from "../../support/webhook-job.ts";

const SWEEP = { format: 1 };
const RUN = { format: 1, webhook: "00000000-0000-4000-8000-000000000001" };

/** What a batch comes to: sweeps, runs, and what becomes of each message. */
async function stepsOf(bodies: readonly unknown[], change: (job: WebhookJob) => WebhookJob = (job) => job) {
  const steps: string[] = [];
  const record = (step: string) => void steps.push(step);
  const job = webhookJobThat(record);
  const claim = async () => {
    record("run");
    return "off" as const;
  };
  const { messages } = createFakeBatch(bodies, 1, record);
  await consumeWebhooks({ messages }, change({ ...job, runs: { ...job.runs, work: { ...job.runs.work, claim } } }));
  return steps;
}

describe("consumeWebhooks()", () => {
  afterEach(() => vi.restoreAllMocks());

  it("one sweep serves all calls for sweeps of a batch", async () => {
    expect(await stepsOf([SWEEP, SWEEP, SWEEP])).toEqual(["hand over", "ack 0", "ack 1", "ack 2"]);
  });

  it("one sweep lets writers know, where any of the calls is news", async () => {
    const steps = await stepsOf([SWEEP, { ...SWEEP, isNews: true }, SWEEP], (job) => ({
      ...job,
      sweep: {
        ...job.sweep,
        work: { ...job.sweep.work, handOver: async () => ({ events: 0, due: [], isAnyOn: true, isLeft: false }) },
        marks: { ...job.sweep.marks, expectOn: async () => undefined, set: async () => undefined },
      },
    }));
    expect(steps).toEqual(["ack 0", "ack 1", "ack 2"]);
  });

  it("a call of the release before for a sweep is answered among calls for runs", async () => {
    expect(await stepsOf([RUN, SWEEP, RUN])).toEqual(["run", "ack 0", "run", "ack 2", "hand over", "ack 1"]);
  });

  it("what a later release calls for is put off, and the others of its batch are answered", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const steps = await stepsOf([{ format: 1, webhook: 7 }, SWEEP, { format: 2 }]);
    expect(steps.filter((step) => step.startsWith("retry"))).toHaveLength(2);
    expect(steps.filter((step) => !step.startsWith("retry"))).toEqual(["hand over", "ack 1"]);
  });

  it("each call comes again where its sweep fails", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const fails = () =>
      Promise.reject(new StoreError({ store: "postgres", operation: "hand over", reason: "is down" }));
    const steps = await stepsOf([SWEEP, SWEEP], (job) => ({
      ...job,
      sweep: { ...job.sweep, work: { ...job.sweep.work, handOver: fails } },
    }));
    expect(steps).toEqual(["retry 0 in 2 s", "retry 1 in 2 s"]);
  });
});
