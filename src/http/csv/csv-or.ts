import { preferredType } from "../accept/preferred-type.ts";

/** What a list or an export is answered as. */
export interface CsvChoice {
  readonly isCsv: boolean;
  /** Whether the CSV begins with {@link BYTE_ORDER_MARK}. */
  readonly hasBom: boolean;
}

export const CSV_TYPE = "text/csv; charset=utf-8; header=present";
export const BYTE_ORDER_MARK = "\ufeff";

/** As `bom` is spelled, and whether it asks for the mark. */
const MARKS = [
  ["=true", true],
  ["=present", true],
  ["=1", true],
  ["", true],
  ["=false", false],
] as const;

/**
 * CSV if the client prefers it to the other type, and whether with a byte order mark. Excel on Windows reads a CSV without
 * the mark as Windows-1252; other programs read the mark as a part of the first column's name. So a client gets it only if
 * it asks: by `?bom=true`, or by `Accept: text/csv; bom=true`. If both say something, the query decides.
 */
export function csvOr(other: string, accept: string | null | undefined, bom: "true" | "false" | undefined): CsvChoice {
  const marked = MARKS.map(([spelled, hasBom]) => ({ type: `${CSV_TYPE}; bom${spelled}`, hasBom }));
  const chosen = preferredType(accept, [other, CSV_TYPE, ...marked.map(({ type }) => type)]);
  const hasBom = marked.find(({ type }) => type === chosen)?.hasBom ?? false;
  return { isCsv: chosen !== other, hasBom: bom === undefined ? hasBom : bom === "true" };
}
