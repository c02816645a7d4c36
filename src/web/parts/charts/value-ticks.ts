/**
 * Whole numbers for the grid lines of a chart, from 0 up to `most` at the most. Their step is 1, 2 or 5, followed by
 * zeros. No line lies above the highest value, so the chart has no empty part at the top.
 *
 * @param wanted about how many steps there should be.
 */
export function valueTicks(most: number, wanted = 4): readonly number[] {
  const rough = Math.max(1, most / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.max(1, Math.floor(most / step));
  return Array.from({ length: count + 1 }, (_, place) => place * step);
}
