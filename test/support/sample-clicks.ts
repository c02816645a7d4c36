import { type Click, DIMENSIONS, type Dimensions } from "../../src/clicks/click.ts";
import { linkId } from "../../src/names/link-id.ts";

/** A Monday, so that weeks before and after it are easy to count. */
export const MONDAY = Date.parse("2026-11-23T00:00:00Z");

const nothing = Object.fromEntries(DIMENSIONS.map((name) => [name, null])) as Dimensions; // Of the names of them.

/** @param n makes it another click. */
export function clickOf(
  n: number,
  {
    dimensions,
    link,
    ...more
  }: Partial<Omit<Click, "dimensions">> & { dimensions?: Partial<Dimensions>; link?: number } = {},
): Click {
  return {
    id: `0193669b-2c00-7000-8000-${String(n).padStart(12, "0")}`,
    linkId: linkId(link ?? 7),
    time: MONDAY + 12 * 3_600_000 + n,
    isBot: false,
    visitor: null,
    ...more,
    dimensions: { ...nothing, ...dimensions },
  };
}
