import { describe, expect, it } from "vitest";
import { isExpired } from "../../../src/keys/api-key.ts";

describe("isExpired()", () => {
  it("is true from the very millisecond on at which a key ends", () => {
    expect(isExpired({ expiresAt: 1_000 }, 999)).toBe(false);
    expect(isExpired({ expiresAt: 1_000 }, 1_000)).toBe(true);
    expect(isExpired({ expiresAt: 1_000 }, 1_001)).toBe(true);
  });

  it("is never true of a key without an end", () => {
    expect(isExpired({ expiresAt: null }, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});
