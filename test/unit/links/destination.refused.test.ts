import { describe, expect, it } from "vitest";
import { parseDestination } from "../../../src/links/destination.ts";

const rules = { ownHosts: ["go.example.com", "bijou.workers.dev"], allowPrivate: false };

/** What was wrong with it; null when it was taken. */
function problemOf(text: string, given = rules): string | null {
  const parsed = parseDestination(text, given);
  return parsed.ok ? null : parsed.error.reason;
}

describe("parseDestination() refuses what is no absolute http or https URL", () => {
  it.each([
    "",
    " ",
    "example.com",
    "/path",
    "//evil.example.com",
    "http:",
    "http:/example.com",
    "http:example.com",
    "http://",
    "http://?",
    "http:// /",
    "javascript:alert(1)",
    "JavaScript:alert(1)//http://example.com",
    "data:text/html,hello",
    "ftp://example.com/",
    "file:///etc/passwd",
    "ws://example.com/",
    "httpss://example.com/",
    "xhttp://example.com/",
    "blob:https://example.com/1",
    "view-source:https://example.com/",
    "\\\\example.com",
    "http:\\\\example.com\\",
    "http:/\\example.com",
    "http://exa mple.com/",
    "http://exa<mple.com/",
    "http://example.com:65536/",
    "http://example.com:x/",
    "http://[::1/",
    "http://[fe80::1%25eth0]/",
    "http://256.1.1.1/",
    "http://1.2.3.4.5/",
    "http://%00.example.com/",
    "http://exa%20mple.com/",
  ])("%j", (text) => {
    expect(problemOf(text)).toBe("invalid");
  });

  // URL parsers take these, but no DNS has them, and no domain is called so.
  it.each([
    "https://xn--a.example/",
    "https://xn--.example/",
    "https://XN--A.example/",
    "https://www.xn--zzzz99999.example./",
    "https://example.xn--abc-/",
    "https://%78n--a.example/",
    "https://xn\u00ad--a.example/",
    `https://${"a".repeat(64)}.example.com/`,
    `https://${"a.".repeat(122)}example.com/`,
    `https://${"ü".repeat(60)}.example.com/`,
  ])("or a host that can't be: %s", (text) => {
    expect(problemOf(text)).toBe("invalid");
    expect(problemOf(text, { ...rules, allowPrivate: true })).toBe("invalid");
  });

  // The parser skips any number of slashes and takes a backslash for one: what is kept would then name
  // another host, to a reader who goes by RFC 3986, than the one that is judged and opened.
  it.each([
    "http:///example.com",
    "https:////example.com/",
    "http://\\example.com",
    "http://\\/example.com",
    "https://example.com\\@other.example.org/",
    "https://example.com\\.other.example.org/",
  ])("or hides its host: %j", (text) => {
    expect(problemOf(text)).toBe("invalid");
  });

  it.each([
    "https://user:password@example.com/",
    "https://user@example.com/",
    "https://:password@example.com/",
    "https://go.example.com@example.com/",
    "https://example.com%40@example.org/",
    "https://a:b@c:d@example.com/",
  ])("or one with a user name or password: %s", (text) => {
    const parsed = parseDestination(text, rules);
    expect(parsed).toEqual({
      ok: false,
      error: { reason: "invalid", message: "must not contain a user name or password" },
    });
  });

  it("or one with a control character anywhere inside, which the parser would drop", () => {
    const controls = [...Array.from({ length: 0x20 }, (_, code) => code), 0x7f].map((code) =>
      String.fromCharCode(code),
    );
    for (const control of controls) {
      for (const text of [
        `https://example.com/a${control}b`,
        `https://exam${control}ple.com/`,
        `ht${control}tps://example.com/`,
        `https://example.com/?a${control}b`,
        `https://example.com/#a${control}b`,
      ]) {
        expect(problemOf(text)).toBe("invalid");
      }
    }
    expect(problemOf("\u0000https://example.com/")).toBe("invalid");
    expect(problemOf("https://example.com/\u0000")).toBe("invalid");
  });

  it.each(["https://example.com/\ud800", "https://example.com/?\udc00\ud800", "https://\ud83d.example.com/"])(
    "or one with a lone surrogate, which has no UTF-8: %j",
    (text) => {
      expect(problemOf(text)).toBe("invalid");
    },
  );
});

describe("parseDestination() refuses this Worker's own hosts", () => {
  it.each([
    "https://go.example.com/abc",
    "http://go.example.com",
    "https://GO.Example.COM/abc",
    "https://go.example.com:8443/abc",
    "https://go.example.com./abc",
    "https://go.example.com.../abc",
    "https://go\u3002example\u3002com/abc",
    "https://go.example.com\u3002/abc",
    "https://%67o.example.com/abc",
    "https://\uff47o.example.com/abc",
    "https://bijou.workers.dev/abc",
  ])("%s", (text) => {
    expect(parseDestination(text, rules)).toEqual({
      ok: false,
      error: { reason: "refused", message: "must not lead back to this shortener" },
    });
  });

  it("also where private destinations are allowed", () => {
    const onLaptop = { ownHosts: ["localhost"], allowPrivate: true };
    expect(problemOf("http://localhost:8787/abc", onLaptop)).toBe("refused");
    expect(problemOf("http://127.0.0.1:3000/abc", onLaptop)).toBeNull();
  });

  it("but no host that only ends or begins like it", () => {
    expect(problemOf("https://www.go.example.com/")).toBeNull();
    expect(problemOf("https://xgo.example.com/")).toBeNull();
    expect(problemOf("https://go.example.com.example.org/")).toBeNull();
  });
});
