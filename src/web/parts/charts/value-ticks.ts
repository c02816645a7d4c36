/**
 * Whole numbers for the lines of a grid, from 0 to the last one that is not over `most`: steps of 1, 2 or 5 and zeros. So a
 * chart is as high as its highest value, and no third of it is empty.
 *
 * @param wanted about how many steps.
 */
export function valueTicks(most: number, wanted = 4): readonly number[] {
  const rough = Math.max(1, most / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.max(1, Math.floor(most / step));
  return Array.from({ length: count + 1 }, (_, place) => place * step);
}
