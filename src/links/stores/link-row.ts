import { createRowReader } from "../../lib/row-reader.ts";
import type { ImportedName } from "../../names/imported-name.ts";
import { linkId } from "../../names/link-id.ts";
import type { Slug } from "../../names/slug.ts";
import type { Row } from "../../postgres/postgres.ts";
import { UnreadableLink } from "../../redirects/link-store.ts";
import type { Destination } from "../destination.ts";
import { KNOWN_READER, type Link } from "../link.ts";
import { REDIRECT_STATUSES } from "../redirect-status.ts";

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
  if (redirectStatus === undefined)
    throw new TypeError("Cannot read a link: redirect_status is none that a link may have");
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
