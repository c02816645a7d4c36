import { describe, expect, it } from "vitest";
import { CircuitOpen, createCircuitBreaker } from "../../../src/lib/circuit-breaker.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const REST_MS = 2_000;

/** A store that is up or down, and a breaker before it. */
function setUp(random = 0) {
  const clock = createManualClock();
  const world = {
    isDown: false,
    calls: 0,
    probes: 0,
    hanging: false,
    states: [] as string[],
    work: [] as Promise<unknown>[],
  };
  const answer = async () => {
    if (world.isDown) throw new Error("down");
    return "answer";
  };
  const breaker = createCircuitBreaker({
    isFailure: (error) => error instanceof Error && error.message === "down",
    probe: () => {
      world.probes++;
      return world.hanging ? new Promise(() => undefined) : answer();
    },
    ...{ failuresToOpen: 3, restMs: REST_MS, probeLimitMs: 1_500, now: clock.now, random: () => random },
    report: (state) => world.states.push(state),
  });
  const call = () =>
    breaker
      .run(() => {
        world.calls++;
        return answer();
      })
      .catch((error: unknown) => (error instanceof CircuitOpen ? "open" : "failed"));
  const request = async () => {
    const outcome = await call();
    breaker.probeIfDue((work) => world.work.push(work));
    return outcome;
  };
  const settle = () => Promise.all(world.work.splice(0));
  return { clock, world, breaker, request, settle };
}

describe("createCircuitBreaker()", () => {
  it("run() gives what the call gives, while the store answers", async () => {
    const { request, world } = setUp();
    expect(await request()).toBe("answer");
    expect([world.states, world.probes]).toEqual([[], 0]);
  });

  it("closeBy() closes an open circuit by an answer, and leaves it open where there is none", async () => {
    const { request, world, breaker } = setUp();
    world.isDown = true;
    for (let i = 0; i < 3; i++) await request();
    await expect(breaker.closeBy(() => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await request()).toBe("open");
    world.isDown = false;
    expect(await breaker.closeBy(async () => "up")).toBe("up");
    expect([await request(), world.states]).toEqual(["answer", ["opened", "closed"]]);
  });

  it("closeBy() closes nothing by an answer to a call that was sent before the circuit opened", async () => {
    const { request, world, breaker } = setUp();
    const early = Promise.withResolvers<string>();
    const asked = breaker.closeBy(() => early.promise);
    world.isDown = true;
    for (let i = 0; i < 3; i++) await request();
    early.resolve("late");
    expect(await asked).toBe("late");
    expect(await request()).toBe("open");
  });

  it("run() fails at once, without a call, after three failures in a row", async () => {
    const { request, world } = setUp();
    world.isDown = true;
    expect([await request(), await request(), await request()]).toEqual(["failed", "failed", "failed"]);
    expect([await request(), await request()]).toEqual(["open", "open"]);
    expect([world.calls, world.states]).toEqual([3, ["opened"]]);
  });

  it("run() takes failures that are not in a row, and errors that are nobody's fault, for no outage", async () => {
    const { request, world, breaker } = setUp();
    for (let i = 0; i < 10; i++) {
      world.isDown = i % 3 !== 2;
      expect(await request()).toBe(world.isDown ? "failed" : "answer");
    }
    for (let i = 0; i < 10; i++) await breaker.run(() => Promise.reject(new TypeError("ours"))).catch(() => undefined);
    expect(world.states).toEqual([]);
  });

  it("run() takes calls that fail together for one failure", async () => {
    const { request, world } = setUp();
    world.isDown = true;
    for (let i = 0; i < 2; i++) {
      expect(new Set(await Promise.all(Array.from({ length: 50 }, request)))).toEqual(new Set(["failed"]));
    }
    expect(world.states).toEqual([]);
    await Promise.all([request(), request()]);
    expect(world.states).toEqual(["opened"]);
  });

  it("probeIfDue() probes behind an answer, one at a time, and no sooner than after a rest", async () => {
    const { request, world, clock, settle } = setUp();
    world.isDown = true;
    for (let i = 0; i < 3; i++) await request();
    clock.advance(REST_MS - 1);
    await request();
    expect(world.probes).toBe(0);
    clock.advance(1);
    await Promise.all([request(), request(), request()]);
    expect(world.probes).toBe(1);
    await settle();
    await request();
    expect(world.probes).toBe(1);
    clock.advance(REST_MS);
    await request();
    expect(world.probes).toBe(2);
  });

  it("closes when a probe is answered, and holds no request up for it", async () => {
    const { request, world, clock, settle } = setUp();
    world.isDown = true;
    for (let i = 0; i < 3; i++) await request();
    world.isDown = false;
    clock.advance(REST_MS);
    expect(await request()).toBe("open");
    await settle();
    expect(await request()).toBe("answer");
    expect(world.states).toEqual(["opened", "closed"]);
    world.isDown = true;
    expect([await request(), await request()]).toEqual(["failed", "failed"]);
    expect(world.states).toHaveLength(2);
  });

  it("is not closed by a call that was under way when it opened", async () => {
    const { breaker, request, world } = setUp();
    let answerLate: (answer: string) => void = () => undefined;
    const late = breaker.run(() => new Promise<string>((resolve) => (answerLate = resolve)));
    world.isDown = true;
    for (let i = 0; i < 3; i++) await request();
    answerLate("late");
    expect(await late).toBe("late");
    expect(await request()).toBe("open");
  });

  it("is not opened by calls that were sent before it closed, and fail after", async () => {
    const { breaker, request, world, clock, settle } = setUp();
    const fails: (() => void)[] = [];
    const send = () => breaker.run(() => new Promise((_, reject) => fails.push(() => reject(new Error("down")))));
    world.isDown = true;
    const late = [];
    // Each knows of one failure more.
    for (let i = 0; i < 3; i++) {
      late.push(send().catch(() => "failed"));
      await request();
    }
    world.isDown = false;
    clock.advance(REST_MS);
    await request();
    await settle();
    expect(world.states).toEqual(["opened", "closed"]);
    for (const fail of fails) {
      fail();
      await Promise.resolve();
    }
    expect(await Promise.all(late)).toEqual(["failed", "failed", "failed"]);
    expect(await request()).toBe("answer");
    expect(world.states).toEqual(["opened", "closed"]);
  });

  it("is not opened by a probe that fails after another one has closed it", async () => {
    let lose: (error: Error) => void = () => undefined;
    let probes = 0;
    const clock = createManualClock();
    const work: Promise<unknown>[] = [];
    const breaker = createCircuitBreaker({
      ...{
        isFailure: () => true,
        failuresToOpen: 1,
        restMs: REST_MS,
        probeLimitMs: 1_500,
        now: clock.now,
        random: () => 0,
      },
      probe: () => (++probes === 1 ? new Promise((_, reject) => (lose = reject)) : Promise.resolve()),
      report: () => undefined,
    });
    const call = (answer: () => Promise<string>) =>
      breaker.run(answer).catch((error: unknown) => (error instanceof Error ? error.message : error));
    expect(await call(() => Promise.reject(new Error("down")))).toBe("down");
    const probe = () => breaker.probeIfDue((it) => work.push(it));
    clock.advance(REST_MS);
    probe(); // Hangs.
    clock.advance(1_500);
    probe(); // Takes its place, and closes the circuit.
    await work[1];
    lose(new Error("down"));
    await work[0];
    expect(await call(async () => "answer")).toBe("answer");
  });

  it("probes again when a probe is lost with its request", async () => {
    const { request, world, clock } = setUp();
    world.isDown = true;
    for (let i = 0; i < 3; i++) await request();
    world.hanging = true;
    clock.advance(REST_MS);
    await request();
    clock.advance(1_499);
    await request();
    expect(world.probes).toBe(1);
    clock.advance(1);
    await request();
    expect(world.probes).toBe(2);
  });

  it("rests up to a quarter shorter, so that isolates don't come back together", async () => {
    const { request, world, clock } = setUp(1);
    world.isDown = true;
    for (let i = 0; i < 3; i++) await request();
    clock.advance(REST_MS * 0.75 - 1);
    await request();
    expect(world.probes).toBe(0);
    clock.advance(1);
    await request();
    expect(world.probes).toBe(1);
  });
});
