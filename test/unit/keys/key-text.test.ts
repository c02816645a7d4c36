import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashKey, isKeyText, KEY_BYTES, mintKey } from "../../../src/keys/key-text.ts";
import { KEY_TEXT } from "../../support/sample-keys.ts";

const arbitraryBytes = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES });

describe("mintKey()", () => {
  it("writes the bytes in base64url behind bij_, as Node does", () => {
    fc.assert(
      fc.property(arbitraryBytes, (bytes) => {
        expect(mintKey(bytes)).toBe(`bij_${Buffer.from(bytes).toString("base64url")}`);
      }),
    );
  });

  it("makes what isKeyText() takes", () => {
    fc.assert(fc.property(arbitraryBytes, (bytes) => isKeyText(mintKey(bytes))));
  });

  it.each([0, 16, 31, 33])("refuses %d bytes, and does not repeat them", (count) => {
    const bytes = new Uint8Array(count).fill(187);
    expect(() => mintKey(bytes)).toThrow(RangeError);
    expect(() => mintKey(bytes)).toThrow(/^Cannot mint a key: needs 32 bytes, received \d+$/);
  });
});

describe("isKeyText()", () => {
  it("takes bij_ and 43 characters of base64url", () => {
    expect(isKeyText(KEY_TEXT)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["the prefix alone", "bij_"],
    ["one character less", KEY_TEXT.slice(0, -1)],
    ["one character more", `${KEY_TEXT}a`],
    ["another prefix", KEY_TEXT.replace("bij_", "bit_")],
    ["the prefix in capitals", KEY_TEXT.replace("bij_", "BIJ_")],
    ["base64's own characters", KEY_TEXT.replace(/..$/, "+/")],
    ["padding", KEY_TEXT.replace(/.$/, "=")],
    ["a blank before it", ` ${KEY_TEXT}`],
    ["a line's end behind it", `${KEY_TEXT}\n`],
    ["a letter that is no ASCII", KEY_TEXT.replace(/.$/, "ä")],
  ])("refuses %s", (_, text) => {
    expect(isKeyText(text)).toBe(false);
  });
});

describe("hashKey()", () => {
  it("is SHA-256 in hex, of any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        expect(await hashKey(text)).toBe(createHash("sha256").update(text).digest("hex"));
      }),
    );
  });
});
