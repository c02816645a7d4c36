import { describe, expect, it } from "vitest";
import { type Here, readView, viewQuery } from "../../../../src/web/link/view.ts";

const here: Here = {
  ownZone: "Europe/Berlin",
  today: (zone) => (zone === "Pacific/Auckland" ? "2026-11-30" : "2026-11-29"),
  isZone: (zone) => ["Europe/Berlin", "Pacific/Auckland", "UTC"].includes(zone),
};
const read = (query: string) => readView(Object.fromEntries(new URLSearchParams(query)), here);

describe("readView()", () => {
  it("shows thirty days by day, people alone, in the reader's own zone", () => {
    expect(read("")).toEqual({
      ...{ range: "30d", from: "2026-10-31", to: "2026-11-29", interval: "day", zone: "Europe/Berlin" },
      ...{ withBots: false, isCompared: false, tag: "", maker: "", domain: "" },
    });
  });

  it("counts dates back from today's in the zone that is asked for", () => {
    expect(read("zone=Pacific/Auckland&range=7d")).toMatchObject({ from: "2026-11-24", to: "2026-11-30" });
    expect(read("range=today")).toMatchObject({ from: "2026-11-29", to: "2026-11-29", interval: "hour" });
    expect(read("range=12m")).toMatchObject({ from: "2025-12-01", to: "2026-11-29", interval: "month" });
  });

  it("never asks for more than the API counts by an interval", () => {
    expect(read("range=90d&interval=hour").interval).toBe("day");
    expect(read("range=dates&from=2020-01-01&to=2026-01-01&interval=day").interval).toBe("month");
    expect(read("range=dates&from=1990-01-01&to=2026-01-01").from).toBe("2015-12-26");
  });

  it("makes sense of an address that was cut off or typed wrong", () => {
    expect(read("range=nonsense&interval=year&zone=Mars/Olympus&bots=yes&compare=1")).toEqual(read(""));
    expect(read("range=dates&from=2026-02-30&to=x")).toMatchObject({ from: "2026-10-31", to: "2026-11-29" });
    expect(read("range=dates&from=2026-11-20&to=2026-11-10")).toMatchObject({ from: "2026-11-10", to: "2026-11-20" });
  });
});

describe("viewQuery()", () => {
  it.each([
    "",
    "range=7d&interval=hour&bots=include&compare=previous&tag=a%26b&createdBy=a%40b.example",
    "range=dates&from=2026-11-01&to=2026-11-03",
    "range=12m&interval=day&zone=UTC",
  ])("is read again as the same view: %s", (query) => {
    const view = read(query);
    expect(read(viewQuery(view))).toEqual(view);
  });

  it("names the zone, since another reader has another one", () => {
    expect(viewQuery(read(""))).toBe("zone=Europe%2FBerlin");
  });
});
