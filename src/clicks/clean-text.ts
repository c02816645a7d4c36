/**
 * A text from a request, made fit for the access log: cut, and without what Postgres refuses or a terminal obeys (half a
 * surrogate pair, control characters). Anybody can write anything into a header.
 *
 * @param maxLength in UTF-16 code units.
 * @returns null for what is empty.
 */
export function cleanText(text: string | null | undefined, maxLength: number): string | null {
  if (text === null || text === undefined || text === "") return null;
  const cut = text.length > maxLength ? text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "") : text;
  // Most need nothing, and are looked at once.
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(cut)) return cut;
  const clean = cut
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim();
  return clean === "" ? null : clean;
}
