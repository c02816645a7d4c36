import type { CbcMac } from "../lib/cbc-mac.ts";
import { createFf1 } from "./ff1.ts";
import type { LinkId } from "./link-id.ts";
import { numberOf, numeralsOf } from "./numerals.ts";

/**
 * The generated names of links (P1, P2): a keyed permutation of their ids, so that a code is derived
 * and never stored, two ids never share one, and the next one can't be guessed.
 *
 * Codes of n = 7 … 11 characters hold 2^(29+6(n−7)) ids each, tier after tier. Of all strings of a
 * code's shape about one in 6,500 is an id: the others are refused by arithmetic, without a store.
 * The shape (a lower-case letter, and an upper-case one after the first character) is what no custom
 * slug has, in any capitals, so codes and slugs can't meet.
 */
export interface CodeCodec {
  /** @throws {RangeError} when the id lies beyond the last tier. */
  encode(id: LinkId): Promise<Code>;
  /** In their order, and much cheaper than one by one. @throws {RangeError} as `encode`. */
  encodeAll(ids: readonly LinkId[]): Promise<Code[]>;
  /** The id that the code stands for; null when the string was never issued under this key. */
  decode(code: Code): Promise<LinkId | null>;
}

/** A string of a code's shape; whether it stands for an id, only `decode` tells. */
export type Code = string & { readonly __brand: "Code" };

/** Lower-case first: numeral 0 is `a`, 26 is `A`, 52 is `0`. */
export const CODE_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const RADIX = CODE_ALPHABET.length;
const NUMERAL_OF = new Map(Array.from(CODE_ALPHABET, (character, numeral) => [character, numeral]));

/** What every id is written behind before it is permuted. It has the shape itself: the walk below needs that. */
const PREFIX = "aA";

const TIERS = [7, 8, 9, 10, 11].reduce<{ length: number; first: bigint; size: bigint }[]>((tiers, length) => {
  const before = tiers.at(-1);
  const first = before === undefined ? 0n : before.first + before.size;
  return [...tiers, { length, first, size: 2n ** BigInt(29 + 6 * (length - 7)) }];
}, []);

/** The largest id that has a code. The sequence in Postgres stops there. */
export const MAX_LINK_ID = TIERS.reduce((sum, tier) => sum + tier.size, -1n) as LinkId; // A sum of tier sizes, less one.

/** Whether the string has a code's shape: the one thing that tells codes from slugs. */
export function isCode(text: string): text is Code {
  return /^(?=.*[a-z])(?=.+[A-Z])[a-zA-Z0-9]{7,11}$/.test(text);
}

/** @param cbcMac under the cipher's key. */
export function createCodeCodec(cbcMac: CbcMac): CodeCodec {
  const ff1 = createFf1({ cbcMac, radix: RADIX });

  async function encodeAll(ids: readonly LinkId[]): Promise<Code[]> {
    const codes = new Map<number, Code>();
    let walking = ids.map((id, place) => ({ place, numerals: startOf(id) }));
    // Cycle walking (Black and Rogaway, CT-RSA 2002): 1.06 applications on average.
    while (walking.length > 0) {
      // All have one length, unless the ids are in different tiers.
      const length = walking[0]?.numerals.length;
      const together = walking.filter(({ numerals }) => numerals.length === length);
      const applied = await ff1.encryptAll(together.map(({ numerals }) => numerals));
      const next = walking.filter(({ numerals }) => numerals.length !== length);
      applied.forEach((numerals, n) => {
        const place = together[n]?.place ?? 0;
        const text = numerals.map((numeral) => CODE_ALPHABET[numeral]).join("");
        if (isCode(text)) codes.set(place, text);
        else next.push({ place, numerals });
      });
      walking = next;
    }
    return ids.map((_, place) => codes.get(place) as Code); // The walk ends when all are there.
  }

  return {
    encodeAll,

    async encode(id) {
      const [code] = await encodeAll([id]);
      return code as Code; // One for each id.
    },

    async decode(code) {
      const tier = TIERS.find(({ length }) => length === code.length);
      if (tier === undefined || !isCode(code)) return null;

      let numerals = numeralsOfText(code);
      for (;;) {
        numerals = await ff1.decrypt(numerals);
        const text = numerals.map((numeral) => CODE_ALPHABET[numeral]).join("");
        if (!isCode(text)) continue;
        if (!text.startsWith(PREFIX)) return null;
        const offset = numberOf(numerals.slice(PREFIX.length), RADIX);
        return offset < tier.size ? ((tier.first + offset) as LinkId) : null; // Within the tier, so an id.
      }
    },
  };
}

/** The numerals that an id is permuted from: the prefix, and its offset in its tier. */
function startOf(id: LinkId): number[] {
  const tier = TIERS.find(({ first, size }) => id >= first && id < first + size);
  if (tier === undefined) throw new RangeError(`Cannot encode an id: must be 0 … ${MAX_LINK_ID}, received ${id}`);
  return [...numeralsOfText(PREFIX), ...numeralsOf(id - tier.first, tier.length - PREFIX.length, RADIX)];
}

function numeralsOfText(text: string): number[] {
  return Array.from(text, (character) => {
    const numeral = NUMERAL_OF.get(character);
    if (numeral === undefined)
      throw new RangeError(`Cannot read a numeral: must be one of a–z A–Z 0–9, received "${character}"`);
    return numeral;
  });
}
