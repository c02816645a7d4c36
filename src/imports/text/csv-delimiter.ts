/**
 * What stands between the fields of a CSV. Excel reads, and some programs write, a first line `sep=;` that says it; it
 * is no row. Without one it is what the first row has most of: spreadsheets of half of Europe write semicolons, some
 * programs tabs or bars.
 */
const DELIMITERS = [",", ";", "\t", "|"];

/** @returns null where the line is no such line. */
export function delimiterSaid(line: string): string | null {
  return /^"?sep=([^"\r\n])"?\r?$/i.exec(line)?.[1] ?? null;
}

/** @param header the first row; what is between quotes there is part of a name. */
export function delimiterIn(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, other) => (count(other) > count(best) ? other : best));
}
