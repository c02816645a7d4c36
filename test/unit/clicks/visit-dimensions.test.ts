import { describe, expect, it } from "vitest";
import type { QueuedClick } from "../../../src/clicks/click-batch.ts";
import { createDimensionsReader } from "../../../src/clicks/visit-dimensions.ts";
import type { VisitFacts } from "../../../src/redirects/visit-facts.ts";
import { visitWith } from "../../support/visits.ts";

const dimensionsOf = (facts: Partial<VisitFacts>) => createDimensionsReader()(visitWith(facts));

describe("createDimensionsReader()", () => {
  it("reads what a browser sends, and null for what it does not", () => {
    const nothing = { utm_source: null, utm_medium: null, utm_campaign: null, utm_term: null, utm_content: null };
    expect(dimensionsOf({})).toEqual({
      ...{ country: "DE", region: "DE-BY", city: "Munich", referrer: "news.example", language: "de" },
      ...nothing,
    });
    const bare = { country: undefined, region: undefined, city: undefined, referrer: null, languages: null };
    expect(dimensionsOf(bare)).toEqual({
      ...{ country: null, region: null, city: null, referrer: null, language: null },
      ...nothing,
    });
  });

  it.each<[keyof QueuedClick["dimensions"], Partial<VisitFacts>, string | null]>([
    ["country", { country: "T1" }, "T1"],
    ["country", { country: "XX" }, null],
    ["city", { city: "x".repeat(101) }, "x".repeat(100)],
    ["region", { region: "a\u0000b" }, "DE-a b"],
    ["region", { region: "BY", country: null }, null],
    ["city", { city: "München" }, "München"],
    ["city", { city: "M\u00c3\u00bcnchen" }, "München"],
    ["city", { city: "Łódź" }, "Łódź"],
    ["language", { languages: "EN-us" }, "en"],
    ["language", { languages: "gsw-CH, de;q=0.5" }, "gsw"],
    ["language", { languages: "zh-Hant-TW" }, "zh"],
    ["language", { languages: "de;q=0.9" }, "de"],
    ["language", { languages: "*" }, null],
    ["language", { languages: "e" }, null],
    ["language", { languages: "de1" }, null],
    ["language", { languages: "x".repeat(9) }, null],
    ["referrer", { referrer: "https://News.Example:443/a" }, "news.example"],
    ["referrer", { referrer: "http://news.example:8080/a" }, "news.example:8080"],
    ["referrer", { referrer: "https://user:secret@news.example/" }, "news.example"],
    ["referrer", { referrer: "android-app://com.example.mail/" }, "com.example.mail"],
    ["referrer", { referrer: "https://münchen.example/" }, "xn--mnchen-3ya.example"],
    ["referrer", { referrer: "https://go.example/pricing" }, null],
    ["referrer", { referrer: "https://go.example.com/" }, "go.example.com"],
    ["referrer", { referrer: "o.example", url: "https://go.example/" }, null],
    ["referrer", { referrer: "https://o.example", url: "https://go.example/" }, "o.example"],
    ["referrer", { referrer: "about:blank" }, null],
    ["referrer", { referrer: "no url" }, null],
    ["referrer", { referrer: `https://${"x.".repeat(100)}example/` }, "x.".repeat(50)],
    ["utm_source", { url: "https://go.example/a?utm_source=letter+of+May&utm_source=b" }, "letter of May"],
    ["utm_medium", { url: "https://go.example/a?x=1&utm_medium=e%2Dmail" }, "e-mail"],
    ["utm_campaign", { url: "https://go.example/a?utm_campaign=" }, null],
    ["utm_term", { url: "https://go.example/a?utm_term=%00%E0%A4" }, "\ufffd"],
    ["utm_content", { url: `https://go.example/a?utm_content=${"x".repeat(101)}` }, "x".repeat(100)],
    ["utm_content", { url: "https://go.example/utm_content" }, null],
  ])("reads %s of %j as %j", (dimension, facts, expected) => {
    expect(dimensionsOf(facts)[dimension]).toBe(expected);
  });

  it("reads each visit for itself, however often it has seen the same header", () => {
    const read = createDimensionsReader();
    const hosts = ["https://a.example/", "https://b.example/", "https://a.example/", "https://go.example/"];
    expect(hosts.map((referrer) => read(visitWith({ referrer })).referrer)).toEqual([
      ...["a.example", "b.example", "a.example"],
      null,
    ]);
    // The same referrer is one's own on another host.
    expect(read(visitWith({ referrer: "https://a.example/", url: "https://a.example/x" })).referrer).toBeNull();
  });
});
