import { describe, expect, it } from "vitest";
import { importCbcMac } from "../../../src/lib/cbc-mac.ts";
import { bytesFromHex } from "../../../src/lib/hex.ts";
import { CODE_ALPHABET, type CodeCodec, createCodeCodec, isCode, MAX_LINK_ID } from "../../../src/names/code.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { codeNameOf, KEY_HEX, OTHER_KEY_HEX } from "../../support/sample-links.ts";
import vectors from "../../vectors/codes.json" with { type: "json" };

const codecs = new Map<string, CodeCodec>();

async function codecOf(keyHex: string): Promise<CodeCodec> {
  const codec = codecs.get(keyHex) ?? createCodeCodec(await importCbcMac(bytesFromHex(keyHex)));
  codecs.set(keyHex, codec);
  return codec;
}

describe("createCodeCodec() on the vectors of an independent implementation", () => {
  it("has the same alphabet", () => {
    expect(CODE_ALPHABET).toBe(vectors.alphabet);
  });

  it.each(vectors.codes)("encode() makes $code of $id, and decode() takes it back", async ({ key, id, code }) => {
    const codec = await codecOf(key);
    expect(await codec.encode(linkId(id))).toBe(code);
    expect(await codec.decode(codeNameOf(code).text)).toBe(BigInt(id));
  });

  it.each(vectors.never)("decode() refuses $code, which no id has", async ({ key, code }) => {
    expect(await (await codecOf(key)).decode(codeNameOf(code).text)).toBeNull();
  });
});

describe("encodeAll()", () => {
  it("makes of all ids of the vectors, together, the codes that they have", async () => {
    for (const key of new Set(vectors.codes.map((vector) => vector.key))) {
      const own = vectors.codes.filter((vector) => vector.key === key);
      const codec = await codecOf(key);
      expect(await codec.encodeAll(own.map(({ id }) => linkId(id)))).toEqual(own.map(({ code }) => code));
    }
  });

  it("makes each code where its id stands, also of one that comes twice, and none of none", async () => {
    const codec = await codecOf(KEY_HEX);
    // More than enough for some to be walked on, on both sides of a tier's end.
    const ids = Array.from({ length: 300 }, (_, n) => linkId(2n ** 29n + 150n - BigInt(n % 299)));
    expect(await codec.encodeAll(ids)).toEqual(await Promise.all(ids.map((id) => codec.encode(id))));
    expect(await codec.encodeAll([])).toEqual([]);
  });

  it("refuses all where one id lies beyond the last tier", async () => {
    const codec = await codecOf(KEY_HEX);
    await expect(codec.encodeAll([linkId(1), linkId(MAX_LINK_ID + 1n)])).rejects.toThrow(RangeError);
  });
});

describe("encode()", () => {
  it("refuses ids beyond the last tier, and gives the last one a code of 11 characters", async () => {
    const codec = await codecOf(KEY_HEX);
    expect(MAX_LINK_ID).toBe(2n ** 29n + 2n ** 35n + 2n ** 41n + 2n ** 47n + 2n ** 53n - 1n);
    expect(await codec.encode(MAX_LINK_ID)).toHaveLength(11);
    await expect(codec.encode(linkId(MAX_LINK_ID + 1n))).rejects.toThrow(RangeError);
    await expect(codec.encode(linkId(2n ** 63n - 1n))).rejects.toThrow(RangeError);
  });

  it("gives an id another code under another key", async () => {
    const [one, other] = await Promise.all([codecOf(KEY_HEX), codecOf(OTHER_KEY_HEX)]);
    expect(await one.encode(linkId(1))).not.toBe(await other.encode(linkId(1)));
  });
});

describe("isCode()", () => {
  it.each(["dduprfW", "aAaaaaa", "Aa0000A", "0000aA0", "aaaaaaaaaaA", "AAAAAAa"])("knows the shape of %s", (text) => {
    expect(isCode(text)).toBe(true);
  });

  it.each([
    ["pricing", "no upper-case letter"],
    ["PRICING", "no lower-case letter"],
    ["Pricing", "an upper-case letter at the start alone, as people write names"],
    ["1234567", "no letter"],
    ["PRICIN1", "no lower-case letter beside a digit"],
    ["aAaaaa", "six characters"],
    ["aAaaaaaaaaaa", "twelve characters"],
    ["aA-aaaa", "a hyphen"],
    ["aA_aaaa", "an underscore"],
    ["aAaaaa\n", "a newline"],
    ["aAaaaaa\n", "a newline behind a code"],
    [" aAaaaaa", "a space before a code"],
    ["aAaaaaé", "a letter that is not ASCII"],
    ["aA\u212aaaaa", "the Kelvin sign"],
    ["aA\u{1d41a}aaaaa", "a letter beyond the basic plane"],
    ["", "nothing"],
  ])("refuses %j: %s", (text) => {
    expect(isCode(text)).toBe(false);
  });
});
