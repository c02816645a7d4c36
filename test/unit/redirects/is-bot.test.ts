import fc from "fast-check";
import { isbot } from "isbot";
import { describe, expect, it } from "vitest";
import { isPersonsVisit } from "../../../src/redirects/api/is-persons-visit.ts";
import { FETCHERS } from "../../../src/redirects/fetchers.ts";
import { isBot } from "../../../src/redirects/is-bot.ts";
import { createAgentReader } from "../../../src/redirects/read-agent.ts";
import { browsers, fetchers } from "../../support/agents.ts";

const both = (agent: string) => ({
  statistics: createAgentReader()(agent).isBot ? "bot" : "person",
  "limited links": isPersonsVisit({ method: "GET", headers: new Headers({ "User-Agent": agent }) }) ? "person" : "bot",
});

describe("isBot()", () => {
  it.each(Object.values(fetchers).flat())("takes %s for a bot, everywhere", (agent) => {
    expect(isBot(agent)).toBe(true);
    expect(both(agent)).toEqual({ statistics: "bot", "limited links": "bot" });
  });

  it.each(Object.values(browsers).flat())("takes %s for a person's, everywhere", (agent) => {
    expect(isBot(agent)).toBe(false);
    expect(both(agent)).toEqual({ statistics: "person", "limited links": "person" });
  });

  it("has enough of both to be held to", () => {
    expect(new Set(Object.values(fetchers).flat()).size).toBeGreaterThanOrEqual(60);
    expect(new Set(Object.values(browsers).flat()).size).toBeGreaterThanOrEqual(40);
  });

  it.each(FETCHERS.map((pattern) => [pattern]))(
    "needs %s of FETCHERS, since isbot takes what it matches for a browser",
    (pattern) => {
      const matched = fetchers.ours.filter((agent) => pattern.test(agent));
      expect(matched.filter((agent) => !isbot(agent))).not.toEqual([]);
    },
  );

  it("needs no list for the others: isbot knows them", () => {
    expect(fetchers["known to isbot"].filter((agent) => !isbot(agent))).toEqual([]);
    expect(fetchers.ours.filter((agent) => isbot(agent))).toEqual([]);
  });

  it("still takes a bot for one that writes an app's name beside its own", () => {
    for (const agent of [
      "[FBAN/FBIOS;FBAV/450.0.0.38.108] curl/8.4.0",
      "facebookexternalhit/1.1 [FBAN/FBIOS;FBAV/450.0.0.38.108]",
      "Line/13.20.0 (compatible; somebot/1.0)",
      "Instagram 10.26.0 (link preview crawler)",
      "x".repeat(60),
    ]) {
      expect([agent, isBot(agent)]).toEqual([agent, true]);
    }
  });

  it("takes who sends no agent for a bot, and says something of any text (property)", () => {
    for (const nothing of [null, undefined, "", "   "]) expect(isBot(nothing)).toBe(true);
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => typeof isBot(text) === "boolean"));
    // Spaces in a carrier's name decide nothing.
    const carrier = fc.stringMatching(/^[A-Za-z0-9 .&|+-]{1,20}$/);
    fc.assert(
      fc.property(
        carrier,
        (name) => !isBot(`[FBAN/FBIOS;FBAV/450.0.0.38.108;FBDV/iPhone14,5;FBSN/iOS;FBCR/${name};FBOP/5]`),
      ),
    );
  });
});
