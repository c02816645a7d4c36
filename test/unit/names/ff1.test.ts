import { FF1 } from "@noble/ciphers/ff1.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCbcMac } from "../../../src/lib/cbc-mac.ts";
import { bytesFromHex } from "../../../src/lib/hex.ts";
import { createFf1 } from "../../../src/names/ff1.ts";
import { PATIENCE } from "../../support/patience.ts";
import { KEY_HEX } from "../../support/sample-links.ts";
import nist from "../../vectors/nist-ff1.json" with { type: "json" };

const cbcMac = await importCbcMac(bytesFromHex(KEY_HEX));

describe("createFf1() on NIST's samples", () => {
  it.each(nist.samples)("encrypt() and decrypt() agree with sample $n", async (sample) => {
    const ff1 = createFf1({
      cbcMac: await importCbcMac(bytesFromHex(sample.key)),
      radix: sample.radix,
      tweak: bytesFromHex(sample.tweak),
    });
    expect(await ff1.encrypt(sample.plaintext)).toEqual(sample.ciphertext);
    expect(await ff1.decrypt(sample.ciphertext)).toEqual(sample.plaintext);
    expect(await ff1.encryptAll([sample.plaintext, sample.plaintext])).toEqual([sample.ciphertext, sample.ciphertext]);
  });
});

/** Applies both to the same numerals, and ours backwards. */
async function expectAgreement(
  radix: number,
  keyBytes: Uint8Array<ArrayBuffer>,
  tweak: Uint8Array<ArrayBuffer>,
  plaintext: number[],
): Promise<void> {
  const ff1 = createFf1({ cbcMac: await importCbcMac(keyBytes), radix, tweak });
  const ciphertext = await ff1.encrypt(plaintext);
  expect(ciphertext).toEqual(FF1(radix, keyBytes, tweak).encrypt(plaintext));
  expect(await ff1.decrypt(ciphertext)).toEqual(plaintext);
  const last = plaintext.toReversed();
  expect(await ff1.encryptAll([plaintext, last, plaintext])).toEqual([ciphertext, await ff1.encrypt(last), ciphertext]);
}

const numerals = (radix: number, minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: radix - 1 }), { minLength, maxLength, size: "max" });

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((b) => new Uint8Array(b));

describe("createFf1() beside the FF1 of @noble/ciphers", PATIENCE, () => {
  it("encrypt() agrees on the inputs of codes: radix 62, 7 to 11 numerals, AES-256, no tweak", async () => {
    await fc.assert(
      fc.asyncProperty(bytes(32), numerals(62, 7, 11), (keyBytes, plaintext) =>
        expectAgreement(62, keyBytes, new Uint8Array(), plaintext),
      ),
      { numRuns: 2_000 },
    );
  });

  it("encrypt() agrees on any radix, length and tweak, and on keys of every size", async () => {
    const input = fc.integer({ min: 2, max: 65_535 }).chain((radix) =>
      fc.record({
        radix: fc.constant(radix),
        keyBytes: fc.constantFrom(16, 24, 32).chain(bytes),
        tweak: fc.uint8Array({ maxLength: 40 }).map((tweak) => new Uint8Array(tweak)),
        plaintext: numerals(radix, shortestOf(radix), longestOf(radix)),
      }),
    );
    await fc.assert(
      fc.asyncProperty(input, ({ radix, keyBytes, tweak, plaintext }) =>
        expectAgreement(radix, keyBytes, tweak, plaintext),
      ),
      { numRuns: 600 },
    );
  });

  it.each([2, 8, 10, 16, 26, 36, 256])(
    "encrypt() agrees on radix %d at every length that is allowed",
    async (radix) => {
      for (let length = shortestOf(radix); length <= longestOf(radix); length++) {
        const plaintext = Array.from({ length }, (_, i) => (7 * i + 3) % radix);
        await expectAgreement(radix, bytesFromHex(KEY_HEX), new Uint8Array([1, 2, 3]), plaintext);
      }
    },
  );
});

describe("createFf1() at its limits", () => {
  it.each([1, 0, -62, 2.5, 65_537, Number.NaN, Number.POSITIVE_INFINITY])("refuses radix %d", (radix) => {
    expect(() => createFf1({ cbcMac, radix })).toThrow(RangeError);
  });

  it.each([2, 65_536])("takes radix %d, an end of what the standard allows", async (radix) => {
    const ff1 = createFf1({ cbcMac, radix });
    const plaintext = Array.from({ length: shortestOf(radix) }, (_, i) => (radix - 1) * (i % 2));
    expect(await ff1.decrypt(await ff1.encrypt(plaintext))).toEqual(plaintext);
  });

  it.each([-1, 62, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses numeral %d of radix 62", async (numeral) => {
    const ff1 = createFf1({ cbcMac, radix: 62 });
    await expect(ff1.encrypt([0, 1, 2, numeral, 4, 5, 6])).rejects.toThrow("numerals must be 0 … 61");
    await expect(ff1.decrypt([0, 1, 2, 3, 4, 5, numeral])).rejects.toThrow("numerals must be 0 … 61");
  });

  it("refuses a domain under a million, in which guessing beats the cipher", async () => {
    const decimal = createFf1({ cbcMac, radix: 10 });
    await expect(decimal.encrypt([1, 2, 3, 4, 5])).rejects.toThrow("at least 1000000");
    await expect(decimal.decrypt([1, 2, 3, 4, 5])).rejects.toThrow("at least 1000000");
    expect(await decimal.decrypt(await decimal.encrypt([1, 2, 3, 4, 5, 6]))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([[[]], [[5]]])("refuses %j, which has no two halves", async (few) => {
    await expect(createFf1({ cbcMac, radix: 65_536 }).encrypt(few)).rejects.toThrow(RangeError);
  });

  it("refuses strings of several lengths together, and takes none", async () => {
    const ff1 = createFf1({ cbcMac, radix: 62 });
    await expect(ff1.encryptAll([Array<number>(7).fill(0), Array<number>(8).fill(0)])).rejects.toThrow("one length");
    expect(await ff1.encryptAll([])).toEqual([]);
  });

  it("refuses halves whose round value does not come out of one block", async () => {
    const ff1 = createFf1({ cbcMac, radix: 256 });
    const longest = Array.from({ length: 24 }, (_, i) => 255 - i);
    expect(await ff1.decrypt(await ff1.encrypt(longest))).toEqual(longest);
    await expect(ff1.encrypt([...longest, 0])).rejects.toThrow("halves may have 12 bytes");
    await expect(ff1.decrypt([...longest, 0])).rejects.toThrow("halves may have 12 bytes");
  });
});

/** Numerals of the smallest string that is allowed: radix^n of a million. */
function shortestOf(radix: number): number {
  let n = 2;
  while (BigInt(radix) ** BigInt(n) < 1_000_000n) n++;
  return n;
}

/** Numerals of the longest string whose halves have 12 bytes. */
function longestOf(radix: number): number {
  let half = 1;
  while (BigInt(radix) ** BigInt(half + 1) <= 2n ** 96n) half++;
  return 2 * half;
}
