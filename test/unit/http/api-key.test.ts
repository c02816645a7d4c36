import { describe, expect, it } from "vitest";
import { authenticate } from "../../../src/http/api-key.ts";
import { ADMIN_KEY } from "../../support/settings.ts";

const authenticated = (authorization: string) =>
  authenticate({ headers: new Headers({ Authorization: authorization }) }, ADMIN_KEY);

describe("authenticate()", () => {
  it("takes a request without Authorization for an anonymous one", async () => {
    expect(await authenticate({ headers: new Headers() }, ADMIN_KEY)).toEqual({ kind: "anonymous" });
  });

  it.each(["Bearer", "bearer", "BEARER", "Bearer  "])("knows the admin key behind %j", async (scheme) => {
    expect(await authenticated(`${scheme} ${ADMIN_KEY}`)).toEqual({ kind: "admin", owner: "key:admin" });
  });

  it("never names the key as the owner", async () => {
    expect(JSON.stringify(await authenticated(`Bearer ${ADMIN_KEY}`))).not.toContain(ADMIN_KEY);
  });

  it.each([
    ["another key", `Bearer ${"x".repeat(ADMIN_KEY.length)}`],
    ["the key without its end", `Bearer ${ADMIN_KEY.slice(0, -1)}`],
    ["the key with another end", `Bearer ${ADMIN_KEY.slice(0, -1)}x`],
    ["the key with another beginning", `Bearer x${ADMIN_KEY.slice(1)}`],
    ["the key and more", `Bearer ${ADMIN_KEY}x`],
    ["the key in capitals", `Bearer ${ADMIN_KEY.toUpperCase()}`],
    ["the key twice", `Bearer ${ADMIN_KEY} ${ADMIN_KEY}`],
    ["two credentials", `Bearer ${ADMIN_KEY}, Bearer ${ADMIN_KEY}`],
    ["another scheme", `Basic ${ADMIN_KEY}`],
    ["no scheme", ADMIN_KEY],
    ["a scheme without a key", "Bearer"],
    ["a scheme and blanks", "Bearer   "],
    ["a scheme stuck to the key", `Bearer${ADMIN_KEY}`],
    ["nothing", ""],
  ])("refuses %s, rather than to take it for anonymous", async (_, authorization) => {
    expect(await authenticated(authorization)).toBeNull();
  });
});
