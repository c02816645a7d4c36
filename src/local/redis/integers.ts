import { NOT_AN_INTEGER, OVERFLOW, RedisError } from "./redis-error.ts";

export const INT64_MAX = 2n ** 63n - 1n;
export const INT64_MIN = -(2n ** 63n);

/** `string2ll` of Redis: one spelling for each number of 64 bits, so no `007`, `+1`, `-0` or ` 1`. */
export function parseInteger(text: string, refusal = NOT_AN_INTEGER): bigint {
  const value = /^(?:0|-?[1-9]\d{0,18})$/.test(text) ? BigInt(text) : null;
  if (value === null || value < INT64_MIN || value > INT64_MAX) throw new RedisError(refusal);
  return value;
}

export function addIntegers(one: bigint, other: bigint): bigint {
  const sum = one + other;
  if (sum < INT64_MIN || sum > INT64_MAX) throw new RedisError(OVERFLOW);
  return sum;
}

/** 0 … length: where a range that may count from the end begins and ends, as `slice` takes it. */
export function rangeOf(start: bigint, stop: bigint, length: number): [from: number, to: number] {
  const fromEnd = (index: bigint) => (index < 0n ? index + BigInt(length) : index);
  const [from, last] = [fromEnd(start), fromEnd(stop)];
  const within = (index: bigint) => Number(index < 0n ? 0n : index > BigInt(length) ? BigInt(length) : index);
  return [within(from), Math.max(within(from), within(last + 1n))];
}
