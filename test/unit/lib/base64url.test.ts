import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64urlFromBytes } from "../../../src/lib/base64url.ts";

describe("base64urlFromBytes()", () => {
  it("writes what Node's Buffer does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(base64urlFromBytes(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      }),
    );
  });

  it("writes many bytes too, in one text", () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7) & 255);
    expect(base64urlFromBytes(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
  });
});
