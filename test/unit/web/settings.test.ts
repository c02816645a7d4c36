import { describe, expect, it } from "vitest";
import { daysOf, type Ping } from "../../../src/web/settings/days-of.ts";
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
  const now = new Date(2026, 10, 29, 12);
  const ping = (time: Date, down: readonly string[] = []): Ping => ({
    time: time.toISOString(),
    status: down.length === 0 ? "healthy" : "unhealthy",
    components: Object.fromEntries(down.map((name) => [name, { status: "down" as const }])),
  });

  it("are as many as asked for, with the oldest first, also those without a ping", () => {
    const days = daysOf([], 3, now);
    expect(days.map(({ day }) => day.getDate())).toEqual([27, 28, 29]);
    expect(days.map(({ pings }) => pings)).toEqual([0, 0, 0]);
  });

  it("count what failed, and name what was down once", () => {
    const pings = [
      ping(new Date(2026, 10, 29, 0, 0)),
      ping(new Date(2026, 10, 28, 23, 59), ["redis"]),
      ping(new Date(2026, 10, 28, 1), ["redis", "postgres"]),
      ping(new Date(2026, 10, 28, 0)),
      ping(new Date(2026, 9, 1), ["redis"]),
    ];
    expect(daysOf(pings, 2, now).map(({ pings: count, failed, down }) => ({ pings: count, failed, down }))).toEqual([
      { pings: 3, failed: 2, down: ["redis", "postgres"] },
      { pings: 1, failed: 0, down: [] },
    ]);
  });
});
