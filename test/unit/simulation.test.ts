import { describe, expect, it } from "vitest";
import { createLru } from "../../src/lib/lru.ts";
import { simulateBusy } from "../bench/simulate/busy.ts";
import { expectedOf, LINK_LIFE_S, loadsOf, missesOf } from "../bench/simulate/expected.ts";
import { useExpected, useSeen } from "../bench/simulate/use.ts";
import { inVirtualTime } from "../bench/simulate/virtual-clock.ts";
import { createZipf } from "../bench/simulate/zipf.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

/** `npm run simulate` is right where the answer is known in closed form. */
const traffic = { unknown: createZipf(1, 1), unknownShare: 0, seed: 5 };

describe("createZipf()", () => {
  it.each([
    // Harmonic numbers: OEIS A001008/A002805 for 10, Euler's constant for the large ones; zeta(1.2) for the last.
    [10, 1, 2.9289682539682538],
    [1e6, 1, 14.392726722865724],
    [1e9, 1, 21.300481502347944],
    [100, 2, 1.634983900184893],
  ])("has the masses of %d links with exponent %d", (count, exponent, weights) => {
    const zipf = createZipf(count, exponent);
    expect(1 / zipf.mass(1)).toBeCloseTo(weights, 9);
    expect(zipf.mass(7) / zipf.mass(1)).toBeCloseTo(7 ** -exponent, 12);
  });

  it.each([0.8, 1, 1.2])("adds up to 1 over up to 10^9 links, exponent %d", (exponent) => {
    for (const count of [1, 2, 99, 2_000, 12_345, 1e6, 1e9]) {
      expect(createZipf(count, exponent).sum((mass) => mass)).toBeCloseTo(1, 9);
    }
  });

  it.each([0.8, 1, 1.2])("draws each rank as often as its mass says, exponent %d", (exponent) => {
    const [zipf, chance, draws] = [createZipf(50, exponent), createSeededRandom(3), 200_000];
    const drawn = new Map<number, number>();
    for (let n = 0; n < draws; n++) {
      const rank = zipf.draw(() => chance.next());
      drawn.set(rank, (drawn.get(rank) ?? 0) + 1);
    }
    for (let rank = 1; rank <= 50; rank++) {
      const due = draws * zipf.mass(rank);
      expect(Math.abs((drawn.get(rank) ?? 0) - due)).toBeLessThan(5 * Math.sqrt(due));
    }
  });

  it("draws as the release's LRU of one entry is hit: where a link comes twice in a row, so the sum of all masses squared", () => {
    const [zipf, chance, draws] = [createZipf(1_000, 1), createSeededRandom(4), 100_000];
    const lru = createLru<number>({ maxEntries: 1, maxBytes: 1_000, sizeOf: () => 1 });
    let hits = 0;
    for (let n = 0; n < draws; n++) {
      const key = String(zipf.draw(() => chance.next()));
      if (lru.get(key) !== undefined) hits++;
      lru.set(key, n);
    }
    expect(hits / draws).toBeCloseTo(
      zipf.sum((mass) => mass * mass),
      2,
    );
  });
});

describe("inVirtualTime()", () => {
  it("runs events in their order, lends its setTimeout, and gives the real one back", async () => {
    const real = setTimeout;
    const log = await inVirtualTime(1_000, async (clock) => {
      const seen: string[] = [];
      const note = (what: string) => seen.push(`${what} ${clock.now()}`);
      setTimeout(() => note("timer"), 3_600_000);
      clearTimeout(setTimeout(() => note("cleared"), 5));
      clock.at(1_010, () => (note("first"), false));
      clock.at(1_010, () => (note("second"), false));
      void clock.sleep(7).then(() => note("woken"));
      await clock.runUntil(10_000_000);
      return seen;
    });
    expect(log).toEqual(["woken 1007", "first 1010", "second 1010", "timer 3601000"]);
    expect(setTimeout).toBe(real);
  });
});

describe("simulateBusy()", () => {
  const rate = 0.4;
  const single = { ...traffic, links: createZipf(1, 1), perSecond: rate, isolates: 1, simulated: 1, visits: 2_800 };

  it("loads one link of one isolate as often as renewal has it: at 5 s + 1/rate", async () => {
    const { visits, events, commands } = await simulateBusy(single);
    const loads = (commands.get("read a cached link") ?? 0) / visits;
    expect(Math.abs(loads / (loadsOf(rate) / rate) - 1)).toBeLessThan(0.05);
    const waiting = (events.get("memory miss") ?? 0) / visits;
    expect(Math.abs(waiting / (missesOf(rate) / rate) - 1)).toBeLessThan(0.15);
  });

  it("is the same each time", async () => {
    const [one, two] = [await simulateBusy({ ...single, visits: 200 }), await simulateBusy({ ...single, visits: 200 })];
    expect(one).toEqual(two);
  });

  it.each([
    [10, 10, 10],
    [1_000, 100, 10],
  ])("meets the closed form of the ladder with %d visits/s on %d isolates, %d of them simulated", async (...given) => {
    const [perSecond, isolates, simulated] = given;
    const links = createZipf(1e6, 1);
    const seen = await simulateBusy({ ...traffic, links, perSecond, isolates, simulated, visits: 6_000 });
    const expected = expectedOf(links, { perSecond, isolates, lifeSeconds: LINK_LIFE_S });
    expect((seen.commands.get("read a cached link") ?? 0) / seen.visits / expected.loads).toBeCloseTo(1, 1);
    expect((seen.events.get("memory miss") ?? 0) / seen.visits / expected.waiting).toBeCloseTo(1, 1);
    expect(Math.abs((seen.queries.get("find a link") ?? 0) / seen.visits / expected.queries - 1)).toBeLessThan(0.1);
    const { commands } = useExpected(links, perSecond, isolates);
    expect(Math.abs(useSeen(seen, perSecond, isolates).commands / commands - 1)).toBeLessThan(0.05);
  });

  it("hands each visit over once: a message for a visit where they are far apart, and one for 1 + 10 × rate otherwise", async () => {
    const far = await simulateBusy({ ...single, perSecond: 0.002, visits: 10 });
    expect(far.messages / far.visits).toBeCloseTo(1, 0);
    const busy = await simulateBusy({ ...single, perSecond: 5, visits: 3_000 });
    expect(busy.visits / busy.messages).toBeGreaterThan(49);
    expect(busy.visits / busy.messages).toBeLessThan(53);
  });

  it("asks Redis less where the isolates of a data centre share a rung, and no isolate alone", async () => {
    const many = { ...traffic, links: createZipf(100, 1), perSecond: 20, isolates: 10, simulated: 10, visits: 2_000 };
    const reads = async (more: object) => {
      const { commands, visits } = await simulateBusy({ ...many, ...more });
      return (commands.get("read a cached link") ?? 0) / visits;
    };
    expect(await reads({ hasDataCentreRung: true })).toBeLessThan(0.6 * (await reads({})));
    const alone = { isolates: 1, simulated: 1 };
    expect(Math.abs((await reads({ ...alone, hasDataCentreRung: true })) / (await reads(alone)) - 1)).toBeLessThan(
      0.15,
    );
  });
});
