import fc from "fast-check";
import { CODE_ALPHABET, isCode } from "../../src/names/code.ts";
import { linkId } from "../../src/names/link-id.ts";

/** Worked out here from the design, not taken from the source: n characters hold 2^(29+6(n−7)) ids. */
export const TIERS = [
  { length: 7, first: 0n, size: 2n ** 29n },
  { length: 8, first: 2n ** 29n, size: 2n ** 35n },
  { length: 9, first: 2n ** 29n + 2n ** 35n, size: 2n ** 41n },
  { length: 10, first: 2n ** 29n + 2n ** 35n + 2n ** 41n, size: 2n ** 47n },
  { length: 11, first: 2n ** 29n + 2n ** 35n + 2n ** 41n + 2n ** 47n, size: 2n ** 53n },
] as const;

/** Ids of all tiers alike, each biased to its tier's edges. */
export const tierAndId = fc.constantFrom(...TIERS).chain(({ length, first, size }) =>
  fc.record({
    length: fc.constant(length),
    id: fc
      .oneof(
        fc.bigInt({ min: 0n, max: size - 1n }),
        fc.bigInt({ min: 0n, max: 99n }),
        fc.bigInt({ min: size - 100n, max: size - 1n }),
      )
      .map((offset) => linkId(first + offset)),
  }),
);

/** Random strings of a code's shape, of which almost none stands for an id. */
export const shapedText = fc
  .array(fc.constantFrom(...Array.from(CODE_ALPHABET)), { minLength: 7, maxLength: 11, size: "max" })
  .map((characters) => characters.join(""))
  .filter(isCode);
