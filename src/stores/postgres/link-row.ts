import type { Destination } from "../../links/destination.ts";
import type { ImportedName } from "../../links/imported-name.ts";
import { type Link, REDIRECT_STATUSES } from "../../links/link.ts";
import { linkId } from "../../links/link-id.ts";
import type { Slug } from "../../links/slug.ts";
import type { Row } from "./postgres.ts";

/**
 * The link in a row that holds the columns of `links`.
 * @returns null when the row has none (a left join that found nothing).
 * @throws {TypeError} when a column is not what the schema says.
 */
export function linkOfRow(row: Row): Link | null {
  if (row["id"] === null) return null;
  const redirectStatus = REDIRECT_STATUSES.find((status) => status === row["redirect_status"]);
  if (redirectStatus === undefined)
    throw new TypeError("Cannot read a link: redirect_status is none that a link may have");
  return {
    id: linkId(text(row, "id")),
    // What is in the table passed these brands' parsers on its way in.
    slug: textOrNull(row, "slug") as Slug | ImportedName | null,
    url: text(row, "url") as Destination,
    title: textOrNull(row, "title"),
    tags: texts(row, "tags"),
    redirectStatus,
    enabled: flag(row, "enabled"),
    expiresAt: momentOrNull(row, "expires_at"),
    expiredUrl: textOrNull(row, "expired_url") as Destination | null,
    // An answer that was remembered before there was such a column has none.
    forwardQuery: row["forward_query"] === null ? false : flag(row, "forward_query"),
    passwordHash: textOrNull(row, "password_hash"),
    createdAt: moment(row, "created_at"),
    updatedAt: moment(row, "updated_at"),
  };
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`Cannot read a link: ${column} is no text`);
  return value;
}

function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

function texts(row: Row, column: string): string[] {
  const value = row[column];
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
    throw new TypeError(`Cannot read a link: ${column} is no array of texts`);
  }
  return value;
}

function flag(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value !== "boolean") throw new TypeError(`Cannot read a link: ${column} is neither true nor false`);
  return value;
}

/** PostgreSQL writes `2026-11-23 12:00:00.123+00`; ISO 8601 wants a `T` and minutes in the offset. */
function moment(row: Row, column: string): number {
  const time = Date.parse(
    text(row, column)
      .replace(" ", "T")
      .replace(/([+-]\d\d)$/, "$1:00"),
  );
  if (Number.isNaN(time)) throw new TypeError(`Cannot read a link: ${column} is no time`);
  return time;
}

function momentOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : moment(row, column);
}
