/** Chance that can be had again: the same seed gives the same numbers, in the order in which they are asked for. */
export interface SeededRandom {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** @throws {RangeError} when there is none. */
  pick<Value>(values: readonly Value[]): Value;
  shuffled<Value>(values: readonly Value[]): Value[];
}

/** Mulberry32: 32 bits of state, good enough to choose moments. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const random: SeededRandom = {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    between: (least, most) => least + Math.floor(random.next() * (most - least + 1)),
    pick<Value>(values: readonly Value[]) {
      const value = values[random.between(0, values.length - 1)];
      if (value === undefined) throw new RangeError("Cannot pick from nothing");
      return value;
    },
    shuffled: (values) =>
      values
        .map((value) => ({ value, place: random.next() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ value }) => value),
  };
  return random;
}
