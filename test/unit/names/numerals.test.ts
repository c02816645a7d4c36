import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesInto, numberOf, numeralsOf } from "../../../src/names/numerals.ts";

const radixes = fc.integer({ min: 2, max: 65_536 });
/** Below and above what fits in 53 bits. */
const numbers = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 96n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 9n, max: 2n ** 53n + 9n }),
);

describe("numerals", () => {
  it("numeralsOf() gives them most significant first, and only as many as are asked for", () => {
    expect(numeralsOf(2n ** 53n, 4, 65_536)).toEqual([32, 0, 0, 0]);
    expect(numeralsOf(62n ** 10n + 5n, 11, 62)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]);
    expect(numeralsOf(1_234n, 2, 10)).toEqual([3, 4]);
    expect(numeralsOf(7n, 0, 10)).toEqual([]);
  });

  it("numberOf() takes back what numeralsOf() makes", () => {
    fc.assert(
      fc.property(numbers, radixes, (number, radix) => {
        expect(numberOf(numeralsOf(number, 96, radix), radix)).toBe(number);
      }),
    );
  });

  it("bytesInto() writes big-endian between its bounds alone", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const bytes = new Uint8Array(16).fill(255);
        bytesInto(bytes, 2, 14, number);
        expect(Buffer.from(bytes).toString("hex")).toBe(`ffff${number.toString(16).padStart(24, "0")}ffff`);
      }),
    );
  });
});
