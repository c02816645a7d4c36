import { createRowReader, type RowReader } from "../../lib/row-reader.ts";
import { StoreError } from "../../lib/store-error.ts";
import { isCode } from "../../names/code.ts";
import { type DomainName, domainIn, slugIn } from "../../names/domain-of-name.ts";
import type { ImportedName } from "../../names/imported-name.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { linkId } from "../../names/link-id.ts";
import type { IssuedName } from "../../names/link-name.ts";
import type { Slug } from "../../names/slug.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import type { Row } from "../../postgres/postgres.ts";
import { ALL_FIELDS, type FieldName, type FieldValues } from "../field-values.ts";
import { KNOWN_READER, type Link } from "../link.ts";
import { UNKNOWN_VERSION } from "../link-etag.ts";
import type { IssuedLink } from "../link-repository.ts";
import type { LinkCreator } from "../listing/link-creator.ts";
import { UnreadableLink } from "../unreadable-link.ts";

/** The first release had their columns, so no answer that is remembered is without them. */
const OF_THE_FIRST_RELEASE: ReadonlySet<FieldName> = new Set([
  ...(["url", "title", "tags", "redirectStatus", "enabled", "expiresAt", "expiredUrl"] as const),
]);
const FIELDS = ALL_FIELDS.map((field) => ({ field, isLater: !OF_THE_FIRST_RELEASE.has(field.name) }));

/** Null for each column that a later release has added, to stand under a row that may be older than it. */
export const LATER_COLUMNS: Row = Object.fromEntries([
  ...FIELDS.flatMap(({ field, isLater }) => (isLater ? [[field.column, null] as const] : [])),
  ["version", null],
  ["domain", null],
]);

/**
 * The link in a row that holds the columns of `links`.
 * @returns null when the row has none (a left join that found nothing).
 * @throws {UnreadableLink} when only a later release can serve it.
 * @throws {TypeError} when a column is not what the schema says.
 */
export function linkOfRow(row: Row): Link | null {
  if (row["id"] === null) return null;
  // Check this first: in a row that only a later release can read, the other columns may mean something else.
  if (!isReadableRow(row)) throw new UnreadableLink("read a link");
  const column = createRowReader("a link", row);
  return {
    ...fieldsOfRow(row, column),
    id: linkId(column.text("id")),
    // What is in the table passed these brands' parsers on its way in.
    slug: column.textOrNull("slug") as Slug | ImportedName | null,
    domain: column.textOrNull("domain") as DomainName | null,
    passwordHash: column.textOrNull("password_hash"),
    createdBy: creatorOfRow(row, column),
    createdAt: column.moment("created_at"),
    updatedAt: column.moment("updated_at"),
    // An answer that was remembered before this column existed lacks it.
    version: column.integerOrNull("version") ?? UNKNOWN_VERSION,
  };
}

function creatorOfRow(row: Row, column: RowReader): LinkCreator | null {
  const owner = column.textOrNull("created_by");
  const name = row["creator_name"]; // Only statements whose answer shows it read it.
  return owner === null ? null : { owner, name: typeof name === "string" ? name : null };
}

function fieldsOfRow(row: Row, reader: RowReader): FieldValues {
  const values: Partial<Record<FieldName, unknown>> = {};
  for (const { field, isLater } of FIELDS) {
    // An answer that was remembered before this column existed lacks it.
    const isOlder = isLater && row[field.column] === null;
    values[field.name] = isOlder ? field.fallback : field.read(reader);
  }
  return values as FieldValues; // As the kinds say.
}

/** Whether this release can serve the link of the row. */
export function isReadableRow(row: Row): boolean {
  const { reader } = row;
  // An answer that was remembered before this column existed lacks it.
  if (reader === null || reader === undefined) return true;
  if (typeof reader !== "number") throw new TypeError("Cannot read a link: reader is no whole number");
  return reader <= KNOWN_READER;
}

function isNameOf(name: IssuedName, { id, slug, domain }: Link): boolean {
  if (name.kind !== "code") return slug === name.text;
  return slug === null && id === name.id && domain === domainIn(name.text);
}

/**
 * The link of a row that has the fingerprint beside it, and which of the names it has.
 * @throws {WrongCodeKey} when one of the names up to its own has a code's shape, and the database was made with another
 *   key: then that name may be another link's.
 */
export function linkUnderRightKey(
  names: readonly IssuedName[],
  row: Row,
  confirmation: KeyConfirmation,
): IssuedLink | null {
  const key = confirmation.observe(fingerprintOf(row));
  const link = linkOfRow(row);
  const name = link === null ? undefined : names.find((each) => isNameOf(each, link));
  const upToIt = name === undefined ? names : names.slice(0, names.indexOf(name) + 1);
  if (key === "wrong" && upToIt.some(({ text }) => isCode(slugIn(text)))) throw new WrongCodeKey();
  if (link === null) return null;
  if (name === undefined)
    throw new StoreError({ store: "postgres", operation: "find a link", reason: "a link of another name" });
  return { name, link };
}
