import { describe, expect, it } from "vitest";
import { daysOf, type PingedDay } from "../../../src/web/settings/days-of.ts";
import { domainsIn } from "../../../src/web/settings/domains-in.ts";

describe("the domains in a text", () => {
  it("are those on lines and between commas, each once, and of a URL its host", () => {
    expect(domainsIn(" evil.example\nhttps://Bad.example:8080/path?q=1, evil.example;spam.example\r\n\n")).toEqual([
      "evil.example",
      "bad.example",
      "spam.example",
    ]);
    expect(domainsIn(" \n , ")).toEqual([]);
  });

  it("are handed on as they are where they are none, so that the API can say what is wrong", () => {
    expect(domainsIn("no_domain https:// *.example")).toEqual(["no_domain", "https://", "*.example"]);
  });
});

describe("the days of the pings", () => {
  const now = new Date("2026-11-29T00:30:00Z");

  it("are UTC days, as many as asked for, with the oldest first, also those without a ping", () => {
    const days = daysOf([], 3, now);
    expect(days.map(({ day }) => day.toISOString().slice(0, 10))).toEqual(["2026-11-27", "2026-11-28", "2026-11-29"]);
    expect(days.map(({ pings }) => pings)).toEqual([0, 0, 0]);
  });

  it("have what was counted, and name what was down", () => {
    const [good, bad] = [
      { pings: 3, failed: 0 },
      { pings: 3, failed: 1 },
    ];
    const known: PingedDay[] = [
      { day: "2026-11-29", ...good, components: { redis: good } },
      { day: "2026-11-28", ...bad, components: { redis: bad, codeKey: good, postgres: bad } },
      { day: "2026-10-01", ...bad, components: { redis: bad } },
    ];
    expect(daysOf(known, 2, now).map(({ pings, failed, down }) => ({ pings, failed, down }))).toEqual([
      { ...bad, down: ["redis", "postgres"] },
      { ...good, down: [] },
    ]);
  });
});
