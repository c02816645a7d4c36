import { isPlainText } from "../../lib/plain-text.ts";
import { parseRfc3339 } from "../../lib/rfc3339.ts";
import { hasMoreCharacters } from "../../lib/text/at-most-characters.ts";
import { ALL_FIELDS, type AnyField } from "../../links/field-values.ts";
import { MAX_TAG_LENGTH, MAX_TAGS } from "../../links/fields.ts";
import type { RowContent } from "../import-format.ts";
import type { ImportRow, ReadableRow } from "../import-row.ts";
import { foreignTime } from "../reading/foreign-values.ts";

/**
 * A cosmetic field never costs a row: a printed link is worth more than the end of its title. Titles, tags and past times
 * are changed until they fit the rules, and a note beside the row says what changed: `was made, but …`. A field that fits
 * stays as it is, to the letter.
 *
 * Fields that decide where a link leads, for whom and until when are not touched: the rules refuse them if they are wrong.
 */

/** Of a value that is quoted in a note. */
const MAX_QUOTED = 60;

/** The Queue's messages are JSON, and what is nested deeper than a link ever is can't be written as such. */
export function cleanRow(line: number, content: RowContent): ImportRow {
  if ("problem" in content) return { line, ...content };
  const clean = cleanedCosmetics(content);
  const nested = Object.entries(clean.fields).find(([name, value]) =>
    name in DEPTHS ? !isWithin(DEPTHS[name] ?? 0, value) : ![value].flat().every((one) => isWithin(0, one)),
  );
  return nested === undefined ? { line, ...clean } : { line, problem: `${nested[0]} must not be an object` };
}

type Content = Exclude<RowContent, { problem: string }>;

/** The same row, with its cosmetic fields in shape, and notes of what had to be changed. */
export function cleanedCosmetics(content: Content): Omit<ReadableRow, "line"> {
  const notes = [...(content.notes ?? [])];
  const fields: Record<string, unknown> = { ...content.fields };
  for (const { name, prose } of ALL_FIELDS) {
    if (prose !== undefined && name in fields) fields[name] = proseOf(name, fields[name], prose, notes);
  }
  if ("card" in fields && !isWithin(CARD_DEPTH, fields["card"])) {
    fields["card"] = null;
    notes.push("without its card, which is none");
  }
  if ("tags" in fields) fields["tags"] = tagsOf(fields["tags"], notes);
  const createdAt = timeOf("createdAt", content.createdAt, notes);
  const updatedAt = timeOf("updatedAt", content.updatedAt, notes);
  const { name, id, passwordHash, domain = null } = content;
  return {
    ...{ name, id, fields, createdAt, updatedAt, passwordHash },
    ...(domain === null ? {} : { domain }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function proseOf(
  field: string,
  value: unknown,
  { maxLength, isPlain }: NonNullable<AnyField["prose"]>,
  notes: string[],
): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") {
    notes.push(`without its ${field}, which is not text`);
    return null;
  }
  if (!hasMoreCharacters(text, maxLength) && isPlain(text)) return text;
  // Line ends stay if the field may have them.
  const line = isPlain(text) && !isPlainText(text) ? text : plain(text);
  const cut = cutAt(line, maxLength);
  const changes = [
    isPlain(text) ? [] : "lost its line ends and control characters",
    cut === line ? [] : `was cut to ${maxLength} characters`,
  ].flat();
  if (changes.length > 0) notes.push(`its ${field} ${changes.join(" and ")}`);
  return cut === "" ? null : cut;
}

function tagsOf(value: unknown, notes: string[]): string[] {
  if (value === null || value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.map(tagText).filter((tag) => tag !== "");
  const cut = texts.flatMap((tag) => (tag === null ? [] : cutAt(plain(tag), MAX_TAG_LENGTH) || []));
  const tags = [...new Set(cut)].slice(0, MAX_TAGS);
  const isWhole = texts.every((tag) => tag !== null && tags.includes(isPlainText(tag) ? tag.trim() : tag));
  if (!isWhole) {
    notes.push(
      `some of its tags were shortened or left out: a link may have ${MAX_TAGS} tags of ${MAX_TAG_LENGTH} characters`,
    );
  }
  return tags;
}

/** Dub and Rebrandly have tags as objects with a name. null for what is no text. */
function tagText(value: unknown): string | null {
  const named = typeof value === "object" && value !== null && "name" in value ? value.name : value;
  if (named === null || named === undefined) return "";
  return typeof named === "string" || typeof named === "number" ? String(named).trim() : null;
}

function timeOf(field: string, value: unknown, notes: string[]): string | null {
  const time = foreignTime(value);
  if (time !== null && parseRfc3339(time) !== null) return time;
  if (value !== null && value !== undefined && value !== "") {
    notes.push(`without its ${field}, which is not a time, or could be two times: ${quoted(value)}`);
  }
  return null;
}

function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : `a ${typeof value}`;
  return JSON.stringify(cutAt(plain(text), MAX_QUOTED));
}

/** One line, without control characters and lone surrogates. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\u0000-\u001f\u007f]+/g, " ")
    .trim();
}

/** Cut between code points, of which it keeps so many. */
function cutAt(text: string, maxLength: number): string {
  if (!hasMoreCharacters(text, maxLength)) return text;
  // Cut first, since a cell may be long. No code point has more than two code units.
  return Array.from(text.slice(0, 2 * maxLength))
    .slice(0, maxLength)
    .join("")
    .trim();
}

/** Of lists and objects in one another. Of rules: all, a rule, its conditions, and what one of them has. */
const CARD_DEPTH = 1;
const DEPTHS: Readonly<Record<string, number>> = { rules: 4, card: CARD_DEPTH };

function isWithin(depth: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isWithin(depth - 1, inner));
}
