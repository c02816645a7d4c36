import { describe, expect, it } from "vitest";
import { sampleVisits } from "../../../../src/local/start/sample-visits.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import { createSeededRandom } from "../../../support/seeded-random.ts";

const NOW = Date.parse("2026-11-29T15:00:00Z");

describe("sampleVisits()", () => {
  const visits = sampleVisits([{ id: linkId(7), perDay: 40 }], NOW, createSeededRandom(1).next);

  it("has visits of each of 30 days, none of a time to come, and no id twice", () => {
    expect(new Set(visits.map(({ time }) => Math.floor(time / 86_400_000))).size).toBe(30);
    expect(visits.every(({ time }) => time <= NOW)).toBe(true);
    expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length);
  });

  it("has bots, and people who come again", () => {
    const people = visits.filter(({ isBot }) => !isBot);
    expect(people.length).toBeLessThan(visits.length);
    expect(new Set(people.map(({ visitor }) => visitor)).size).toBeLessThan(people.length);
  });

  it("has none of a link that nobody visits", () => {
    expect(sampleVisits([{ id: linkId(7), perDay: 0 }], NOW, createSeededRandom(1).next)).toEqual([]);
  });
});
