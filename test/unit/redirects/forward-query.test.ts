import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forwardQuery } from "../../../src/redirects/forward-query.ts";

describe("forwardQuery()", () => {
  it.each([
    ["https://example.com/", "?utm_source=x", "https://example.com/?utm_source=x"],
    ["https://example.com/a?b=1#c", "?d=2", "https://example.com/a?b=1&d=2#c"],
    ["https://example.com/?b=1&c=2", "?b=9", "https://example.com/?c=2&b=9"],
    ["https://example.com/?b=1&b=2&c", "?b=3&b=4", "https://example.com/?c&b=3&b=4"],
    ["https://example.com/?a%20b=1", "?a+b=2", "https://example.com/?a+b=2"],
    ["https://example.com/?sig=%2F%2f+~", "?x=%2F+~", "https://example.com/?sig=%2F%2f+~&x=%2F+~"],
    ["https://example.com/?flag", "?other", "https://example.com/?flag&other"],
  ])("of %s with %s is %s", (location, search, expected) => {
    expect(forwardQuery(location, search)).toBe(expected);
  });

  it.each(["", "?"])("leaves a destination as it is for the query %j", (search) => {
    expect(forwardQuery("https://example.com/?a#b", search)).toBe("https://example.com/?a#b");
  });

  it("never leads to another host, path or fragment, whatever the query", () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.string({ unit: "binary" }),
        (url, text) => {
          const before = new URL(url);
          const after = new URL(forwardQuery(before.href, `?${text}`));
          expect([after.origin, after.pathname, after.hash]).toEqual([before.origin, before.pathname, before.hash]);
        },
      ),
    );
  });
});
