import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProbe } from "../../../src/lib/probe.ts";
import { StoreError } from "../../../src/lib/store-error.ts";

const TIMEOUT_MS = 2_000;
const REST_MS = 5_000;

const waitUntil = () => undefined;
const storeDown = () =>
  new StoreError({ store: "redis", operation: "ping", reason: "HTTP 503", cause: "the driver's words" });

function probeWith(ask: (signal: () => AbortSignal) => Promise<string>) {
  const asked = vi.fn(ask);
  return { asked, probe: createProbe({ ask: asked, timeoutMs: TIMEOUT_MS, restMs: REST_MS, now: () => Date.now() }) };
}

/** Settles after a while, as `settle` does. */
const after = (ms: number, settle: () => string) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  }).then(settle);

describe("createProbe()", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("says that a store is up, how long it took, and what it said", async () => {
    const { probe } = probeWith(() => after(12, () => "PONG"));
    const result = probe(waitUntil);
    await vi.advanceTimersByTimeAsync(12);
    expect(await result).toEqual({ status: "up", latencyMs: 12, facts: "PONG" });
  });

  it("says that a store is down and why, in words that are safe to show", async () => {
    const { probe } = probeWith(() => Promise.reject(storeDown()));
    expect(await probe(waitUntil)).toEqual({ status: "down", error: "HTTP 503" });
  });

  it.each([
    ["up", () => "PONG"],
    [
      "down",
      () => {
        throw storeDown();
      },
    ],
  ])("asks a store that is %s once in restMs, counted from when it was asked", async (status, answer) => {
    const { asked, probe } = probeWith(() => after(100, answer));
    const asking = probe(waitUntil);
    await vi.advanceTimersByTimeAsync(100);
    const first = await asking;
    expect(first.status).toBe(status);
    await vi.advanceTimersByTimeAsync(REST_MS - 101);
    expect(await probe(waitUntil)).toBe(first);
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    void probe(waitUntil);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("asks once however many call at the same time, and anchors the question in the request that asks", async () => {
    const { asked, probe } = probeWith(() => after(100, () => "PONG"));
    const anchors: Promise<unknown>[][] = [[], [], []];
    const results = anchors.map((anchor) => probe((work) => anchor.push(work)));
    await vi.advanceTimersByTimeAsync(100);
    expect(new Set(await Promise.all(results)).size).toBe(1);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(anchors.map(({ length }) => length)).toEqual([1, 0, 0]);
  });

  it("gives each attempt a signal of its own that fires after timeoutMs", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout");
    const { probe } = probeWith(async (signal) => {
      expect(signal()).not.toBe(signal());
      return "PONG";
    });
    expect(await probe(waitUntil)).toMatchObject({ status: "up" });
    expect(timeout.mock.calls).toEqual([[TIMEOUT_MS], [TIMEOUT_MS]]);
  });

  it("throws what is no store's failure, and does not remember it", async () => {
    const bug = new TypeError("a bug");
    const { asked, probe } = probeWith(() => Promise.reject(bug));
    await expect(probe(waitUntil)).rejects.toBe(bug);
    await expect(probe(waitUntil)).rejects.toBe(bug);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("asks again for those who waited on a request that was cancelled", async () => {
    const { asked, probe } = probeWith(() => Promise.resolve("PONG"));
    asked.mockImplementationOnce(() => new Promise(() => undefined));
    void probe(waitUntil);
    const joined = probe(waitUntil);
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS + 500);
    expect(await joined).toMatchObject({ status: "up", facts: "PONG" });
    expect(asked).toHaveBeenCalledTimes(2);
  });
});
