/**
 * What other shorteners write, brought into the form that Bijou's rules check. Titles and tags are
 * trimmed into shape, since a printed link is worth more than the end of its title; what decides where a
 * link leads, and until when, is never guessed at.
 */

/** As `POST /api/links` limits them. */
const MAX_TITLE_LENGTH = 300;
const MAX_TAGS = 20;
const MAX_TAG_LENGTH = 50;

/** A text or number as text; null when it is anything else, or empty. */
export function foreignText(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text !== "" ? text : null;
}

export function foreignTitle(value: unknown): string | null {
  const title = plain(foreignText(value) ?? "", MAX_TITLE_LENGTH);
  return title === "" ? null : title;
}

/** @param value a list, or a text with commas or bars between. */
export function foreignTags(value: unknown): string[] {
  const text = typeof value === "string" ? value : "";
  const list: unknown[] = Array.isArray(value) ? value : text.split(text.includes(",") ? "," : "|");
  const tags = list.map((tag) => plain(foreignText(tag) ?? "", MAX_TAG_LENGTH)).filter((tag) => tag !== "");
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

/** Without control characters and lone surrogates, cut between characters. */
function plain(text: string, maxLength: number): string {
  const clean = text
    .toWellFormed()
    .replaceAll(/[\s\u0000-\u001f\u007f]+/g, " ")
    .trim();
  if (clean.length <= maxLength) return clean;
  const cut = clean.slice(0, maxLength);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trim();
}

/**
 * RFC 3339 for the ways in which times are written: that itself, with an offset without a colon, as SQL
 * does (taken as UTC), or seconds since the epoch. Whatever else comes back as it is, for the rules to refuse.
 */
export function foreignTime(value: unknown): string | null {
  if (typeof value === "number" && Math.abs(value) < 253_402_300_800) return new Date(value * 1_000).toISOString();
  return (
    foreignText(value)
      ?.trim()
      .replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)$/, "$1T$2Z")
      .replace(/([+-]\d\d)(\d\d)$/, "$1:$2") ?? null
  );
}

/** The value, but for infinity, which JSON has not: `1e999` would come out of the Queue as null, and be no limit. */
export function finite(value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** The name in a short URL, with or without its scheme: `Ab3` of `https://bit.ly/Ab3`; null when it has none. */
export function nameInUrl(value: unknown): string | null {
  const text = foreignText(value)?.trim() ?? "";
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return null;
  const path = new URL(url).pathname.slice(1);
  try {
    return decodeURIComponent(path) || null;
  } catch {
    return path;
  }
}
