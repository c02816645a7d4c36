import { type SQL, sql } from "drizzle-orm";
import { createRowReader } from "../../lib/row-reader.ts";
import type { Destination } from "../../links/destination.ts";
import { FIELDS } from "../../links/fields.ts";
import { links } from "../../links/stores/link-table.ts";
import { isReadableRow } from "../../links/stores/row-of-link-table.ts";
import type { ImportedName } from "../../names/imported-name.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { linkId } from "../../names/link-id.ts";
import type { Slug } from "../../names/slug.ts";
import { fingerprintOf, meta } from "../../names/stores/meta-table.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { Cursor, RecheckedLink, RecheckStore } from "../recheck-store.ts";
import { recheckCursor } from "./abuse-tables.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresRecheckStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  confirmation: KeyConfirmation;
}): RecheckStore {
  const { postgres, timeoutMs, confirmation } = options;
  return {
    async next(limit, deadline) {
      const operation = "read links to check again";
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), nextLinks(limit));
      // Under another key, codes would belong to other links.
      if (rows.some((row) => confirmation.observe(fingerprintOf(row)) === "wrong")) return null;
      const read = rows.map(recheckedRow);
      const found = read.flatMap(({ link, ...row }) => (link === null ? [] : [{ ...row, link }]));
      // Links that only a later release can read are skipped here, and left to that release.
      const known = found.filter(({ isReadable }) => isReadable);
      const lastOf = (isNew: boolean) => found.findLast((row) => row.isNew === isNew)?.link.id;
      const { roundId = 0n, newId = 0n } = read[0]?.cursor ?? {};
      // There were fewer links than the limit: the round is over.
      const isRoundOver = found.length < limit;
      return {
        links: known.map(({ link }) => link),
        cursor: { roundId: isRoundOver ? 0n : (lastOf(false) ?? roundId), newId: lastOf(true) ?? newId },
      };
    },

    async keep({ roundId, newId }, deadline) {
      const statement = keepCursor(roundId, newId);
      await postgres.run("keep how far the links were checked", () => deadline.signal(timeoutMs), statement);
    },
  };
}

/**
 * At least one row, with the fingerprint and the cursor; a link of it is null where there is none to check. Both parts
 * are stretches of the primary key. At the very first there is no cursor: the links that are there are no new ones.
 */
function nextLinks(limit: number): SQL {
  const columns = sql.raw("id, slug, domain, url, expired_url, rules, reader");
  return sql`
    WITH cursor AS MATERIALIZED (
      SELECT coalesce((SELECT round_id FROM ${recheckCursor}), 0) AS round_id,
        coalesce((SELECT new_id FROM ${recheckCursor}), (SELECT max(id) FROM ${links}), 0) AS new_id
    ),
    fresh AS MATERIALIZED (
      SELECT ${columns} FROM ${links} WHERE id > (SELECT new_id FROM cursor) AND enabled
      ORDER BY id LIMIT ${Math.ceil(limit / 2)}
    ),
    old AS (
      SELECT ${columns} FROM ${links}
      WHERE id > (SELECT round_id FROM cursor) AND id <= (SELECT new_id FROM cursor) AND enabled
      ORDER BY id LIMIT ${limit}::bigint - (SELECT count(*) FROM fresh)
    ),
    stretch AS (SELECT true AS is_new, ${columns} FROM fresh UNION ALL SELECT false, ${columns} FROM old)
    SELECT meta.key_fingerprint, cursor.round_id, cursor.new_id, stretch.*
    FROM cursor
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN stretch ON true
    ORDER BY is_new DESC, id`;
}

function keepCursor(roundId: bigint, newId: bigint): SQL {
  return sql`
    INSERT INTO ${recheckCursor} (round_id, new_id) VALUES (${roundId.toString()}::bigint, ${newId.toString()}::bigint)
    ON CONFLICT (is_only_row) DO UPDATE SET round_id = excluded.round_id, new_id = excluded.new_id`;
}

function recheckedRow(row: Row): { cursor: Cursor; isNew: boolean; isReadable: boolean; link: RecheckedLink | null } {
  const column = createRowReader("a link to check again", row);
  const cursor = { roundId: BigInt(column.text("round_id")), newId: BigInt(column.text("new_id")) };
  if (row["id"] === null) return { cursor, isNew: false, isReadable: true, link: null };
  return {
    cursor,
    isNew: column.flag("is_new"),
    isReadable: isReadableRow(row),
    link: {
      id: linkId(column.text("id")),
      // What is in the table passed these brands' parsers on its way in.
      slug: column.textOrNull("slug") as Slug | ImportedName | null,
      domain: column.textOrNull("domain") as RecheckedLink["domain"],
      url: column.text("url") as Destination,
      expiredUrl: column.textOrNull("expired_url") as Destination | null,
      rules: FIELDS.rules.read(column),
    },
  };
}
