import { createRowReader } from "../../lib/row-reader.ts";
import { StoreError } from "../../lib/store-error.ts";
import { isCode } from "../../names/code.ts";
import type { ImportedName } from "../../names/imported-name.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { linkId } from "../../names/link-id.ts";
import type { IssuedName } from "../../names/link-name.ts";
import type { Slug } from "../../names/slug.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import type { Row } from "../../postgres/postgres.ts";
import type { Destination } from "../destination.ts";
import { KNOWN_READER, type Link, REDIRECT_STATUSES } from "../link.ts";
import type { IssuedLink } from "../link-repository.ts";
import { UnreadableLink } from "../unreadable-link.ts";

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
  const redirectStatus = REDIRECT_STATUSES.find((status) => status === row["redirect_status"]);
  if (redirectStatus === undefined) throw new TypeError("Cannot read a link: redirect_status is not one of a link");
  const column = createRowReader("a link", row);
  return {
    id: linkId(column.text("id")),
    // What is in the table passed these brands' parsers on its way in.
    slug: column.textOrNull("slug") as Slug | ImportedName | null,
    url: column.text("url") as Destination,
    title: column.textOrNull("title"),
    tags: column.texts("tags"),
    redirectStatus,
    enabled: column.flag("enabled"),
    expiresAt: column.momentOrNull("expires_at"),
    expiredUrl: column.textOrNull("expired_url") as Destination | null,
    // An answer that was remembered before there was such a column has none.
    forwardQuery: row["forward_query"] === null ? false : column.flag("forward_query"),
    passwordHash: column.textOrNull("password_hash"),
    maxVisits: column.integerOrNull("max_visits"),
    createdAt: column.moment("created_at"),
    updatedAt: column.moment("updated_at"),
  };
}

/** Whether this release can serve the link of the row. */
export function isReadableRow(row: Row): boolean {
  const { reader } = row;
  // An answer that was remembered before there was such a column has none.
  if (reader === null || reader === undefined) return true;
  if (typeof reader !== "number") throw new TypeError("Cannot read a link: reader is no whole number");
  return reader <= KNOWN_READER;
}

function isNameOf(name: IssuedName, { id, slug }: Link): boolean {
  return name.kind === "code" ? slug === null && id === name.id : slug === name.text;
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
  if (key === "wrong" && upToIt.some(({ text }) => isCode(text))) throw new WrongCodeKey();
  if (link === null) return null;
  if (name === undefined)
    throw new StoreError({ store: "postgres", operation: "find a link", reason: "a link of another name" });
  return { name, link };
}
