import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toOpaqueText } from "../../../src/lib/text/opaque-text.ts";
import { decodeTimeCursor, encodeTimeCursor } from "../../../src/lib/time-cursor.ts";

const place = fc.record({ time: fc.integer({ min: 0, max: 253_402_300_799_999 }), id: fc.uuid() });
const ID = "019aaa3e-8f00-7abc-8123-456789abcdef";

describe("decodeTimeCursor()", () => {
  it("gives back the place that encodeTimeCursor() was given", () => {
    fc.assert(
      fc.property(place, (given) => {
        expect(decodeTimeCursor(encodeTimeCursor(given))).toEqual({ ok: true, value: given });
      }),
    );
  });

  it.each([
    "",
    "1",
    `1.${ID}x`,
    `-1.${ID}`,
    `01.${ID}`,
    `253402300800000.${ID}`,
    `1.${ID.toUpperCase()}`,
    `.${ID}`,
    "1.5",
    `1.${ID}\n`,
  ])("refuses a cursor of %j", (text) => {
    expect(decodeTimeCursor(toOpaqueText(text))).toEqual({ ok: false, error: "invalid" });
  });

  it("refuses a cursor of the list of links, and one that was changed", () => {
    const cursor = encodeTimeCursor({ time: 1, id: ID });
    for (const text of [btoa("1767225600000.5"), `${cursor}A`, cursor.slice(1), `${cursor}=`, "é"])
      expect(decodeTimeCursor(text).ok).toBe(false);
  });
});
