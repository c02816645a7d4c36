/**
 * The number of a link, from a Postgres sequence. A bigint: the largest, 9,150,170,662,961,151, lies
 * beyond the integers that a `number` holds exactly.
 */
export type LinkId = bigint & { readonly __brand: "LinkId" };

/** @throws {RangeError} when the text or number is not an integer of 0 or more. */
export function linkId(value: string | number | bigint): LinkId {
  const id = typeof value === "string" && !/^\d+$/.test(value) ? -1n : BigInt(value);
  if (id < 0n) throw new RangeError(`Cannot make a link id: must be an integer of 0 or more, received "${value}"`);
  return id as LinkId; // The brand is given only here.
}
