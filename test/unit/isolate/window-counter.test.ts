import { describe, expect, it } from "vitest";
import { createWindowCounter } from "../../../src/isolate/window-counter.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const limit = { name: "create", quota: 10, windowMs: 60_000 };

function setUp(maxClients = 10) {
  const clock = createManualClock(); // Ten seconds into a window.
  return { clock, counter: createWindowCounter({ maxClients, now: clock.now }) };
}

describe("createWindowCounter()", () => {
  it("add() counts within the window and tells how far it has gone", () => {
    const { clock, counter } = setUp();
    expect(counter.add("client", limit)).toEqual({ previous: 0, current: 1, elapsedMs: 10_000 });
    clock.advance(5_000);
    expect(counter.add("client", limit)).toEqual({ previous: 0, current: 2, elapsedMs: 15_000 });
  });

  it("add() starts again in the next window and keeps the one before", () => {
    const { clock, counter } = setUp();
    counter.add("client", limit);
    counter.add("client", limit);
    clock.advance(50_000);
    expect(counter.add("client", limit)).toEqual({ previous: 2, current: 1, elapsedMs: 0 });
    expect(counter.add("client", limit)).toEqual({ previous: 2, current: 2, elapsedMs: 0 });
  });

  it("add() knows nothing of a window before the last one", () => {
    const { clock, counter } = setUp();
    counter.add("client", limit);
    clock.advance(110_000);
    expect(counter.add("client", limit)).toEqual({ previous: 0, current: 1, elapsedMs: 0 });
  });

  it("read() tells the counts and counts nothing", () => {
    const { clock, counter } = setUp();
    expect(counter.read("client", limit)).toMatchObject({ previous: 0, current: 0 });
    counter.add("client", limit);
    expect(counter.read("client", limit)).toMatchObject({ previous: 0, current: 1 });
    expect(counter.read("client", limit)).toMatchObject({ previous: 0, current: 1 });
    clock.advance(50_000);
    expect(counter.read("client", limit)).toMatchObject({ previous: 1, current: 0 });
    clock.advance(60_000);
    expect(counter.read("client", limit)).toMatchObject({ previous: 0, current: 0 });
  });

  it("takeOff() takes one off this window, never below none, and leaves the one before", () => {
    const { clock, counter } = setUp();
    counter.add("client", limit);
    counter.add("client", limit);
    counter.takeOff("client", limit);
    expect(counter.read("client", limit)).toMatchObject({ previous: 0, current: 1 });
    clock.advance(50_000);
    counter.takeOff("client", limit);
    counter.takeOff("client", limit);
    expect(counter.read("client", limit)).toMatchObject({ previous: 1, current: 0 });
    expect(counter.add("client", limit)).toMatchObject({ previous: 1, current: 1 });
  });

  it("add() keeps clients and limits apart", () => {
    const { counter } = setUp();
    counter.add("a", limit);
    expect(counter.add("b", limit).current).toBe(1);
    expect(counter.add("a", { ...limit, name: "unknown" }).current).toBe(1);
    expect(counter.add("a", limit).current).toBe(2);
  });

  it("add() counts no more clients than it may: the one not seen for longest starts again", () => {
    const { counter } = setUp(2);
    counter.add("a", limit);
    counter.add("b", limit);
    counter.add("a", limit);
    counter.add("c", limit);
    expect(counter.read("b", limit).current).toBe(0);
    expect(counter.read("a", limit).current).toBe(2);
    expect(counter.read("c", limit).current).toBe(1);
  });
});
