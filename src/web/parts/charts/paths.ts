/** A point of a chart, in its own pixels. */
export type Point = readonly [x: number, y: number];

/** Straight from point to point: a curve would show visits that nobody made. null is a gap. */
export function linePath(points: readonly (Point | null)[]): string {
  let isOpen = false;
  const parts: string[] = [];
  for (const point of points) {
    if (point !== null) parts.push(`${isOpen ? "L" : "M"}${short(point[0])} ${short(point[1])}`);
    isOpen = point !== null;
  }
  return parts.join("");
}

/** The area between a line without gaps and the ground. */
export function areaPath(points: readonly Point[], ground: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `${linePath(points)}L${short(last[0])} ${short(ground)}L${short(first[0])} ${short(ground)}Z`;
}

/** Rounds to a tenth of a pixel, which nobody can see. */
function short(value: number): number {
  return Math.round(value * 10) / 10;
}
