import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePunycode, isPunycodeLabel } from "../../../../src/lib/text/punycode.ts";

describe("decodePunycode()", () => {
  // RFC 3492, section 7.1, in small letters.
  it.each([
    ["egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"],
    ["ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
    ["proprostnemluvesky-uyb24dma41a", "pročprostěnemluvíčesky"],
    ["3b-ww4c5e180e575a65lsy2b", "3年b組金八先生"],
    ["-> $1.00 <--", "-> $1.00 <-"],
  ])("decodes %s", (text, decoded) => {
    expect(decodePunycode(text)).toBe(decoded);
  });

  it.each(["0", "zzzz99999", "99999999999999999999", "ü", "a-Z"])("has none for %s", (text) => {
    expect(decodePunycode(text)).toBeNull();
  });
});

describe("isPunycodeLabel()", () => {
  it.each(["xn--a", "xn--", "xn--a-", "xn--example-", "xn--0", "xn--zzzz99999", "xn--a-ecp", "xn--ab-yuc"])(
    "refuses %s",
    (label) => {
      expect(isPunycodeLabel(label)).toBe(false);
    },
  );

  it.each(["xn--mnchen-3ya", "xn--fa-hia", "xn--ls8h", "xn--p1ai", "xn--wgbh1c", "xn----rmckbbajlc6dj7bxne2c"])(
    "takes %s",
    (label) => {
      expect(isPunycodeLabel(label)).toBe(true);
    },
  );

  it("takes whatever the URL parser makes of a label", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 20 }), (text) => {
        const url = `http://${text}.example/`;
        const label = URL.canParse(url) ? (new URL(url).hostname.split(".")[0] ?? "") : "";
        // The parser's own output for text that is all ASCII is what nobody looked at.
        fc.pre(label.startsWith("xn--") && /[^\u0000-\u007f]/.test(text));
        expect(isPunycodeLabel(label)).toBe(true);
      }),
    );
  });
});
