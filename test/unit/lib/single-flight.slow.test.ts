import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answering, createFlightDeck, failing, hung, JOIN_LIMIT_MS } from "../../support/flight-deck.ts";

const HALF = JOIN_LIMIT_MS / 2;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("run() when a load is slow", () => {
  it("still answers all by it, when it ends before the load that took over", async () => {
    const { call } = createFlightDeck();
    const slow = call(answering("slow", JOIN_LIMIT_MS + HALF));
    const taker = call(hung);
    const joiner = call(hung);
    await pass(JOIN_LIMIT_MS + HALF);
    for (const caller of [slow, taker, joiner]) {
      expect(caller).toMatchObject({ outcome: { value: "slow" }, answeredAt: Date.now() });
    }
    expect([taker.loads, joiner.loads]).toEqual([1, 0]);
  });

  it("answers the slow owner by its own load, though another took over and was faster", async () => {
    const { call } = createFlightDeck();
    const slow = call(answering("slow", 2 * JOIN_LIMIT_MS));
    const taker = call(answering("fast", 1));
    await pass(JOIN_LIMIT_MS + 1);
    expect([slow.outcome, taker.outcome]).toEqual(["pending", { value: "fast" }]);
    await pass(JOIN_LIMIT_MS);
    expect(slow.outcome).toEqual({ value: "slow" });
  });

  it("does not remove the slot of the load that took over when the slow one ends", async () => {
    const { roles, call } = createFlightDeck();
    call(answering("slow", JOIN_LIMIT_MS + HALF));
    await pass(JOIN_LIMIT_MS);
    call(answering("taker", HALF + 2));
    await pass(HALF + 1);
    const late = call(answering("late", 1));
    expect(roles).toEqual(["load", "takeover", "join"]);
    await pass(1);
    expect(late).toMatchObject({ outcome: { value: "taker" }, loads: 0 });
  });

  it("costs one load more per limit, never one per waiter", async () => {
    const { roles, call } = createFlightDeck();
    const callers = Array.from({ length: 100 }, (_, i) => call(answering(`of ${i}`, 3 * JOIN_LIMIT_MS)));
    await pass(3 * JOIN_LIMIT_MS);
    for (const { outcome } of callers) expect(outcome).toEqual({ value: "of 0" });
    expect(roles.filter((role) => role !== "join")).toEqual(["load", "takeover", "takeover"]);
  });
});

describe("run() when a load fails", () => {
  it("tells its owner alone; who joined it looks again and loads, once for all", async () => {
    const { roles, call } = createFlightDeck();
    const owner = call(failing("cancelled", 1));
    const joiners = Array.from({ length: 5 }, (_, i) => call(answering(`of joiner ${i}`, 1)));
    await pass(2);
    expect(owner.outcome).toEqual({ error: new Error("cancelled") });
    for (const { outcome } of joiners) expect(outcome).toEqual({ value: "of joiner 0" });
    expect(roles.filter((role) => role !== "join")).toEqual(["load", "load"]);
  });

  it("does not remember the failure", async () => {
    const { call } = createFlightDeck();
    call(failing("down", 1));
    await pass(1);
    const next = call(answering("up again", 1));
    await pass(1);
    expect(next.outcome).toEqual({ value: "up again" });
  });

  it("gives up on a caller whose three loads that it joined have all failed", async () => {
    const { call } = createFlightDeck();
    for (const message of ["first", "second", "third"]) call(failing(message, 1));
    const unlucky = call(answering("never asked for", 1));
    await pass(3);
    expect(unlucky.outcome).toEqual({ error: expect.any(Error) as Error }); // The matcher stands for any Error.
    expect(unlucky.loads).toBe(0);
  });

  it("tells a caller at once that its own load has failed, though the one that it joined before hangs", async () => {
    const { call } = createFlightDeck();
    call(hung);
    const taker = call(failing("its own", 1));
    await pass(JOIN_LIMIT_MS + 1);
    expect(taker.outcome).toEqual({ error: new Error("its own") });
  });

  it("answers a caller whose own load failed by a slow one that it joined, if that ended first", async () => {
    const { call } = createFlightDeck();
    call(answering("slow", JOIN_LIMIT_MS + 1));
    const taker = call(failing("its own", 2));
    await pass(JOIN_LIMIT_MS + 2);
    expect(taker.outcome).toEqual({ value: "slow" });
  });

  it("rejects its caller alone when a load throws before it has begun, and leaves no slot", async () => {
    const { roles, call } = createFlightDeck();
    const thrower = call(() => {
      throw new Error("not begun");
    });
    await pass(0);
    expect(thrower.outcome).toEqual({ error: new Error("not begun") });
    call(hung);
    expect(roles).toEqual(["load", "load"]);
  });
});
