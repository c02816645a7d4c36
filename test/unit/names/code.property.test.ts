import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCbcMac } from "../../../src/lib/cbc-mac.ts";
import { bytesFromHex } from "../../../src/lib/hex.ts";
import { CODE_ALPHABET, createCodeCodec, isCode, MAX_LINK_ID } from "../../../src/names/code.ts";
import { createFf1 } from "../../../src/names/ff1.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { shapedText, TIERS, tierAndId } from "../../support/code-arbitraries.ts";
import { PATIENCE } from "../../support/patience.ts";
import { codeNameOf, KEY_HEX } from "../../support/sample-links.ts";

const cbcMac = await importCbcMac(bytesFromHex(KEY_HEX));
const codec = createCodeCodec(cbcMac);

describe("a code", PATIENCE, () => {
  it("is taken back by decode() to the id that encode() made it of, and has the shape and length of its tier", async () => {
    await fc.assert(
      fc.asyncProperty(tierAndId, async ({ id, length }) => {
        const code = await codec.encode(id);
        expect(code).toMatch(/^[a-zA-Z0-9]+$/);
        expect(code).toMatch(/[a-z]/);
        expect(code.slice(1)).toMatch(/[A-Z]/);
        expect(code).toHaveLength(length);
        expect(await codec.decode(code)).toBe(id);
      }),
      { numRuns: 800 },
    );
  });

  it.each(TIERS)("round-trips at both edges of the tier of $length characters", async ({ length, first, size }) => {
    for (const id of [first, first + 1n, first + size - 2n, first + size - 1n]) {
      const code = await codec.encode(linkId(id));
      expect(code).toHaveLength(length);
      expect(await codec.decode(code)).toBe(id);
    }
  });

  it("is never that of two ids: neighbours within and across tiers, and ids anywhere", async () => {
    const anywhere = fc.sample(fc.bigInt({ min: 0n, max: MAX_LINK_ID }), { numRuns: 500, seed: 1 });
    const neighbours = TIERS.flatMap(({ first, size }) =>
      Array.from({ length: 200 }, (_, i) => [first + BigInt(i), first + size - 1n - BigInt(i)]).flat(),
    );
    const ids = [...new Set([...anywhere, ...neighbours])];
    const codes = await Promise.all(ids.map((id) => codec.encode(linkId(id))));
    expect(new Set(codes).size).toBe(ids.length);
  });

  it.each(TIERS)(
    "of $length characters is refused by decode() when it stands for an offset beyond its tier",
    async ({ length, size }) => {
      const ff1 = createFf1({ cbcMac, radix: 62 });
      const beyond = 62n ** BigInt(length - 2);
      for (const offset of [size, size + 1n, (size + beyond) / 2n, beyond - 1n]) {
        // What encode() would make of it, by the design: `aA`, the offset, and FF1 until the shape is there.
        let numerals = [0, 26, ...numeralsOf(offset, length - 2)];
        let text: string;
        do {
          numerals = await ff1.encrypt(numerals);
          text = numerals.map((numeral) => CODE_ALPHABET[numeral]).join("");
        } while (!isCode(text));
        expect(await codec.decode(codeNameOf(text).text)).toBeNull();
      }
    },
  );

  it("is the only string that decode() takes back to its id", async () => {
    await fc.assert(
      fc.asyncProperty(shapedText, async (text) => {
        const id = await codec.decode(codeNameOf(text).text);
        if (id !== null) expect(await codec.encode(id)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("decode() on strings of the shape", PATIENCE, () => {
  it("refuses at least 99.9 % of 4,000 random ones", async () => {
    const texts = fc.sample(shapedText, { numRuns: 4_000, seed: 2 });
    const ids = await Promise.all(texts.map((text) => codec.decode(codeNameOf(text).text)));
    expect(ids.filter((id) => id !== null).length).toBeLessThanOrEqual(4);
  });

  it.each(TIERS)("can't take more than one in a thousand of $length characters", ({ length: n, size }) => {
    // Each id has one code, so what decode() takes is as many as the tier has ids. Strings of the shape:
    // all, less those without a lower-case letter, less those without an upper-case one after the first
    // character, and back those that were taken away twice.
    const power = (base: number, exponent: number) => BigInt(base) ** BigInt(exponent);
    const shapes = power(62, n) - power(36, n) - 62n * power(36, n - 1) + 36n * power(10, n - 1);
    expect(size * 1_000n).toBeLessThan(shapes);
  });
});

/** Base 62, most significant first. */
function numeralsOf(number: bigint, length: number): number[] {
  return Array.from({ length }, (_, i) => Number((number / 62n ** BigInt(length - 1 - i)) % 62n));
}
