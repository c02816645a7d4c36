import { parseRfc3339 } from "../../lib/rfc3339.ts";
import { trimInvisible } from "../../lib/text/trim-invisible.ts";
import { sinceEpoch, timeInWords } from "../fields/time-in-words.ts";

/**
 * What other shorteners write, brought into the form that Bijou's rules check. What decides where a link
 * leads, and until when, is never guessed at; titles and tags are brought into shape by `fields/clean-row.ts`.
 */

/** A text or number as text, without what can't be seen around it; null when it is anything else, or empty. */
export function foreignText(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" ? trimInvisible(text) || null : null;
}

/** @param value a list, or a text with commas or bars between. */
export function foreignTags(value: unknown): readonly unknown[] {
  const text = typeof value === "string" ? value : "";
  return Array.isArray(value) ? value : text.split(text.includes(",") ? "," : "|");
}

/**
 * RFC 3339 for the ways in which times are written. What is none, or could be two, comes back as it is, for the rules
 * to refuse or for a note.
 */
export function foreignTime(value: unknown): string | null {
  if (typeof value === "number") return isoOf(sinceEpoch(value)) ?? String(value);
  const text = foreignText(value);
  if (text === null) return null;
  const spelled = text
    .replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)$/, "$1T$2Z")
    .replace(/(:\d\d(?:\.\d+)?[+-]\d\d)(\d\d)$/, "$1:$2");
  return parseRfc3339(spelled) === null ? (isoOf(timeInWords(text)) ?? text) : spelled;
}

function isoOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

/** The value, but for infinity, which JSON has not: `1e999` would come out of the Queue as null, and be no limit. */
export function finite(value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/**
 * The domain of a link, as a part of its row; nothing for the default one, which Shlink calls `DEFAULT` or leaves out. What is no
 * text is kept as one, to be refused: a link must not open on a domain that nobody meant.
 */
export function domainIn(value: unknown): { readonly domain?: string } {
  const text =
    typeof value === "string" ? value.trim() : value === null || value === undefined ? "" : JSON.stringify(value);
  return text === "" || text === "DEFAULT" ? {} : { domain: text };
}
