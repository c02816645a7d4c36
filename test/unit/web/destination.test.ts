import { describe, expect, it } from "vitest";
import { withScheme } from "../../../src/web/home/destination-text.ts";
import { withUtm } from "../../../src/web/home/utm.ts";

describe("withScheme()", () => {
  it.each([
    ["example.com", "https://example.com"],
    [" example.com/a?b=c#d ", "https://example.com/a?b=c#d"],
    ["example.com:8443/a", "https://example.com:8443/a"],
    ["müller.de/ä", "https://müller.de/ä"],
    ["http://example.com", "http://example.com"],
    ["HTTPS://example.com", "HTTPS://example.com"],
    ["https://example.com/a\n  b", "https://example.com/ab"],
    ["mailto:a@example.com", "mailto:a@example.com"],
    ["javascript:alert(1)", "javascript:alert(1)"],
    ["hello", "hello"],
    ["two words.com", "two words.com"],
    ["", ""],
  ])("makes of %j %j", (text, url) => {
    expect(withScheme(text)).toBe(url);
  });
});

describe("withUtm()", () => {
  const none = { source: "", medium: "", campaign: "", term: "", content: "" };

  it("leaves a URL alone without a field", () => {
    expect(withUtm("https://example.com/a b", none)).toBe("https://example.com/a b");
  });

  it("sets what is given, replaces what is there, and keeps the fragment", () => {
    const utm = { ...none, source: " mail ", campaign: "a & b" };
    expect(withUtm("https://example.com/?x=1&utm_source=old#top", utm)).toBe(
      "https://example.com/?x=1&utm_source=mail&utm_campaign=a+%26+b#top",
    );
  });

  it("leaves what is no URL yet", () => {
    expect(withUtm("exam", { ...none, source: "mail" })).toBe("exam");
  });
});
