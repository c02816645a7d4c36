import { trimInvisible } from "../../lib/text/trim-invisible.ts";
import {
  DESTINATIONS,
  NAMES,
  NAMES_OR_TITLES,
  OTHER_FIELDS,
  PERHAPS_DESTINATIONS,
  PERHAPS_NAMES,
} from "./field-names.ts";
import { pathOf } from "./printed-name.ts";

/**
 * Which column of a file means what. Each list starts with the column that counts first; a row takes the first one in which
 * it has something.
 *
 * It is made once for a file, from the names of its columns. If these could mean two things (`url,link`), the first rows
 * decide. So all rows are read in the same way.
 */
export interface FieldPlan {
  readonly urls: readonly string[];
  readonly names: readonly string[];
  /** A column `name` counts as a title if there is another name, or if it has a space and so can't be a name. */
  readonly titles: readonly string[];
  /** All that are read. */
  readonly fields: ReadonlySet<string>;
}

/**
 * @param columns as `columnName` gives them.
 * @param sample the first rows, by the same names.
 * @returns null where nothing says where links lead.
 */
export function planFields(
  columns: ReadonlySet<string>,
  sample: readonly Readonly<Record<string, unknown>>[],
): FieldPlan | null {
  const present = (names: readonly string[]) => names.filter((name) => columns.has(name));
  const sure = present(DESTINATIONS);
  const perhaps = present(PERHAPS_DESTINATIONS);
  const urls = sure.length > 0 ? sure : perhaps.length > 1 ? [longOf(perhaps, sample)] : perhaps;
  if (urls.length === 0) return null;

  // The short links in Bitly's `link` may have several domains. A `target` is never a short link.
  const isName = (name: string) => (name === "link" && sure.length > 0) || (name !== "target" && isShort(name, sample));
  const shorts = perhaps.filter((name) => !urls.includes(name) && isName(name));
  const named = [...present(NAMES), ...shorts];
  const guessed = Object.entries(PERHAPS_NAMES).flatMap(([name, beside]) =>
    columns.has(name) && beside.some((other) => urls.includes(other)) ? [name] : [],
  );
  const others = present(NAMES_OR_TITLES);
  const names = named.length > 0 ? named : guessed.length > 0 ? guessed : others;
  const titles = [...present(OTHER_FIELDS.title), ...others];
  const fields = new Set([...urls, ...names, ...titles, ...Object.values(OTHER_FIELDS).flatMap(present)]);
  return { urls, names, titles, fields };
}

/** Of columns that could all be destinations, the one that is: the first that does not hold short URLs. */
function longOf(columns: readonly string[], sample: readonly Readonly<Record<string, unknown>>[]): string {
  return columns.find((column) => !isShort(column, sample)) ?? columns[0] ?? "";
}

/** Whether a column holds names, or URLs of one host with one segment each and nothing behind. */
function isShort(column: string, sample: readonly Readonly<Record<string, unknown>>[]): boolean {
  const hosts = new Set<string>();
  const values = sample.flatMap((record) => (typeof record[column] === "string" ? trimInvisible(record[column]) : []));
  const isEach = values.every((text) => {
    if (text === "" || !text.includes("/")) return true;
    const path = pathOf(text);
    hosts.add(
      text
        .replace(/^(?:https?:)?\/\//i, "")
        .split("/")[0]
        ?.toLowerCase() ?? "",
    );
    return path !== null && /^\/[^/]+\/?$/.test(path) && !/[?#]/.test(text);
  });
  return isEach && hosts.size <= 1 && values.some((text) => text !== "");
}
