import { describe, expect, it } from "vitest";
import { inTurns } from "../bench/measure/in-turns.ts";
import { medianInterval, uncertainty } from "../bench/measure/interval.ts";
import { withSection } from "../bench/measure/results.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

const random = () => createSeededRandom(7).next;

describe("the interval of a median", () => {
  it("is nothing wide where all values are one", () => {
    expect(medianInterval([3, 3, 3], random())).toEqual({ median: 3, low: 3, high: 3 });
  });

  it("holds the true median in about 95 of a hundred samples", () => {
    const { next } = createSeededRandom(20_261_130);
    let held = 0;
    for (let sample = 0; sample < 200; sample++) {
      // To one side, as times are: the median of -log(u) is the logarithm of 2.
      const { low, high } = medianInterval(
        Array.from({ length: 25 }, () => -Math.log(1 - next())),
        next,
      );
      if (low <= Math.LN2 && Math.LN2 <= high) held++;
    }
    expect(held / 200).toBeGreaterThan(0.9);
    expect(held / 200).toBeLessThan(0.99);
  });

  it("is as wide to either side as it says", () => {
    expect(uncertainty({ median: 10, low: 9, high: 12 })).toBeCloseTo(0.15, 12);
  });
});

describe("measuring in turns", () => {
  const options = { within: 0.04, minRounds: 4, maxRounds: 9, random: random() };

  it("begins each round with the next one", async () => {
    const asked: string[] = [];
    const of = (name: string) => async () => asked.push(name);
    await inTurns({ a: of("a"), b: of("b"), c: of("c") }, { ...options, until: [], minRounds: 3 });
    expect(asked.join("")).toBe("abcbcacab");
  });

  it("stops once the ratios are known, and gives up where they never are", async () => {
    const steady = await inTurns({ a: async () => 2, b: async () => 4 }, { ...options, until: [["a", "b"]] });
    expect(steady.rounds).toHaveLength(4);
    expect(steady.ratioOf("a", "b").median).toBe(0.5);
    let n = 0;
    const wild = { a: async () => 1 + (n++ % 2) * 9, b: async () => 4 };
    expect((await inTurns(wild, { ...options, until: [["a", "b"]] })).rounds).toHaveLength(9);
  });

  it("takes ratios within a round: a slow moment of the machine is in both", async () => {
    let n = 0;
    const slowness = () => 1 + Math.floor(n++ / 2) * 10;
    const turns = await inTurns(
      { a: async () => 3 * slowness(), b: async () => 6 * slowness() },
      { ...options, until: [] },
    );
    expect(turns.ratioOf("b", "a")).toEqual({ median: 2, low: 2, high: 2 });
  });
});

describe("the page of results", () => {
  const page = "# Results\n\nHead.\n\n## `npm run a`\n\n```\nold\n```\n\n## `npm run b`\n\n```\nb\n```\n";

  it("has what a command printed in the place of what it printed before", () => {
    expect(withSection(page, "npm run a", "new")).toBe(page.replace("old", "new"));
  });

  it("has a new command at its end", () => {
    expect(withSection(page, "npm run c", "c")).toBe(`${page}\n## \`npm run c\`\n\n\`\`\`\nc\n\`\`\`\n`);
  });
});
