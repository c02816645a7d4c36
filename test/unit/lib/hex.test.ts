import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesFromHex, hexFromBytes } from "../../../src/lib/hex.ts";

describe("hexFromBytes() and bytesFromHex()", () => {
  it("agree with Node's Buffer, and take each other's work back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const hex = hexFromBytes(bytes);
        expect(hex).toBe(Buffer.from(bytes).toString("hex"));
        expect(bytesFromHex(hex)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it("bytesFromHex() reads capitals and small letters, and nothing at all as no bytes", () => {
    expect(bytesFromHex("00fFAb")).toEqual(new Uint8Array([0, 255, 171]));
    expect(bytesFromHex("")).toEqual(new Uint8Array());
  });

  it.each(["a", "abc", "0g", "0x00", " 00", "00\n", "0 0", "-1", "\uff10\uff10", "\u0660\u0660"])(
    "bytesFromHex() refuses %j",
    (text) => {
      expect(() => bytesFromHex(text)).toThrow(RangeError);
    },
  );

  it("bytesFromHex() does not repeat what it refuses: it may be a key", () => {
    expect(() => bytesFromHex("5ec2e75ec2e7z")).toThrow(/^(?!.*5ec2e7).*$/);
  });
});
