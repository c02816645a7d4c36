import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeadline, DeadlineExceeded } from "../../../src/lib/deadline.ts";

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
