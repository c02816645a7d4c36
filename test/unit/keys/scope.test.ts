import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../src/keys/scope.ts";

describe("SCOPES", () => {
  it("SCOPES are those of the contract, and are free of what would break WWW-Authenticate (RFC 6750, section 3)", () => {
    expect(SCOPES).toEqual(["links:read", "links:write", "stats:read"]);
    for (const scope of SCOPES) expect(scope).toMatch(/^[\x21\x23-\x5b\x5d-\x7e]+$/);
  });
});
