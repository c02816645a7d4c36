/**
 * Whether a client would rather have the one media type than the other, by its `Accept` (RFC 9110, section
 * 12.5.1). One that has no preference would not.
 */
export function prefers(accept: string | undefined, one: string, other: string): boolean {
  const ranges = (accept ?? "*/*").split(",").map(rangeOf);
  return qualityOf(one, ranges) > qualityOf(other, ranges);
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangeOf(text: string): Range {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range counts. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [group = ""] = type.split("/");
  for (const range of [type, `${group}/*`, "*/*"]) {
    const found = ranges.find((given) => given.type === range);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
