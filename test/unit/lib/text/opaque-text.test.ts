import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromOpaqueText, toOpaqueText } from "../../../../src/lib/text/opaque-text.ts";

const ascii = fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 75 });

describe("fromOpaqueText()", () => {
  it("gives back the text that toOpaqueText() was given, from one that a URL can carry as it is", () => {
    fc.assert(
      fc.property(ascii, (text) => {
        const opaque = toOpaqueText(text);
        expect(encodeURIComponent(opaque)).toBe(opaque);
        expect(fromOpaqueText(opaque)).toBe(text);
      }),
    );
  });

  it("takes no two texts for the same", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{0,9}$/), (opaque) => {
        const text = fromOpaqueText(opaque);
        if (text !== null) expect(toOpaqueText(text)).toBe(opaque);
      }),
    );
    // The last letter has bits that base64 leaves unread.
    expect([fromOpaqueText("YQ"), fromOpaqueText("YR")]).toEqual(["a", null]);
  });

  it.each(["", "a", "YQ==", "Y Q", "Y+", "é", "\u0000", "A".repeat(101)])("refuses %j", (opaque) => {
    expect(fromOpaqueText(opaque)).toBeNull();
  });
});
