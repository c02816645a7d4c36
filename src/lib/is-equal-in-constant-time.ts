/**
 * Compares to the end: the first difference does not show in the time it takes. Texts of one length, such
 * as digests; that the lengths differ does show.
 */
export function isEqualInConstantTime(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}
