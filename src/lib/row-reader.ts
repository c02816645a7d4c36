/** The columns of a row by name, as a driver gives them. */
export type Row = Readonly<Record<string, unknown>>;

/** Reads the columns of one row, and checks the type of each: another release's schema must not look like data. */
export interface RowReader {
  text(column: string): string;
  textOrNull(column: string): string | null;
  texts(column: string): string[];
  flag(column: string): boolean;
  oneOf<Choice extends number>(column: string, choices: readonly Choice[]): Choice;
  /** As the driver gives `integer` and `smallint`; a `bigint` is text. */
  integerOrNull(column: string): number | null;
  /** A list of objects, of a `jsonb`. */
  jsonOrNull(column: string): readonly object[] | null;
  /** One object, of a `jsonb`. */
  objectOrNull(column: string): object | null;
  /** Milliseconds since the epoch. */
  moment(column: string): number;
  momentOrNull(column: string): number | null;
}

/**
 * @param what the row is, for error texts: `an API key`. Every reading throws a TypeError when the column is not
 *   of its type; the value is not repeated.
 */
export function createRowReader(what: string, row: Row): RowReader {
  const wrong = (column: string, rule: string) => new TypeError(`Cannot read ${what}: ${column} is ${rule}`);

  function text(column: string): string {
    const value = row[column];
    if (typeof value !== "string") throw wrong(column, "no text");
    return value;
  }

  /** PostgreSQL writes `2026-11-23 12:00:00.123+00`; ISO 8601 wants a `T` and minutes in the offset. */
  function moment(column: string): number {
    const iso = text(column)
      .replace(" ", "T")
      .replace(/([+-]\d\d)$/, "$1:00");
    const time = Date.parse(iso);
    if (Number.isNaN(time)) throw wrong(column, "no time");
    return time;
  }

  return {
    text,
    flag(column) {
      const value = row[column];
      if (typeof value === "boolean") return value;
      throw wrong(column, "neither true nor false");
    },
    oneOf(column, choices) {
      const value = choices.find((one) => one === row[column]);
      if (value === undefined) throw wrong(column, "none that there is");
      return value;
    },
    textOrNull: (column) => (row[column] === null ? null : text(column)),
    moment,
    texts(column) {
      const value = row[column];
      if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
      throw wrong(column, "no array of texts");
    },
    integerOrNull(column) {
      const value = row[column];
      if (value === null || (typeof value === "number" && Number.isInteger(value))) return value;
      throw wrong(column, "no whole number");
    },
    jsonOrNull(column) {
      const value = row[column];
      if (value === null) return null;
      const list: readonly unknown[] = Array.isArray(value) ? value : [null];
      if (list.every((item) => typeof item === "object" && item !== null)) return list;
      throw wrong(column, "no list of objects");
    },
    objectOrNull(column) {
      const value = row[column];
      if (typeof value === "object" && !Array.isArray(value)) return value;
      throw wrong(column, "no object");
    },
    momentOrNull: (column) => (row[column] === null ? null : moment(column)),
  };
}
