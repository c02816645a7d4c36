import { describe, expect, it } from "vitest";
import { createMemoryRung, type MemoryRung } from "../../../support/memory-rung.ts";
import { createVisit, slugName, targetTo } from "../../../support/read-ladder.ts";

const isKept = ({ memory }: MemoryRung, slug: string) => memory.peek(slugName(slug), createVisit) !== undefined;

async function fillMany(rung: MemoryRung, count: number, location: (index: number) => string): Promise<string[]> {
  const slugs = Array.from({ length: count }, (_, index) => `s${index}`);
  for (const [index, slug] of slugs.entries()) {
    await rung.fill(slugName(slug), { target: targetTo(location(index)) });
  }
  return slugs;
}

describe("withMemory(), bounded", () => {
  it("find() keeps no more entries than it may, and lets the one used longest ago go", async () => {
    const rung = createMemoryRung({ maxEntries: 2 });
    await fillMany(rung, 2, () => "https://example.com/");
    expect(isKept(rung, "s0")).toBe(true); // Now s1 was used longest ago.
    await rung.fill(slugName("s2"), { target: targetTo("https://example.com/") });
    expect(["s0", "s1", "s2"].map((slug) => isKept(rung, slug))).toEqual([true, false, true]);
  });

  it("find() keeps no more bytes than it may, with URLs at two bytes a character", async () => {
    const maxBytes = 100_000;
    const rung = createMemoryRung({ maxEntries: 1_000, maxBytes });
    const length = 2_000;
    const slugs = await fillMany(rung, 100, () => `https://example.com/${"a".repeat(length)}`);
    const kept = slugs.filter((slug) => isKept(rung, slug));
    expect(kept.length * 2 * length).toBeLessThanOrEqual(maxBytes);
    expect(kept.length).toBeGreaterThan(10); // And uses what it may.
    expect(kept).toEqual(slugs.slice(-kept.length));
  });

  it("find() counts expiredUrl, and an entry without a link, as bytes too", async () => {
    const long = `https://example.com/${"a".repeat(2_000)}`;
    const rung = createMemoryRung({ maxEntries: 1_000, maxBytes: 10_000 });
    for (const slug of ["a", "b", "c"]) {
      await rung.fill(slugName(slug), { target: targetTo("https://example.com/", { expiredLocation: long }) });
    }
    expect(["a", "b", "c"].map((slug) => isKept(rung, slug))).toEqual([false, true, true]);

    const negatives = createMemoryRung({ maxEntries: 1_000, maxBytes: 10_000 });
    for (let i = 0; i < 200; i++) await negatives.fill(slugName(`n${i}`), { target: null });
    const kept = Array.from({ length: 200 }, (_, i) => isKept(negatives, `n${i}`)).filter(Boolean);
    expect(kept.length).toBeLessThan(100);
  });

  it("find() answers with a link that is larger than the memory, and does not keep it", async () => {
    const rung = createMemoryRung({ maxBytes: 1_000 });
    const target = targetTo(`https://example.com/${"a".repeat(2_000)}`);
    const reading = rung.memory.find([slugName("huge")], createVisit());
    rung.lastLoad().answer({ target, asOf: rung.clock.now() });
    expect(await reading).toMatchObject({ target });
    expect(isKept(rung, "huge")).toBe(false);
  });
});
