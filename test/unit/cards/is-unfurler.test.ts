import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnfurler } from "../../../src/cards/is-unfurler.ts";
import { UNFURLERS } from "../../../src/cards/unfurlers.ts";
import { isBot } from "../../../src/redirects/is-bot.ts";
import { browsers, fetchers, unfurlers } from "../../support/agents.ts";

const inApps = Object.values(browsers).flat();

describe("isUnfurler()", () => {
  it.each(unfurlers)("knows %s, which is a bot to statistics and limits too", (agent) => {
    expect([isUnfurler(agent), isBot(agent)]).toEqual([true, true]);
  });

  it.each(UNFURLERS.map((pattern) => [pattern]))(
    "has seen an agent of %s, by which no other pattern goes",
    (pattern) => {
      const others = UNFURLERS.filter((other) => other !== pattern);
      const alone = unfurlers.filter((agent) => pattern.test(agent) && !others.some((other) => other.test(agent)));
      expect(alone).not.toEqual([]);
    },
  );

  it("takes no browser for one, inside an app or not", () => {
    expect(inApps.length).toBeGreaterThanOrEqual(80);
    expect(inApps.filter((agent) => isUnfurler(agent))).toEqual([]);
  });

  it("takes no search engine, monitor, library or reader of mail for one", () => {
    for (const agent of [
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
      "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
      "Slackbot 1.0 (+https://api.slack.com/robots)",
      "Slack-ImgProxy (+https://api.slack.com/robots)",
      "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
      "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
      "curl/8.4.0",
      "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
      "Not-Slackbot-LinkExpanding 1.0",
      "MyWhatsApp/2",
      "Twitterbot",
    ])
      expect([agent, isUnfurler(agent)]).toEqual([agent, false]);
  });

  it("knows no more of the list of fetchers than those that make cards", () => {
    const known = Object.values(fetchers)
      .flat()
      .filter((agent) => isUnfurler(agent));
    expect(known.length).toBeLessThan(40);
    expect(known.filter((agent) => /image|imgproxy|office|uptime|curl|feedfetcher/i.test(agent))).toEqual([]);
  });

  it("takes who sends no agent for none, and says something of any text in time (property)", () => {
    for (const nothing of [null, undefined, "", "   "]) expect(isUnfurler(nothing)).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => typeof isUnfurler(text) === "boolean"),
    );
    // Read up to 512 characters.
    expect(isUnfurler(`${" x".repeat(300)} Twitterbot/1.0`)).toBe(false);
    expect(isUnfurler(`Twitterbot/1.0${"x".repeat(100_000)}`)).toBe(true);
  });
});
