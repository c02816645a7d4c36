import { describe, expect, it } from "vitest";
import { isPersonsVisit } from "../../../../src/redirects/api/is-persons-visit.ts";
import { BROWSER } from "../../../support/settings.ts";

const visit = (headers: Record<string, string>, method = "GET") =>
  isPersonsVisit({ method, headers: new Headers(headers) });

describe("isPersonsVisit()", () => {
  it.each([
    BROWSER,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  ])("takes %s for a person's", (agent) => {
    expect(visit({ "User-Agent": agent })).toBe(true);
    expect(visit({ "User-Agent": agent }, "POST")).toBe(true);
  });

  it.each([
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "curl/8.5.0",
    "Wget/1.21.4",
    "python-requests/2.32.0",
    "node",
    "",
  ])("takes %j for none", (agent) => {
    expect(visit({ "User-Agent": agent })).toBe(false);
  });

  it("takes one that names no agent for none", () => {
    expect(visit({})).toBe(false);
  });

  it("takes a HEAD, and what a browser fetches ahead, for none", () => {
    expect(visit({ "User-Agent": BROWSER }, "HEAD")).toBe(false);
    expect(visit({ "User-Agent": BROWSER, "Sec-Purpose": "prefetch" })).toBe(false);
  });
});
