import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "../../../../src/links/listing/link-list.ts";
import { linkId } from "../../../../src/names/link-id.ts";

const place = fc.record({
  createdAt: fc.integer({ min: 0, max: 253_402_300_799_999 }),
  id: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(linkId),
});

describe("decodeCursor()", () => {
  it("gives back the place that encodeCursor() was given, from a text that a URL can carry as it is", () => {
    fc.assert(
      fc.property(place, (given) => {
        const cursor = encodeCursor(given);
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(decodeCursor(cursor)).toEqual({ ok: true, value: given });
      }),
    );
  });

  it("takes no cursor that was cut, made longer, or changed in a letter, for another place", () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.constantFrom("A", "z", "_", "=", "é"), (given, chance, letter) => {
        const cursor = encodeCursor(given);
        const at = chance % cursor.length;
        for (const bad of [cursor.slice(0, at), `${cursor}A`, cursor.slice(0, at) + letter + cursor.slice(at + 1)]) {
          const decoded = decodeCursor(bad);
          // Another place is one only if this very text is its cursor.
          if (decoded.ok) expect(encodeCursor(decoded.value)).toBe(bad);
        }
      }),
    );
  });

  it.each([
    "",
    "abc",
    "A".repeat(61),
    btoa("1"),
    btoa("1.2.3"),
    btoa("-1.2"),
    btoa("01.2"),
    btoa("1.9223372036854775808"),
    btoa("253402300800000.1"),
    btoa("1; DROP.1"),
    "%00%00",
    "MS4y=",
  ])("refuses %j", (cursor) => {
    expect(decodeCursor(cursor)).toEqual({ ok: false, error: "invalid" });
  });
});
