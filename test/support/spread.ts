/** What a benchmark tells of its rounds. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @throws {RangeError} when there is nothing to tell of. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, median, most] = [sorted.at(0), sorted.at(Math.floor(sorted.length / 2)), sorted.at(-1)];
  if (least === undefined || median === undefined || most === undefined) {
    throw new RangeError("Cannot tell the spread of nothing: needs one value or more");
  }
  return { median, least, most };
}
