import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UUID_RANDOM_BYTES, uuidV7 } from "../../../src/lib/uuid-v7.ts";

const random = fc.uint8Array({ minLength: UUID_RANDOM_BYTES, maxLength: UUID_RANDOM_BYTES });
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe("uuidV7()", () => {
  it("makes the example of RFC 9562, appendix A.6", () => {
    const bytes = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    expect(uuidV7(0x017f22e279b0, bytes)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  });

  it("holds its time, and is of version 7 and the variant of RFC 9562, whatever is drawn", () => {
    fc.assert(
      fc.property(time, random, (ms, bytes) => {
        const id = uuidV7(ms, bytes);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(ms);
      }),
    );
  });

  it("keeps every random bit but the six that version and variant take", () => {
    const bits = (id: string) => BigInt(`0x${id.replaceAll("-", "")}`);
    fc.assert(
      fc.property(time, random, fc.nat(9), fc.nat(7), (ms, bytes, place, bit) => {
        const other = bytes.map((byte, n) => (n === place ? byte ^ (1 << bit) : byte));
        const isTaken = (place === 0 && bit >= 4) || (place === 2 && bit >= 6);
        const flipped = bits(uuidV7(ms, bytes)) ^ bits(uuidV7(ms, other));
        expect(flipped.toString(2).replaceAll("0", "")).toBe(isTaken ? "" : "1");
      }),
    );
  });

  it("cuts many ids from one draw", () => {
    fc.assert(
      fc.property(random, random, (first, second) => {
        expect(uuidV7(1, Uint8Array.of(...first, ...second), UUID_RANDOM_BYTES)).toBe(uuidV7(1, second));
      }),
    );
  });
});
