import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeEventCursor, encodeEventCursor } from "../../../src/history/event-cursor.ts";
import { toOpaqueText } from "../../../src/lib/text/opaque-text.ts";

describe("decodeEventCursor()", () => {
  it("decodeEventCursor() reads what encodeEventCursor() wrote", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 2n ** 63n - 1n), (id) => {
        expect(decodeEventCursor(encodeEventCursor(id))).toEqual({ ok: true, value: id });
      }),
    );
  });

  it.each([
    "",
    "1",
    "%",
    toOpaqueText("0"),
    toOpaqueText("01"),
    toOpaqueText("-1"),
    toOpaqueText((2n ** 63n).toString()),
  ])("decodeEventCursor() refuses %j", (text) => {
    expect(decodeEventCursor(text)).toEqual({ ok: false, error: "invalid" });
  });
});
