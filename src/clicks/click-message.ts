import type { CountBatch } from "../metrics/counter-store.ts";
import { linkId } from "../names/link-id.ts";
import { DIMENSIONS } from "./click.ts";
import type { ClickBatch, QueuedClick } from "./click-batch.ts";

/**
 * A batch of clicks on its way through the Queue: JSON as a text, so that the sender knows its size to the byte and writes
 * it only once.
 *
 * The Queue bills by 64 KB, and visits share many texts (agents, countries, referrers). So each text is once in a table, and
 * a click is a row of indexes into it.
 *
 * A message has the lowest format that says it. Format 2 has visits of links with rules, whose rows are one place longer; a
 * release that knows format 1 alone puts it off, for one that can count it by rule.
 */
interface ClickMessage {
  readonly format: number;
  readonly texts: readonly (string | null)[];
  /** Id, link id, time; then the places of `userAgent`, `visitor`, the dimensions and perhaps `rule` in `texts`. */
  readonly clicks: readonly (readonly [id: string, linkId: string, time: number, ...places: number[]])[];
  readonly unknown: ClickBatch["unknown"];
  readonly counts: readonly (readonly [id: string, counts: Readonly<Record<string, number>>])[];
}

const FORMATS = { plain: 1, rules: 2 } as const;

/** The order is the format's: whoever changes it makes a new one. */
const QUEUED_DIMENSIONS = DIMENSIONS.filter(
  (dimension) => dimension !== "device" && dimension !== "browser" && dimension !== "os",
);
const ROW_LENGTH = 5 + QUEUED_DIMENSIONS.length;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function encodeClickBatch({ clicks, unknown, counts }: ClickBatch): string {
  const texts: (string | null)[] = [];
  const places = new Map<string | null, number>();
  const placeOf = (text: string | null): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, texts.length);
    return texts.push(text) - 1;
  };
  let format: number = FORMATS.plain;
  const rowOf = ({ id, linkId, time, userAgent, visitor, dimensions, rule }: QueuedClick) => {
    const row: [string, string, number, ...number[]] = [id, String(linkId), time, placeOf(userAgent), placeOf(visitor)];
    // A loop, since this is done for each visit.
    for (const dimension of QUEUED_DIMENSIONS) row.push(placeOf(dimensions[dimension]));
    if (rule !== undefined) {
      format = FORMATS.rules;
      row.push(placeOf(rule));
    }
    return row;
  };
  const rows = clicks.map(rowOf);
  const message: ClickMessage = {
    format,
    clicks: rows,
    texts,
    unknown,
    counts: counts.map((batch) => [batch.id, Object.fromEntries(batch.counts)]),
  };
  return JSON.stringify(message);
}

/** @returns null when this release can't read the message: another release can, so it must not be lost. */
export function decodeClickBatch(body: unknown): ClickBatch | null {
  const message = typeof body === "string" ? parsed(body) : null;
  if (message === null) return null;
  const { format, texts, clicks, unknown, counts } = message;
  if (format !== FORMATS.plain && format !== FORMATS.rules) return null;
  if (!Array.isArray(texts) || !texts.every(isText) || !Array.isArray(clicks)) return null;
  if (!Array.isArray(unknown) || !unknown.every(isUnknownName)) return null;
  if (!Array.isArray(counts)) return null;
  const longest = format === FORMATS.rules ? ROW_LENGTH + 1 : ROW_LENGTH;
  const read = clicks.map((row: unknown) => readClick(row, texts, longest));
  const counted = counts.map(readCounts);
  if (!read.every((click) => click !== null) || !counted.every((batch) => batch !== null)) return null;
  return { clicks: read, unknown, counts: counted };
}

function readClick(row: unknown, texts: readonly (string | null)[], longest: number): QueuedClick | null {
  if (!Array.isArray(row) || row.length < ROW_LENGTH || row.length > longest) return null;
  const [id, link, time, ...places] = row as unknown[]; // Of an `any[]`.
  if (typeof id !== "string" || !UUID.test(id)) return null;
  if (typeof link !== "string" || !/^\d{1,19}$/.test(link)) return null;
  if (typeof time !== "number" || !Number.isSafeInteger(time) || time < 0) return null;
  const values = places.map((place) => (typeof place === "number" ? texts[place] : undefined));
  if (!values.every((value) => value !== undefined)) return null;
  const [userAgent = null, visitor = null, ...names] = values;
  // One for each dimension: the row has at least the length.
  const dimensions = Object.fromEntries(
    QUEUED_DIMENSIONS.map((dimension, n) => [dimension, names[n] ?? null]),
  ) as QueuedClick["dimensions"];
  const rule = names[QUEUED_DIMENSIONS.length];
  return { id, linkId: linkId(link), time, userAgent, visitor, dimensions, ...(rule === undefined ? {} : { rule }) };
}

function readCounts(value: unknown): CountBatch | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [id, counts] = value as unknown[]; // Of an `any[]`.
  if (typeof id !== "string" || !UUID.test(id) || typeof counts !== "object" || counts === null) return null;
  const entries = Object.entries(counts);
  return entries.every(isCount) ? { id, counts: new Map(entries) } : null;
}

function isCount(entry: [string, unknown]): entry is [string, number] {
  return Number.isSafeInteger(entry[1]);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function isUnknownName(value: unknown): value is [string, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [name, requests] = value as unknown[]; // Of an `any[]`.
  return typeof name === "string" && Number.isSafeInteger(requests) && Number(requests) > 0;
}
