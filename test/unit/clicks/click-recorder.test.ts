import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRecorderWorld } from "../../support/recorder-world.ts";
import { createRequestContext } from "../../support/request-context.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("record()", () => {
  it("hands a buffer over when its oldest visit is as old as may be, in one message, and no sooner", async () => {
    const world = createRecorderWorld();
    world.visit();
    await vi.advanceTimersByTimeAsync(9_000);
    world.visit(2);
    await vi.advanceTimersByTimeAsync(999);
    expect(world.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.calls).toHaveLength(1);
    expect(world.batches().map(({ clicks }) => clicks.length)).toEqual([3]);
  });

  it("anchors the hand-over with the request that found no buffer, and nothing with those after it", async () => {
    const world = createRecorderWorld();
    expect(world.visit().anchored()).toBe(1);
    expect(world.visit().anchored()).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.visit().anchored()).toBe(1);
  });

  it("hands a buffer over at once when it is full, with the request that filled it", async () => {
    const world = createRecorderWorld();
    world.visit(499);
    const last = world.visit();
    expect(last.anchored()).toBe(1);
    await last.settled();
    expect(world.counted()).toBe(500);
    // The owner of what was handed over leaves the next buffer alone.
    await vi.advanceTimersByTimeAsync(5_000);
    world.visit();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(world.counted()).toBe(500);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.counted()).toBe(501);
  });

  it("hands a buffer of long headers over when it is large", async () => {
    const world = createRecorderWorld();
    const ctx = world.visit(30, { referrer: `https://news.example/${"x".repeat(16_000)}` });
    expect(ctx.anchored()).toBe(1);
    expect(world.visit(1, { referrer: "x".repeat(16_000) }).anchored()).toBe(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.counted()).toBe(31);
  });

  it("takes over a buffer whose owner was cancelled, with the next visit after its time", async () => {
    const world = createRecorderWorld();
    world.visitAndVanish();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(world.visit().anchored()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    const next = world.visit();
    expect(next.anchored()).toBe(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.counted()).toBe(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.counted()).toBe(3);
    await next.settled();
  });

  it("takes over visits whose owner was cancelled while it made clicks of them", async () => {
    const world = createRecorderWorld();
    const { prepare } = world;
    world.prepare = () => new Promise(() => undefined);
    world.visit(2);
    await vi.advanceTimersByTimeAsync(10_000);
    world.prepare = prepare;
    world.visit();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.counted()).toBe(3);
  });

  it("leaves a full buffer to who filled it, when its first owner's time comes", async () => {
    const world = createRecorderWorld();
    let begun = 0;
    world.prepare = () => {
      begun++;
      return new Promise(() => undefined);
    };
    world.visit();
    await vi.advanceTimersByTimeAsync(5_000);
    world.visit(499);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(begun).toBe(1);
  });

  it("sends one set of clicks of visits that two made clicks of", async () => {
    const world = createRecorderWorld();
    const { prepare } = world;
    const release: (() => void)[] = [];
    world.prepare = async (visits) => {
      await new Promise<void>((resolve) => release.push(resolve));
      return prepare(visits);
    };
    world.visit(2);
    await vi.advanceTimersByTimeAsync(10_000);
    world.visit();
    await vi.advanceTimersByTimeAsync(10_000);
    release.forEach((go) => go());
    await vi.advanceTimersByTimeAsync(0);
    expect(world.counted()).toBe(3);
  });

  it("waits for nothing of another request while the Queue hangs", async () => {
    const world = createRecorderWorld();
    world.queue = "hangs";
    world.visit();
    await vi.advanceTimersByTimeAsync(11_000);
    world.queue = "takes";
    const other = world.visit();
    await vi.advanceTimersByTimeAsync(10_000);
    await other.settled();
    expect(world.counted()).toBe(2);
  });

  it("drops what finds no room, and reports how many once there is some", async () => {
    const world = createRecorderWorld();
    world.queue = "refuses";
    world.visit(10_000);
    await vi.advanceTimersByTimeAsync(20_000);
    world.visit(25);
    expect(world.sender.held.clicks).toBe(10_000);
    world.queue = "takes";
    await vi.advanceTimersByTimeAsync(10_000);
    expect([world.counted(), world.dropped]).toEqual([10_000, [25]]);
    expect(world.sender.held).toEqual({ clicks: 0, bytes: 0 });
    world.visit();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([world.counted(), world.dropped]).toEqual([10_001, [25]]);
  });

  it("holds no more than 8 MB of headers, however long they are", () => {
    const world = createRecorderWorld();
    let held = 0;
    world.prepare = (visits) => {
      held += visits.length;
      return new Promise(() => undefined);
    };
    world.visit(1_000, { referrer: "x".repeat(100_000) });
    expect(held).toBe(80);
  });
});

describe("recordUnknown()", () => {
  const ask = (world: ReturnType<typeof createRecorderWorld>, ...names: string[]) => {
    const ctx = createRequestContext();
    for (const name of names) world.recorder.recordUnknown(name, ctx);
    return ctx;
  };
  const sent = (world: ReturnType<typeof createRecorderWorld>) => world.batches().flatMap(({ unknown }) => unknown);

  it("counts names, in the message of the visits beside them", async () => {
    const world = createRecorderWorld();
    world.visit();
    expect(ask(world, "pricng", "abuot", "pricng").anchored()).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.batches()).toMatchObject([
      {
        clicks: [{}],
        unknown: [
          ["pricng", 2],
          ["abuot", 1],
        ],
      },
    ]);
  });

  it("hands them over without a visit, too", async () => {
    const world = createRecorderWorld();
    await Promise.all([ask(world, "pricng").settled(), vi.advanceTimersByTimeAsync(10_000)]);
    expect(sent(world)).toEqual([["pricng", 1]]);
  });

  it("keeps 200 names, goes on to count those, and begins anew after a hand-over", async () => {
    const world = createRecorderWorld();
    const names = Array.from({ length: 201 }, (_, n) => `name-${n}`);
    ask(world, ...names, ...names);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent(world)).toEqual(names.slice(0, 200).map((name) => [name, 2]));
    ask(world, "name-200");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent(world).at(-1)).toEqual(["name-200", 1]);
  });

  it("keeps no name that is longer than a slug can be", async () => {
    const world = createRecorderWorld();
    ask(world, "x".repeat(64), "y".repeat(65));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent(world)).toEqual([["x".repeat(64), 1]]);
  });

  it("does not measure the domain that a name is on", async () => {
    const world = createRecorderWorld();
    const domain = `${"a".repeat(60)}.example`;
    ask(world, `${domain}/pricng`, `${domain}/${"x".repeat(64)}`, `${domain}/${"y".repeat(65)}`);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent(world)).toEqual([
      [`${domain}/pricng`, 1],
      [`${domain}/${"x".repeat(64)}`, 1],
    ]);
  });
});

describe("handOverCounts()", () => {
  it("hands over what was counted, in time, where nobody visits", async () => {
    const world = createRecorderWorld();
    const counted = { id: crypto.randomUUID(), counts: new Map([["bijou_reads_total redis hit", 2]]) };
    world.counts.push(counted);
    world.recorder.handOverCounts(createRequestContext());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.batches()).toEqual([{ clicks: [], unknown: [], counts: [counted] }]);
  });

  it("sends nothing where nothing was counted", async () => {
    const world = createRecorderWorld();
    world.recorder.handOverCounts(createRequestContext());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.calls).toEqual([]);
  });
});
