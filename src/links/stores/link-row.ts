import { createRowReader, type RowReader } from "../../lib/row-reader.ts";
import type { ImportedName } from "../../names/imported-name.ts";
import { linkId } from "../../names/link-id.ts";
import type { Slug } from "../../names/slug.ts";
import type { Row } from "../../postgres/postgres.ts";
import { UnreadableLink } from "../../redirects/link-store.ts";
import { ALL_FIELDS, type FieldName, type FieldValues } from "../field-values.ts";
import { KNOWN_READER, type Link } from "../link.ts";

/** The first release had their columns, so no answer that is remembered is without them. */
const OF_THE_FIRST_RELEASE: ReadonlySet<FieldName> = new Set([
  ...(["url", "title", "tags", "redirectStatus", "enabled", "expiresAt", "expiredUrl"] as const),
]);
const FIELDS = ALL_FIELDS.map((field) => ({ field, isLater: !OF_THE_FIRST_RELEASE.has(field.name) }));

/** Null for each column that a later release has added, to stand under a row that may be older than it. */
export const LATER_COLUMNS: Row = Object.fromEntries(
  FIELDS.flatMap(({ field, isLater }) => (isLater ? [[field.column, null]] : [])),
);

/**
 * The link in a row that holds the columns of `links`.
 * @returns null when the row has none (a left join that found nothing).
 * @throws {UnreadableLink} when only a later release can serve it.
 * @throws {TypeError} when a column is not what the schema says.
 */
export function linkOfRow(row: Row): Link | null {
  if (row["id"] === null) return null;
  // First: whatever else is in it may mean something else by now.
  if (!isReadableRow(row)) throw new UnreadableLink("read a link");
  const column = createRowReader("a link", row);
  return {
    ...fieldsOfRow(row, column),
    id: linkId(column.text("id")),
    // What is in the table passed these brands' parsers on its way in.
    slug: column.textOrNull("slug") as Slug | ImportedName | null,
    passwordHash: column.textOrNull("password_hash"),
    createdAt: column.moment("created_at"),
    updatedAt: column.moment("updated_at"),
  };
}

function fieldsOfRow(row: Row, reader: RowReader): FieldValues {
  const values: Partial<Record<FieldName, unknown>> = {};
  for (const { field, isLater } of FIELDS) {
    // An answer that was remembered before there was such a column has none.
    const isOlder = isLater && row[field.column] === null;
    values[field.name] = isOlder ? field.fallback : field.read(reader);
  }
  return values as FieldValues; // As the kinds say.
}

/** Whether this release can serve the link of the row. */
export function isReadableRow(row: Row): boolean {
  const { reader } = row;
  // An answer that was remembered before there was such a column has none.
  if (reader === null || reader === undefined) return true;
  if (typeof reader !== "number") throw new TypeError("Cannot read a link: reader is no whole number");
  return reader <= KNOWN_READER;
}
