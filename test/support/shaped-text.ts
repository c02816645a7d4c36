import fc from "fast-check";
import { CODE_ALPHABET, isCode } from "../../src/links/code.ts";

/** Random strings of a code's shape, of which almost none stands for an id. */
export const shapedText = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: 7, maxLength: 11, size: "max" })
  .map((characters) => characters.join(""))
  .filter(isCode);
