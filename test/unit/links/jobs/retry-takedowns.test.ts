import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createQueuedTakedowns, retryTakedowns } from "../../../../src/links/jobs/retry-takedowns.ts";
import type { LinkCache } from "../../../../src/links/link-cache.ts";
import { createFakeBatch } from "../../../support/fake-batch.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { slugName } from "../../../support/read-ladder.ts";

const redisFailure = () => new StoreError({ store: "redis", operation: "mark a link", reason: "out of reach" });

/** The parts of the job, and the order of all that is done with them. */
function setUp(
  bodies: readonly unknown[],
  options: { attempts?: number; fails?: (name: string) => Error | null } = {},
) {
  const { attempts = 1, fails = () => null } = options;
  const done: string[] = [];
  const record = (event: string) => void done.push(event);
  const batch = createFakeBatch(bodies, attempts, record);
  const cache: Pick<LinkCache, "markPending"> = {
    async markPending(names, deadline) {
      for (const { kind, text } of names) {
        record(`pending ${kind} ${text} within ${deadline.remainingMs()} ms`);
        const failure = fails(text);
        if (failure !== null) throw failure;
      }
    },
  };
  const publish = () => Promise.reject(new Error("a takedown publishes nothing"));
  const run = () =>
    retryTakedowns(batch, {
      cache: { ...cache, publish, publishMany: publish },
      forget: ({ text }) => record(`forget ${text}`),
      now: createManualClock().now,
    });
  return { run, done };
}

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, "warn").mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => vi.restoreAllMocks());

describe("retryTakedowns()", () => {
  it("takes a message off only after Redis has the pending and this isolate has forgotten the link", async () => {
    const { run, done } = setUp([{ format: 1, slug: "pricing" }]);
    await run();
    expect(done).toEqual(["pending slug pricing within 5000 ms", "forget pricing", "ack 0"]);
  });

  it("tells codes from slugs as a visit does", async () => {
    const { run, done } = setUp([{ format: 1, slug: "dduprfW" }]);
    await run();
    expect(done[0]).toMatch(/^pending code dduprfW /);
  });

  it.each([
    [1, 2],
    [2, 4],
    [5, 32],
    [6, 60],
    [100, 60],
  ])("sends a message back while Redis fails: after %i attempts in %i seconds", async (attempts, seconds) => {
    const { run, done } = setUp([{ format: 1, slug: "pricing" }], { attempts, fails: redisFailure });
    await run();
    expect(done).toEqual(["pending slug pricing within 5000 ms", `retry 0 in ${seconds} s`]);
  });

  it("settles each message by itself", async () => {
    const { run, done } = setUp(
      [
        { format: 1, slug: "first" },
        { format: 1, slug: "second" },
      ],
      { fails: (name) => (name === "first" ? redisFailure() : null) },
    );
    await run();
    expect(done).toEqual(expect.arrayContaining(["retry 0 in 2 s", "forget second", "ack 1"]));
    expect(done).not.toContain("ack 0");
  });

  it.each([
    ["a later format", { format: 2, slug: "pricing", region: "eu" }],
    ["no format", { slug: "pricing" }],
    ["a slug that no link can have", { format: 1, slug: "/" }],
  ])("keeps a message of %s for the release that wrote it, and does nothing with it", async (_, body) => {
    const { run, done } = setUp([body]);
    await run();
    expect(done).toEqual(["retry 0 in 14400 s"]);
    expect(lines).toHaveLength(1);
  });

  it.each([
    ["null", null],
    ["a text", "pricing"],
    ["nothing", undefined],
    ["a number as its slug", { format: 1, slug: 5 }],
    ["no slug", { format: 1 }],
  ])("keeps a message that is %s, and goes on with those beside it", async (_, body) => {
    const { run, done } = setUp([body, { format: 1, slug: "pricing" }]);
    await run();
    expect(done).toEqual(expect.arrayContaining(["retry 0 in 14400 s", "ack 1"]));
  });

  it("passes a bug on and takes nothing off: the Queue sends the batch again", async () => {
    const bug = new TypeError("a bug");
    const { run, done } = setUp([{ format: 1, slug: "pricing" }], { fails: () => bug });
    await expect(run()).rejects.toBe(bug);
    expect(done.filter((event) => event.startsWith("ack"))).toEqual([]);
  });

  it("is done at once with an empty batch", async () => {
    const { run, done } = setUp([]);
    await run();
    expect(done).toEqual([]);
  });
});

describe("createQueuedTakedowns()", () => {
  it("retry() sends a message that retryTakedowns() understands", async () => {
    const send = vi.fn<(message: object) => Promise<void>>(async () => undefined);
    await createQueuedTakedowns({ send }).retry([slugName("pricing")]);
    expect(send).toHaveBeenCalledExactlyOnceWith({ format: 1, slug: "pricing" });
    const { run, done } = setUp(send.mock.calls.map(([message]) => message));
    await run();
    expect(done.at(-1)).toBe("ack 0");
  });

  it("retry() throws a StoreError of the queue when the message was not taken, without the queue's own text", async () => {
    const send = () => Promise.reject(new Error("hidden"));
    const failure: unknown = await createQueuedTakedowns({ send })
      .retry([slugName("pricing")])
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure).toMatchObject({
      store: "queue",
      message: "Cannot queue a takedown: queue failed, the message was not taken",
    });
  });
});
