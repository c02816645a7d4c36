/**
 * Tags in one line of text, as people type them: separated by commas. A tag that contains a comma or a quotation mark
 * (the API allows it) is put in quotation marks, as in CSV. Otherwise it would come back as two tags.
 */
export function tagText(tags: readonly string[]): string {
  return tags.map((tag) => (/[,"]/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(", ");
}

/** @returns each tag once, without white space around it. */
export function tagsIn(text: string): string[] {
  const pieces = text.split(",");
  const tags: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const quoted = quotedFrom(pieces, at);
    tags.push(quoted?.tag ?? pieces[at]?.trim() ?? "");
    at = quoted?.next ?? at + 1;
  }
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

/** @returns null if no tag in quotation marks begins there. */
function quotedFrom(pieces: readonly string[], at: number): { readonly tag: string; readonly next: number } | null {
  if (pieces[at]?.trimStart().startsWith('"') !== true) return null;
  for (let next = at + 1; next <= pieces.length; next++) {
    const whole = pieces.slice(at, next).join(",").trim();
    if (/^"(?:[^"]|"")*"$/.test(whole)) return { tag: whole.slice(1, -1).replaceAll('""', '"').trim(), next };
  }
  return null;
}
