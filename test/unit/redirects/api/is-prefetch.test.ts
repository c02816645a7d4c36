import { describe, expect, it } from "vitest";
import { isPrefetch } from "../../../../src/redirects/api/is-prefetch.ts";

describe("isPrefetch()", () => {
  it.each([
    ["Sec-Purpose", "prefetch"],
    ["Sec-Purpose", "prefetch;prerender"],
    ["Sec-Purpose", "prefetch;anonymous-client-ip"],
    ["Purpose", "prefetch"],
    ["Purpose", "preview"],
    ["purpose", " Prefetch"],
  ])("knows %s: %s", (name, value) => {
    expect(isPrefetch(new Headers({ [name]: value }))).toBe(true);
  });

  it.each([
    ["Sec-Purpose", ""],
    ["Sec-Purpose", "prefetched"],
    ["Purpose", "navigation; not a prefetch"],
    ["Sec-Fetch-Dest", "prefetch"],
  ])("takes %s: %j for a visit", (name, value) => {
    expect(isPrefetch(new Headers({ [name]: value }))).toBe(false);
  });

  it("takes a request that says nothing for a visit", () => {
    expect(isPrefetch(new Headers())).toBe(false);
  });
});
