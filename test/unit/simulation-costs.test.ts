import { describe, expect, it } from "vitest";
import { sumOf } from "../bench/simulate/busy.ts";
import { consumerStatements } from "../bench/simulate/consumer.ts";
import { besideWithFixedRedis, dollarsOf, type Use } from "../bench/simulate/cost.ts";
import { firstLimit, takenOf } from "../bench/simulate/first-limit.ts";
import { createNeonAwake } from "../bench/simulate/neon-awake.ts";
import { createThinQueue } from "../bench/simulate/thin-queue.ts";
import { inVirtualTime } from "../bench/simulate/virtual-clock.ts";

describe("what it costs", () => {
  const use: Use = {
    ...{ perSecond: 1_000, isolates: 1, commands: 0.5, lookUps: 0, listReads: 0, messages: 0.002, operations: 0.006 },
  };

  it("is the list price of each part for a million redirects", () => {
    const { redis, queue, worker } = dollarsOf(use);
    expect(redis).toBeCloseTo(1, 9); // 500,000 commands at $0.20 a hundred thousand.
    expect(queue).toBeCloseTo(0.0024, 9); // 6,000 operations at $0.40 a million.
    expect(worker).toBeGreaterThan(0.3);
  });

  it("has the smallest Neon at the least, and the smallest fixed Redis that holds the links", () => {
    const thin = { ...use, perSecond: 1 };
    expect(dollarsOf(thin).neon).toBeCloseTo((0.25 * 0.106 * 1e6) / 3_600, 6);
    expect(besideWithFixedRedis(use, 0.5) - dollarsOf(use).queue - dollarsOf(use).neon).toBeCloseTo(20 / 2_592, 9);
    expect(besideWithFixedRedis(use, 5_000)).toBeNaN();
  });

  it("counts a Neon awake for five minutes behind the last question, and for no minute twice", () => {
    const neon = createNeonAwake();
    for (const minute of [0, 1, 2, 20]) neon.ask(minute * 60_000);
    expect(neon.awakeMs / 60_000).toBe(7 + 5);
    expect(neon.wakings).toBe(2);
  });

  it("takes two statements for 2,000 visits of a full batch, and two for each lone message", () => {
    expect(consumerStatements(1_000, 500)).toBeCloseTo((1_000 / 100) * (50_000 / 2_000) * 2, 9);
    expect(consumerStatements(0.001, 1)).toBeCloseTo(0.002, 4);
  });

  it("delivers with the hundredth message, five seconds after the first, or at the full hour", async () => {
    const deliveries = (everyMs: number, sends: number[]) =>
      inVirtualTime(0, async (clock) => {
        const at: number[] = [];
        const queue = createThinQueue(clock, everyMs, () => at.push(clock.now()));
        for (const time of sends) clock.at(time, () => (queue.send(60), true));
        await clock.runUntil(10_000_000);
        return at;
      });
    expect(await deliveries(0, [1_000])).toEqual([6_000]);
    expect(await deliveries(0, [1_000, 2_000])).toEqual([2_000]);
    expect(await deliveries(3_600_000, [1_000, 2_000, 3_600_001])).toEqual([3_600_000, 7_200_000]);
  });

  it("meets the limit first that the most is taken of, at the rate where all of it is", () => {
    const useAt = (perSecond: number): Use => ({ ...use, perSecond, commands: 4 });
    expect(takenOf(useAt(1_000), 10).map(({ whose, share }) => [whose, share])[0]).toEqual([
      "Upstash: commands a second",
      0.4,
    ]);
    const first = firstLimit(useAt, () => 10);
    expect(first.whose).toBe("Upstash: commands a second");
    expect(Math.abs(first.perSecond / 2_500 - 1)).toBeLessThan(0.02);
    expect(firstLimit(useAt, (perSecond) => perSecond / 10).whose).toBe("Upstash: GB");
  });

  it("adds up what was counted", () => {
    expect(
      sumOf(
        new Map([
          ["a", 2],
          ["b", 3],
        ]),
      ),
    ).toBe(5);
  });
});
