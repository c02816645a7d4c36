import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClickSender } from "../../../src/clicks/click-sender.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { queuedClick } from "../../support/queued-click.ts";

const refusal = new StoreError({ store: "queue", operation: "queue clicks", reason: "the messages were not taken" });
const refuse = () => Promise.reject(refusal);
const hang = () => new Promise<void>(() => undefined);
const take = () => Promise.resolve();

/** @param answers of the queue to one call after the other; it takes all that come later. */
function senderOver(...answers: (() => Promise<void>)[]) {
  const calls: { at: number; messages: readonly string[] }[] = [];
  const failures: StoreError[] = [];
  const start = Date.now();
  const sender = createClickSender({
    queue: {
      send: (messages) => {
        calls.push({ at: Date.now() - start, messages });
        return (answers.shift() ?? take)();
      },
    },
    now: () => Date.now(),
    reportFailure: (error) => void failures.push(error),
  });
  return { sender, calls, failures, times: () => calls.map(({ at }) => at) };
}

const one = (n = 0) => ({ clicks: [queuedClick(n)], unknown: [] });
/** Clicks that have nothing in common: some 600 bytes each. */
const strangers = (count: number) => ({
  clicks: Array.from({ length: count }, (_, n) => queuedClick(n, { userAgent: `${n}`.padEnd(500, "x") })),
  unknown: [],
});

describe("send()", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it("sends nothing where there is nothing", async () => {
    const { sender, calls } = senderOver();
    await sender.send({ clicks: [], unknown: [] });
    expect(calls).toEqual([]);
  });

  it("keeps within what the Queue takes: 128 KB a message, 100 messages and 256 KB a call", async () => {
    const { sender, calls } = senderOver();
    await sender.send(strangers(2_000));
    const sizes = calls.map(({ messages }) => messages.map((message) => new TextEncoder().encode(message).length));
    for (const of of sizes) {
      expect(of.length).toBeLessThanOrEqual(100);
      expect(Math.max(...of)).toBeLessThan(127_000);
      expect(of.reduce((sum, size) => sum + size, 0)).toBeLessThan(255_000);
    }
    expect(calls.length).toBeGreaterThan(4);
    const ids = calls.flatMap(({ messages }) => messages.join().match(/0193669b-[-0-9a-f]+/g));
    expect(new Set(ids).size).toBe(2_000);
    expect(ids).toHaveLength(2_000);
  });

  it("tries three times, and then keeps the messages for the next hand-over", async () => {
    const { sender, times, failures, calls } = senderOver(refuse, refuse, refuse);
    const sending = sender.send(one(1));
    await vi.advanceTimersByTimeAsync(2_000);
    await sending;
    expect(times()).toEqual([0, 500, 2_000]);
    expect(failures).toEqual([refusal]);
    expect(sender.held.clicks).toBe(1);

    await vi.advanceTimersByTimeAsync(10_000);
    await sender.send(one(2));
    expect(calls.at(-1)?.messages).toEqual([...(calls[0]?.messages ?? []), expect.stringContaining("000000000002")]);
    expect(sender.held).toEqual({ clicks: 0, bytes: 0 });
  });

  it("sends once what is taken at the second try", async () => {
    const { sender, calls, failures } = senderOver(refuse);
    const sending = sender.send(one());
    await vi.advanceTimersByTimeAsync(500);
    await sending;
    expect([calls.length, failures, sender.held.clicks]).toEqual([2, [], 0]);
  });

  it("gives a Queue that hangs 4 s, and is done within 15 s", async () => {
    const { sender, times, failures } = senderOver(hang, hang, hang);
    const sending = sender.send(one());
    await vi.advanceTimersByTimeAsync(14_000);
    await sending;
    expect(times()).toEqual([0, 4_500, 10_000]);
    expect(failures.map(({ message }) => message)).toEqual(["Cannot queue clicks: queue failed, no answer in time"]);
  });

  it("leaves a Queue that is out alone for 10 s, however much there is to send", async () => {
    const { sender, calls } = senderOver(refuse, refuse, refuse);
    const sending = sender.send(one(1));
    await vi.advanceTimersByTimeAsync(2_000);
    await sending;
    await vi.advanceTimersByTimeAsync(9_999);
    await sender.send(one(2));
    expect(calls.at(-1)?.messages).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await sender.send(one(3));
    expect(calls.at(-1)?.messages).toHaveLength(2);
  });

  it("leaves alone what another request is sending, and sends it again when that one must be dead", async () => {
    const { sender, calls } = senderOver(hang);
    const timers = vi.spyOn(globalThis, "setTimeout").mockImplementation(() => 0 as unknown as NodeJS.Timeout); // Cancelled.
    void sender.send(one(1));
    timers.mockRestore();
    await vi.advanceTimersByTimeAsync(24_999);
    await sender.send(one(2));
    expect(calls.at(-1)?.messages).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await sender.send(one(3));
    expect(calls.at(-1)?.messages).toEqual([calls[0]?.messages[0], expect.stringContaining("000000000003")]);
    expect(sender.held).toEqual({ clicks: 0, bytes: 0 });
  });

  it("keeps what one call did not take, and forgets what another did", async () => {
    const { sender } = senderOver(take, refuse, refuse, refuse);
    const sending = sender.send(strangers(700));
    await vi.advanceTimersByTimeAsync(2_000);
    await sending;
    expect(sender.held.clicks).toBeGreaterThan(0);
    expect(sender.held.clicks).toBeLessThan(700);
  });

  it("lets an error of its own through", async () => {
    const { sender } = senderOver(() => Promise.reject(new TypeError("a bug")));
    await expect(sender.send(one())).rejects.toThrow("a bug");
  });
});
