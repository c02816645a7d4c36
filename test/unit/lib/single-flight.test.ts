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

describe("run()", () => {
  it("answers all who come while a load is under way with that load", async () => {
    const { roles, call } = createFlightDeck();
    const owner = call(answering("first", HALF));
    const joiners = Array.from({ length: 20 }, () => call(answering("other", 1)));
    await pass(HALF);
    for (const { outcome } of [owner, ...joiners]) expect(outcome).toEqual({ value: "first" });
    expect(joiners.map(({ loads }) => loads)).toEqual(joiners.map(() => 0));
    expect(roles).toEqual(["load", ...joiners.map(() => "join")]);
  });

  it("loads again for who comes after a load has ended: nothing is cached", async () => {
    const { roles, call } = createFlightDeck();
    call(answering("first", 1));
    await pass(1);
    const later = call(answering("second", 1));
    await pass(1);
    expect(later.outcome).toEqual({ value: "second" });
    expect(roles).toEqual(["load", "load"]);
  });

  it("keeps keys apart", async () => {
    const { call } = createFlightDeck();
    const one = call(answering("of one", 1), "one");
    const other = call(answering("of the other", 1), "other");
    await pass(1);
    expect([one.outcome, other.outcome]).toEqual([{ value: "of one" }, { value: "of the other" }]);
  });

  it("anchors a load in the request that starts it and in no other, until it has settled", async () => {
    const { call } = createFlightDeck();
    const owner = call(answering("first", HALF));
    const joiner = call(hung);
    expect([owner.anchored.length, joiner.anchored.length]).toEqual([1, 0]);
    const released = vi.fn();
    void Promise.all(owner.anchored).then(released);
    await pass(HALF - 1);
    expect(released).not.toHaveBeenCalled();
    await pass(1);
    expect(released).toHaveBeenCalledOnce();
  });

  it("anchors a load that fails as one that ends well: waitUntil gets no rejection", async () => {
    const { call } = createFlightDeck();
    const owner = call(failing("lost", 1));
    await pass(1);
    expect(owner.outcome).toEqual({ error: new Error("lost") });
    await expect(Promise.all(owner.anchored)).resolves.toHaveLength(1);
  });

  it("leaves no timer behind when a load has answered", async () => {
    const { call } = createFlightDeck();
    call(answering("first", HALF));
    call(hung);
    await pass(HALF);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("run() when the owner is cancelled", () => {
  it("lets one joiner take over at the limit, and the others join it", async () => {
    const { roles, call } = createFlightDeck();
    call(hung);
    const joiners = Array.from({ length: 10 }, (_, i) => call(answering(`of joiner ${i}`, HALF)));
    await pass(JOIN_LIMIT_MS - 1);
    expect(joiners.map(({ loads }) => loads)).toEqual(joiners.map(() => 0));
    await pass(1 + HALF);
    for (const { outcome } of joiners) expect(outcome).toEqual({ value: "of joiner 0" });
    expect(joiners.map(({ loads }) => loads)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(roles.filter((role) => role === "takeover")).toHaveLength(1);
  });

  it("joins no load whose age is the limit: who comes then takes over at once", async () => {
    const { roles, call } = createFlightDeck();
    call(hung);
    await pass(JOIN_LIMIT_MS);
    const late = call(answering("fresh", 1));
    expect(roles).toEqual(["load", "takeover"]);
    await pass(1);
    expect(late.outcome).toEqual({ value: "fresh" });
  });

  it("waits the rest of the limit, counted from when the load began and not from when it was joined", async () => {
    const { call } = createFlightDeck();
    call(hung);
    await pass(JOIN_LIMIT_MS - 1);
    const joiner = call(answering("fresh", 1));
    await pass(1);
    expect(joiner.loads).toBe(1);
    await pass(1);
    expect(joiner.outcome).toEqual({ value: "fresh" });
  });

  it("takes over when its timer fires, though the clock lags behind the timers", async () => {
    const { call, clock } = createFlightDeck();
    call(hung);
    const joiner = call(answering("fresh", 1));
    clock.behindMs = 1;
    await pass(JOIN_LIMIT_MS);
    expect(joiner.loads).toBe(1);
  });

  it("survives two lost owners in a row", async () => {
    const { roles, call } = createFlightDeck();
    call(hung);
    call(hung);
    const third = call(answering("at last", 1));
    await pass(2 * JOIN_LIMIT_MS + 1);
    expect(third.outcome).toEqual({ value: "at last" });
    expect(third.loads).toBe(1);
    expect(roles.filter((role) => role === "takeover")).toHaveLength(2);
  });

  it("looks again twice and no more: after three lost owners it starts nothing, and hears whoever answers", async () => {
    const { call } = createFlightDeck();
    const slow = call(answering("slow", 10 * JOIN_LIMIT_MS));
    call(hung);
    call(hung);
    const patient = call(answering("never asked for", 1));
    await pass(9 * JOIN_LIMIT_MS);
    expect(patient).toMatchObject({ outcome: "pending", loads: 0 });
    await pass(JOIN_LIMIT_MS);
    expect(patient.outcome).toEqual({ value: "slow" });
    expect(slow.outcome).toEqual({ value: "slow" });
  });

  it("sweeps the slots that cancelled owners left under other keys, when a load starts", async () => {
    const { roles, call } = createFlightDeck();
    call(hung, "forgotten");
    call(hung, "forgotten too");
    await pass(JOIN_LIMIT_MS);
    call(hung, "young");
    roles.length = 0;
    // A slot that is still there would be taken over, or joined.
    for (const key of ["forgotten", "forgotten too", "young"]) call(hung, key);
    expect(roles).toEqual(["load", "load", "join"]);
  });
});
