import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeadline, DeadlineExceeded, isCutShort } from "../../../src/lib/deadline.ts";

const now = () => Date.now();

describe("createDeadline()", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("remainingMs() counts down to 0 and no further", () => {
    const deadline = createDeadline(100, now);
    expect(deadline.remainingMs()).toBe(100);
    vi.advanceTimersByTime(99);
    expect(deadline.remainingMs()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(deadline.remainingMs()).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(deadline.remainingMs()).toBe(0);
  });

  it("signal() fires after the call's own limit, or after what is left if that is less", () => {
    const timeout = vi.spyOn(AbortSignal, "timeout");
    const deadline = createDeadline(5_000, now);
    deadline.signal(1_000);
    vi.advanceTimersByTime(4_400);
    deadline.signal(1_000);
    vi.advanceTimersByTime(10_000);
    deadline.signal(1_000);
    expect(timeout.mock.calls).toEqual([[1_000], [600], [0]]);
  });

  it("isCutShort() tells a signal that leaves a call less than its own limit", () => {
    const deadline = createDeadline(12_000, now);
    expect(isCutShort(deadline.signal(8_000))).toBe(false);
    vi.advanceTimersByTime(4_000);
    expect(isCutShort(deadline.signal(8_000))).toBe(false);
    vi.advanceTimersByTime(1);
    expect([isCutShort(deadline.signal(8_000)), isCutShort(deadline.signal(1_000))]).toEqual([true, false]);
    vi.advanceTimersByTime(60_000);
    expect(isCutShort(deadline.signal(1_000))).toBe(true);
    expect(isCutShort(AbortSignal.timeout(1))).toBe(false);
  });

  it("isCutShort() takes half of the whole for the full limit of a call that may take as long as the whole", () => {
    const deadline = createDeadline(1_000, now);
    vi.advanceTimersByTime(500);
    expect(isCutShort(deadline.signal(1_000))).toBe(false);
    vi.advanceTimersByTime(1);
    expect([isCutShort(deadline.signal(1_000)), isCutShort(deadline.signal(8_000))]).toEqual([true, true]);
  });

  it("createDeadline() outlasts no deadline that it is made within, and calls are cut short by either", () => {
    const request = createDeadline(12_000, now);
    expect(createDeadline(1_000, now, request).remainingMs()).toBe(1_000);
    vi.advanceTimersByTime(11_800);
    const late = createDeadline(1_000, now, request);
    expect([late.remainingMs(), isCutShort(late.signal(1_000))]).toEqual([200, true]);
  });

  it("race() gives up as long before the deadline as it is told", async () => {
    const deadline = createDeadline(100, now);
    const settled = vi.fn<(error: unknown) => void>();
    const race = deadline.race(new Promise(() => undefined), 30).catch((error: unknown) => settled(error));
    await vi.advanceTimersByTimeAsync(69);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await race;
    expect(settled).toHaveBeenCalledExactlyOnceWith(expect.any(DeadlineExceeded));
  });

  it("race() settles as the work does, and leaves no timer behind", async () => {
    const deadline = createDeadline(100, now);
    expect(await deadline.race(Promise.resolve("done"))).toBe("done");
    const failure = new Error("failed");
    await expect(deadline.race(Promise.reject(failure))).rejects.toBe(failure);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("race() throws DeadlineExceeded at the deadline and not a millisecond before, whatever the work does", async () => {
    const deadline = createDeadline(100, now);
    vi.advanceTimersByTime(40);
    const settled = vi.fn<(error: unknown) => void>();
    const race = deadline.race(new Promise(() => undefined)).catch((error: unknown) => settled(error));
    await vi.advanceTimersByTimeAsync(59);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await race;
    expect(settled).toHaveBeenCalledExactlyOnceWith(expect.any(DeadlineExceeded));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("race() takes work that is done already, though the time is up", async () => {
    const deadline = createDeadline(100, now);
    vi.advanceTimersByTime(200);
    expect(await deadline.race(Promise.resolve("done"))).toBe("done");
  });

  it("race() lets work that fails after the deadline fail unheard", async () => {
    const deadline = createDeadline(100, now);
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    try {
      const { promise, reject } = Promise.withResolvers<never>();
      const race = expect(deadline.race(promise)).rejects.toThrow(DeadlineExceeded);
      await vi.advanceTimersByTimeAsync(100);
      await race;
      reject(new Error("too late"));
      vi.useRealTimers();
      await new Promise((resolve) => setImmediate(resolve)); // Node reports after the microtasks of a turn.
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off("unhandledRejection", unhandled);
    }
  });
});
