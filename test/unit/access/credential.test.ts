import { describe, expect, it } from "vitest";
import { accessTokenOf } from "../../../src/access/credential.ts";

const HEADER = { "Cf-Access-Jwt-Assertion": "of-header" };
const COOKIE = { Cookie: "a=1; CF_Authorization=of-cookie; CF_AppSession=x" };
const of = (headers: Record<string, string>) => accessTokenOf(new Headers(headers));
const SAME = { "Sec-Fetch-Site": "same-origin" };

describe("accessTokenOf()", () => {
  it("takes header or cookie of a request of our own origin, the header first", () => {
    expect(of({ ...SAME, ...HEADER })).toBe("of-header");
    expect(of({ ...SAME, ...COOKIE })).toBe("of-cookie");
    expect(of({ ...SAME, ...HEADER, ...COOKIE })).toBe("of-header");
    expect(of({ ...SAME, Origin: "https://go.example", ...COOKIE })).toBe("of-cookie");
    expect(of(SAME)).toBeNull();
  });

  it("takes the header alone where nothing is said of an origin", () => {
    expect(of(HEADER)).toBe("of-header");
    expect(of(COOKIE)).toBeNull();
    expect(of({ ...HEADER, ...COOKIE })).toBe("of-header");
  });

  it.each([
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "none" },
    { "Sec-Fetch-Site": "" },
    { "Sec-Fetch-Site": "SAME-ORIGIN" },
    { "Sec-Fetch-Site": "same-origin, cross-site" },
    { "Sec-Fetch-Site": "cross-site", Origin: "https://go.example" },
    { Origin: "https://evil.example" },
    { Origin: "https://go.example" },
    { Origin: "null" },
  ])("takes nothing of a request with %j", (headers) => {
    expect(of({ ...headers, ...HEADER, ...COOKIE })).toBeNull();
  });

  it.each([
    ["CF_Authorization=", ""],
    ["CF_Authorization=a=b", "a=b"],
    ["CF_Authorization=first; CF_Authorization=second", "first"],
    ["xCF_Authorization=no", null],
    ["cf_authorization=no", null],
    ["CF_Authorizationx=no", null],
    ["", null],
  ])("reads the cookies %j", (Cookie, token) => {
    expect(of({ ...SAME, Cookie })).toBe(token);
  });
});
