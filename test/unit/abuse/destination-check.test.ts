import { describe, expect, it } from "vitest";
import { createDestinationCheck } from "../../../src/abuse/destination-check.ts";
import type { Destination } from "../../../src/links/destination.ts";
import { NO_CHECK, type ThreatRequest, type ThreatType, threatMessage } from "../../../src/links/destination-check.ts";

const to = (url: string) => url as Destination; // As its parser would take it.
const request: ThreatRequest = {
  deadline: {
    totalMs: 1_000,
    remainingMs: () => 1_000,
    signal: () => new AbortController().signal,
    race: (work) => work,
  },
  waitUntil: () => undefined,
};

/** @param known what the list answers; it does not answer for others. */
function setUp(known: Readonly<Record<string, readonly ThreatType[]>>) {
  const asked: string[] = [];
  const counts: Record<string, number> = {};
  const check = createDestinationCheck({
    requestMs: 1_000,
    list: {
      async find(urls) {
        asked.push(...urls);
        return new Map(Object.entries(known).filter(([url]) => urls.includes(url)));
      },
    },
    count: (outcome, by) => {
      counts[outcome] = (counts[outcome] ?? 0) + by;
    },
  });
  return {
    check: (...links: Parameters<typeof check.check>[0][number][]) => check.check(links, request),
    asked,
    counts,
  };
}

describe("createDestinationCheck()", () => {
  it("check() tells of each link which of its destinations are listed, and counts each URL once", async () => {
    const { check, asked, counts } = setUp({
      "https://a.example/": [],
      "https://bad.example/": ["MALWARE"],
      "https://worse.example/": ["SOCIAL_ENGINEERING", "UNWANTED_SOFTWARE"],
    });
    const { threats, looked, unchecked } = await check(
      { url: to("https://a.example/"), expiredUrl: to("https://bad.example/") },
      { url: to("https://bad.example/") },
      { url: to("https://unknown.example/"), expiredUrl: null },
      { expiredUrl: to("https://worse.example/") },
      {},
    );
    expect(threats).toEqual([
      [{ path: "expiredUrl", types: ["MALWARE"] }],
      [{ path: "url", types: ["MALWARE"] }],
      [],
      [{ path: "expiredUrl", types: ["SOCIAL_ENGINEERING", "UNWANTED_SOFTWARE"] }],
      [],
    ]);
    expect([looked, unchecked]).toEqual([3, 1]);
    expect(asked).toHaveLength(4);
    expect(counts).toEqual({ clean: 1, listed: 2, unchecked: 1 });
  });

  it("check() asks for the ASCII form without its fragment, so that spellings of one URL are one look-up", async () => {
    const { check, asked } = setUp({ "https://xn--bd-via.example/%C3%BC?q=1": ["MALWARE"] });
    const { threats } = await check(
      { url: to("HTTPS://bäd.example:443/ü?q=1#a") },
      { url: to("https://xn--bd-via.example/ü?q=1#b") },
      { url: to("https://xn--bd-via.example/%C3%BC?q=1") },
    );
    expect(asked).toEqual(["https://xn--bd-via.example/%C3%BC?q=1"]);
    expect(threats).toEqual(Array(3).fill([{ path: "url", types: ["MALWARE"] }]));
  });

  it("NO_CHECK finds nothing, and asks nobody", async () => {
    expect(await NO_CHECK.check([{ url: to("https://bad.example/") }, {}], request)).toEqual({
      ...{ threats: [[], []], looked: 0, unchecked: 0 },
    });
    expect(NO_CHECK.isOn).toBe(false);
  });
});

describe("threatMessage()", () => {
  it("names the lists, calls nothing unsafe for sure, and says who lists it", () => {
    expect(threatMessage({ types: ["SOCIAL_ENGINEERING", "MALWARE"] })).toBe(
      "must not lead to a site that may be unsafe (Google Web Risk lists it as social engineering, malware)",
    );
  });
});
