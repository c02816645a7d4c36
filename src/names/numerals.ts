/**
 * Numbers as strings of numerals, as FF1 takes them (NIST SP 800-38G). Each step in big integers allocates, and a bulk
 * create takes tens of thousands: what fits in 53 bits, as every half of a code does, is worked out in small numbers.
 */
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** NUM_radix (Algorithm 1): the number that the numerals spell, most significant first. */
export function numberOf(numerals: readonly number[], radix: number): bigint {
  return numerals.reduce((sum, numeral) => sum * BigInt(radix) + BigInt(numeral), 0n);
}

/** STR^m_radix (Algorithm 3): m numerals, most significant first. */
export function numeralsOf(number: bigint, length: number, radix: number): number[] {
  const numerals = new Array<number>(length);
  writeInto(numerals, 0, length, number, radix);
  return numerals;
}

/** The number, big-endian, in the bytes from `start` to before `end`. */
export function bytesInto(bytes: Uint8Array, start: number, end: number, number: bigint): void {
  writeInto(bytes, start, end, number, 256);
}

function writeInto(
  target: { [index: number]: number },
  start: number,
  end: number,
  number: bigint,
  radix: number,
): void {
  let at = end - 1;
  let rest = number;
  for (; at >= start && rest > MAX_SAFE; at--, rest /= BigInt(radix)) target[at] = Number(rest % BigInt(radix));
  for (let small = Number(rest); at >= start; at--, small = Math.floor(small / radix)) target[at] = small % radix;
}
