import { describe, expect, it } from "vitest";
import { prepareClicks } from "../../../src/clicks/prepare-clicks.ts";
import { visitWith } from "../../support/visits.ts";

const parts = {
  visitorsOf: async (visits: readonly unknown[]) => visits.map((_, n) => (n === 0 ? null : `visitor-${n}`)),
  randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
};

describe("prepareClicks()", () => {
  it("makes a click of each visit, with an id of its time, and nothing of the address", async () => {
    const visits = [visitWith({ time: 1_764_000_000_000 }), visitWith({ time: 1_764_000_000_001 })];
    const clicks = await prepareClicks(visits, parts);
    expect(clicks).toMatchObject([
      { linkId: 7n, time: 1_764_000_000_000, visitor: null, dimensions: { country: "DE" } },
      { linkId: 7n, time: 1_764_000_000_001, visitor: "visitor-1", userAgent: visits[1]?.userAgent },
    ]);
    expect(clicks.map(({ id }) => Number.parseInt(id.replace("-", "").slice(0, 12), 16))).toEqual(
      visits.map(({ time }) => time),
    );
    expect(JSON.stringify(clicks.map(({ linkId, ...rest }) => ({ ...rest, linkId: String(linkId) })))).not.toContain(
      "203.0.113.7",
    );
  });

  it("passes on which rule decided, and for a link without rules nothing", async () => {
    const visits = [visitWith({ rule: "Germany" }), visitWith({ rule: null }), visitWith()];
    const clicks = await prepareClicks(visits, parts);
    expect(clicks.map((click) => ("rule" in click ? click.rule : "no rules"))).toEqual(["Germany", null, "no rules"]);
  });

  it("draws an id for every visit, of one millisecond too", async () => {
    const clicks = await prepareClicks(new Array(1_000).fill(visitWith()), parts);
    expect(new Set(clicks.map(({ id }) => id)).size).toBe(1_000);
  });

  it("cuts agents at 512 characters, and cleans them", async () => {
    const agents = ["x".repeat(513), "a\u0000b", "", null].map((userAgent) => visitWith({ userAgent }));
    const clicks = await prepareClicks(agents, parts);
    expect(clicks.map(({ userAgent }) => userAgent)).toEqual(["x".repeat(512), "a b", null, null]);
  });
});
