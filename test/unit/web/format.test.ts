import { describe, expect, it } from "vitest";
import { createFormat } from "../../../src/web/words/format.ts";

const now = new Date("2026-11-29T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("createFormat()", () => {
  it("writes numbers over 9,999 in compact form", () => {
    const { compact } = createFormat("en");
    expect([0, 9_999, 12_345, 1_200_000].map(compact)).toEqual(["0", "9,999", "12.3K", "1.2M"]);
    expect(createFormat("de").compact(12_345_678)).toBe("12,3\u00a0Mio.");
  });

  it("tells a time within a day by its distance, and any other by its date", () => {
    const { time } = createFormat("en", "UTC");
    expect(time(ago(20_000), now)).toBe("now");
    expect(time(ago(3 * 60_000), now)).toBe("3 minutes ago");
    expect(time(ago(5 * 3_600_000), now)).toBe("5 hours ago");
    expect(time(ago(-2 * 3_600_000), now)).toBe("in 2 hours");
    expect(time(ago(25 * 3_600_000), now)).toBe("Nov 28, 2026");
  });

  it("has the plural forms of languages with more than two", () => {
    const forms = { one: "link", few: "linki", many: "linków", other: "linku" };
    const { plural } = createFormat("pl");
    expect([1, 3, 5, 1.5].map((count) => plural(count, forms))).toEqual(["link", "linki", "linków", "linku"]);
  });
});
