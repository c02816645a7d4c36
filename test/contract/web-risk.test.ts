import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWebRisk, isOutage } from "../../src/abuse/stores/web-risk.ts";
import { createCircuitBreaker } from "../../src/lib/circuit-breaker.ts";
import { createDeadline } from "../../src/lib/deadline.ts";
import { startWebRisk, WEB_RISK_KEY, type WebRiskStandIn } from "../support/web-risk-stand-in.ts";

const GOOD = "https://example.com/a?b=c&d=%20ü#e";
const BAD = "https://bad.example/";

describe("createWebRisk()", () => {
  let standIn: WebRiskStandIn;
  const reasons: string[] = [];
  beforeEach(async () => {
    standIn = await startWebRisk();
    standIn.listed.set(BAD, ["SOCIAL_ENGINEERING", "MALWARE"]);
    reasons.length = 0;
  });
  afterEach(() => standIn.close());

  function setUp({ key = WEB_RISK_KEY, timeoutMs = 30_000, failuresToOpen = 3 } = {}) {
    const breaker = createCircuitBreaker({
      ...{ isFailure: isOutage, probe: () => Promise.reject(new Error("not now")), failuresToOpen },
      ...{ restMs: 60_000, probeLimitMs: 60_000, now: () => Date.now(), random: () => 0, report: () => undefined },
    });
    const list = createWebRisk({
      ...{ key, timeoutMs, breaker, endpoint: standIn.endpoint },
      fetch: (url, init) => fetch(url, init),
      reportFailure: (reason) => reasons.push(reason),
    });
    const within = (limitMs: number, ...urls: string[]) =>
      list.find(urls, { deadline: createDeadline(limitMs, () => Date.now()), waitUntil: () => undefined });
    /** As a request does that has 20 ms left. */
    const findLate = (...urls: string[]) => {
      const deadline = createDeadline(timeoutMs, () => Date.now(), { remainingMs: () => 20 });
      return list.find(urls, { deadline, waitUntil: () => undefined });
    };
    return { within, findLate, find: (...urls: string[]) => within(60_000, ...urls) };
  }

  it("find() tells what is on a list from what is on none, in requests as the reference describes them", async () => {
    const found = await setUp().find(GOOD, BAD);
    expect(found).toEqual(
      new Map([
        [GOOD, []],
        [BAD, ["MALWARE", "SOCIAL_ENGINEERING"]],
      ]),
    );
    expect(standIn.asked).toEqual([GOOD, BAD]);
    expect([standIn.complaints, reasons]).toEqual([[], []]);
  });

  it("find() looks up hundreds of URLs, each once", async () => {
    const urls = Array.from({ length: 300 }, (_, i) => `https://example.com/${i}`);
    const found = await setUp().find(...urls, BAD);
    expect(found.size).toBe(301);
    expect(standIn.asked.toSorted()).toEqual([...urls, BAD].toSorted());
  });

  it.each([
    [500, "HTTP 500"],
    [429, "HTTP 429"],
    [302, "HTTP 302"],
    ["no JSON", "SyntaxError"],
    ['{"threat":', "SyntaxError"],
    ["[]", "TypeError"],
    ['{"threat":null}', "TypeError"],
    ['{"threat":{"threatTypes":[]}}', "TypeError"],
    ['{"threat":{"threatTypes":["SOMETHING_NEW"]}}', "TypeError"],
  ])("find() takes %j for no answer, and says so", async (fault, reason) => {
    standIn.fault = fault;
    expect(await setUp().find(BAD)).toEqual(new Map());
    expect(reasons).toEqual([reason]);
  });

  it("find() ends in time where the service hangs, without what it did not look up", async () => {
    standIn.fault = "hang";
    expect(await setUp({ timeoutMs: 50 }).find(GOOD, BAD)).toEqual(new Map());
    expect(reasons).toEqual(["TimeoutError"]);
  });

  it("find() looks nothing up once its time is over, and ends with it where an answer is under way", async () => {
    expect(await setUp().within(0, GOOD, BAD)).toEqual(new Map());
    expect([reasons, standIn.asked]).toEqual([["there was no time for them all"], []]);
    standIn.fault = "hang";
    expect(await setUp().within(50, GOOD)).toEqual(new Map());
    expect(reasons.at(-1)).toBe("TimeoutError");
  });

  it("find() for a request that is late opens no circuit", async () => {
    const { find, findLate } = setUp({ failuresToOpen: 1 });
    standIn.fault = "hang";
    for (let i = 0; i < 3; i++) expect(await findLate(GOOD)).toEqual(new Map());
    expect(new Set(reasons)).toEqual(new Set(["LookUpCutShort"]));
    standIn.fault = null;
    expect((await find(BAD)).size).toBe(1);
  });

  it("a wrong key is refused, and no reason tells it or a URL", async () => {
    expect(await setUp({ key: "hidden-and-wrong" }).find(BAD)).toEqual(new Map());
    expect(reasons).toEqual(["HTTP 400"]);
    await standIn.close();
    expect(await setUp().find(BAD)).toEqual(new Map());
    expect(reasons.join()).not.toMatch(/hidden|bad\.example/);
  });

  it("a service that failed is left alone, and a URL that is refused keeps no other from its turn", async () => {
    const { find } = setUp({ failuresToOpen: 1 });
    standIn.fault = 400;
    expect(await find(GOOD)).toEqual(new Map());
    standIn.fault = 503;
    expect(await find(GOOD)).toEqual(new Map());
    standIn.fault = null;
    expect(await find(BAD)).toEqual(new Map());
    expect(standIn.asked).toEqual([GOOD, GOOD]);
    expect(reasons).toEqual(["HTTP 400", "HTTP 503", "skipped, since it did not answer a moment ago"]);
  });
});
