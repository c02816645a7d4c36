import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeClickCursor, encodeClickCursor } from "../../../src/clicks/click-cursor.ts";
import { toOpaqueText } from "../../../src/lib/text/opaque-text.ts";

const place = fc.record({ time: fc.integer({ min: 0, max: 253_402_300_799_999 }), id: fc.uuid() });
const ID = "019aaa3e-8f00-7abc-8123-456789abcdef";

describe("decodeClickCursor()", () => {
  it("gives back the place that encodeClickCursor() was given", () => {
    fc.assert(
      fc.property(place, (given) => {
        expect(decodeClickCursor(encodeClickCursor(given))).toEqual({ ok: true, value: given });
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
    expect(decodeClickCursor(toOpaqueText(text))).toEqual({ ok: false, error: "invalid" });
  });

  it("refuses a cursor of the list of links, and one that was changed", () => {
    const cursor = encodeClickCursor({ time: 1, id: ID });
    for (const text of [btoa("1767225600000.5"), `${cursor}A`, cursor.slice(1), `${cursor}=`, "é"])
      expect(decodeClickCursor(text).ok).toBe(false);
  });
});
