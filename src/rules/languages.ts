/**
 * The languages of `Accept-Language` in the order in which they are wanted: by `q`, then as given (RFC 9110, section
 * 12.5.4). `q=0` and `*` name none.
 *
 * @param header as it came; of a longer one than any browser sends the rest is not read.
 */
export function languagesOf(header: string): readonly string[] {
  const wanted = header.slice(0, MAX_HEADER_LENGTH).split(",").flatMap(rangeIn);
  return wanted.sort((one, other) => other.weight - one.weight).map(({ language }) => language); // Stable.
}

/**
 * Whether the range is the language or begins it, up to a `-`, in any case (RFC 4647, section 3.3.1, basic filtering).
 */
export function names(range: string, language: string): boolean {
  const [long, short] = [language.toLowerCase(), range.toLowerCase()];
  return long.startsWith(short) && (long.length === short.length || long[short.length] === "-");
}

const MAX_HEADER_LENGTH = 1_000;
const RANGE = /^\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*[qQ]\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/;

function rangeIn(part: string): readonly { language: string; weight: number }[] {
  const [, language, quality = "1"] = RANGE.exec(part) ?? [];
  const weight = Math.min(1, Number(quality));
  return language === undefined || weight === 0 ? [] : [{ language, weight }];
}
