import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trimInvisible } from "../../../src/lib/text/trim-invisible.ts";
import { location, MAX_DESTINATION_LENGTH, parseDestination } from "../../../src/links/destination.ts";
import { destinationOf } from "../../support/sample-links.ts";

const rules = { ownHosts: ["go.example.com", "bijou.workers.dev"], allowPrivate: false };

/** What was wrong with it; null when it was taken. */
function problemOf(text: string, given = rules): string | null {
  const parsed = parseDestination(text, given);
  return parsed.ok ? null : parsed.error.reason;
}

describe("parseDestination() keeps a good URL as given", () => {
  it.each([
    "https://example.com",
    "http://example.com/",
    "HTTPS://Example.COM/Path?b=2&a=1#Part",
    "https://example.com/a/../b",
    "https://example.com/%7Euser/%c3%a4",
    "https://example.com/ä?q=ö#ü",
    "https://example.com/with space?and more",
    "https://example.com:443/",
    "https://example.com/a@b:c",
    "https://example.com/?to=http://user:password@localhost/",
    "https://example.com/emoji/😀",
    "https://пример.рф/",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://xn--fa-hia.example/",
    "https://XN--MNCHEN-3YA.example./",
    "https://a_b._c.example.com/",
    "https://ab--c.example.com/",
    `https://${"a".repeat(63)}.example.com/`,
    `https://${"a.".repeat(121)}example.com./`,
  ])("%s", (text) => {
    expect(parseDestination(text, rules)).toEqual({ ok: true, value: text });
  });

  it("trims it, and nothing else", () => {
    expect(parseDestination(" \t\r\n\u00a0\ufeffhttps://example.com/A b \n", rules)).toEqual({
      ok: true,
      value: "https://example.com/A b",
    });
  });

  it.each([
    "\u200b",
    "\u2060",
    "\u00ad",
    "\u200e",
    "\u202e",
    "\u2066",
    "\u3000",
    "\u2028",
    "\u0085",
    "\u180e",
    "\u200d\ufeff",
  ])("trims %j, which nobody sees, at both ends alone", (char) => {
    const text = `${char}https://example.com/a${char}b ${char}\u200b`;
    expect(parseDestination(text, rules)).toEqual({ ok: true, value: `https://example.com/a${char}b` });
  });

  it("takes 2,048 characters and no more, whatever is trimmed", () => {
    const url = (length: number) => "https://example.com/".padEnd(length, "x");
    expect(problemOf(`  ${url(MAX_DESTINATION_LENGTH)}  `)).toBeNull();
    expect(problemOf(url(MAX_DESTINATION_LENGTH + 1))).toBe("invalid");
    expect(MAX_DESTINATION_LENGTH).toBe(2048);
  });

  it("refuses one whose ASCII form is too long for a header, though it is not", () => {
    expect(problemOf(`https://example.com/${"語".repeat(900)}`)).toBeNull();
    expect(problemOf(`https://example.com/${"語".repeat(1_000)}`)).toBe("invalid");
  });
});

describe("location()", () => {
  it.each([
    ["https://example.com", "https://example.com/"],
    ["HTTP://EXAMPLE.com:80/A", "http://example.com/A"],
    ["https://müller.example.com/ä?q=ö#ü", "https://xn--mller-kva.example.com/%C3%A4?q=%C3%B6#%C3%BC"],
    ["https://пример.рф", "https://xn--e1afmkfd.xn--p1ai/"],
    ["https://example.com/😀", "https://example.com/%F0%9F%98%80"],
    ["https://example.com/a b\"<>'`{}|\\", "https://example.com/a%20b%22%3C%3E'%60%7B%7D|/"],
    ["https://example.com/a%20b%2Fc%e4", "https://example.com/a%20b%2Fc%e4"],
    ["https://example.com/\u0085\u2028x", "https://example.com/%C2%85%E2%80%A8x"],
    ["https://example\u3002com/", "https://example.com/"],
    ["http://0x8.8.8.010/", "http://8.8.8.8/"],
  ])("of %s is %s", (text, expected) => {
    expect(location(destinationOf(text))).toBe(expected);
  });
});

describe("parseDestination() and location(), whatever they are given", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  );
  const host = fc.oneof(
    fc.constantFrom("example.com", "localhost", "127.1", "[::1]", "go.example.com.", "xn--a.com", "müller.de"),
    fc.domain(),
    fc.ipV4Extended(),
    fc.ipV6().map((address) => `[${address}]`),
    anyText,
  );
  const nearUrl = fc
    .tuple(
      fc.constantFrom("http://", "https://", "HTTP://", "http:/", "http:\\\\", "//", "javascript:", ""),
      fc.constantFrom("", "user:pass@", "@"),
      host,
      fc.constantFrom("", ":80", ":65536", "."),
      fc.constantFrom("", "/", "?", "#", "\\", "/\r\nSet-Cookie: a=b"),
      anyText,
    )
    .map((parts) => parts.join(""));

  it("never throw; what is taken goes out as printable ASCII, to a public host, without credentials", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: nearUrl }, fc.webUrl(), anyText), (text) => {
        const parsed = parseDestination(text, rules);
        if (!parsed.ok) {
          expect(parsed.error.message).toMatch(/^must /);
          return;
        }
        taken++;
        expect(parsed.value).toBe(trimInvisible(text));
        const sent = location(parsed.value);
        expect(sent).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
        const url = new URL(sent);
        expect(url.href).toBe(sent);
        expect(url.username + url.password).toBe("");
        // What is sent is itself fit to be a destination, and stays what it is.
        expect(location(destinationOf(sent))).toBe(sent);
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
