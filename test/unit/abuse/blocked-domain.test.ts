import { describe, expect, it } from "vitest";
import { parseDomain } from "../../../src/abuse/blocked-domain.ts";

describe("parseDomain()", () => {
  it.each([
    ["evil.example", "evil.example"],
    [" EVIL.Example. ", "evil.example"],
    ["exämple.com", "xn--exmple-cua.com"],
    ["ｅｖｉｌ.example", "evil.example"],
    ["a.b.c.evil.example", "a.b.c.evil.example"],
    ["3405803777", "203.0.113.1"],
    ["0xcb.0.0x71.1", "203.0.113.1"],
    ["[2001:DB8:0:0::1]", "[2001:db8::1]"],
  ])("parseDomain() takes %j for %s", (text, domain) => {
    expect(parseDomain(text)).toEqual({ ok: true, value: domain });
  });

  it.each([
    ...["", " ", ".", "com", "com.", "evil..example", ".evil.example", "*.evil.example", "https://evil.example"],
    ...["evil.example/", "evil.example:80", "evil.example?", "evil.example#", "a@evil.example", "evil.example\\"],
    ...["evil .example", "evil\n.example", "evil\u0000.example", "evil\ud800.example", "[evil.example]", "::1"],
    ...["256.1.1.1", "%2e.example", `${"a.".repeat(126)}aa`],
  ])("parseDomain() refuses %j", (text) => {
    expect(parseDomain(text)).toEqual({ ok: false, error: expect.stringMatching(/^must /) as string });
  });
});
