import { type SQL, sql } from "drizzle-orm";
import { deletedLinks } from "../../links/stores/deleted-link-table.ts";
import { FIELD_COLUMNS, storedFields, TYPED_FIELD_COLUMNS } from "../../links/stores/fields-of-link-table.ts";
import { COLUMNS } from "../../links/stores/find-in-link-table.ts";
import { importChunks, importReports, imports, links } from "../../links/stores/link-table.ts";
import { readerOf } from "../../links/stores/reader-of-link-table.ts";
import { slugIn } from "../../names/domain-of-name.ts";
import type { LinkId } from "../../names/link-id.ts";
import { meta } from "../../names/stores/meta-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import { type ImportLog, MAX_REPORTS, type UploadCounts } from "../import-log.ts";
import type { Piece } from "../imported-links.ts";

/** The SQL of imports and exports. Each statement is one round trip and one transaction. */

/** How long an import can be looked up. */
const REMEMBERED = sql`interval '30 days'`;

/** More than the one that each import adds. Each can have as many reports as its file had rows. */
const FORGOTTEN_AT_ONCE = 2;

const PAGE_SIZE = 500;

/**
 * One row: the fingerprint, and whether the rows keep their ids; that is null under a wrong key, under which no import
 * begins. No row where somebody else claims the database at the same moment: to be run again.
 *
 * - `known` is the key that the database has, or just got: as by the first create, where there are no links.
 * - `moved` moves the sequence beyond the export's last id, and is there only where rows keep their ids.
 * - `forgotten` clears out some imports that nobody will ask for.
 */
export function beginImport(
  { id, owner, header, format, ignoredColumns }: Parameters<ImportLog["begin"]>[0],
  fingerprint: string,
): SQL {
  const isOwnExport = header !== null && header.keyFingerprint === fingerprint;
  const lastId = (header?.lastId ?? 0n).toString();
  // A deleted link may come back, under its id.
  const isEmpty = sql`NOT EXISTS (SELECT FROM ${links}) AND NOT EXISTS (SELECT FROM ${deletedLinks})`;
  return sql`
    WITH claim AS (
      INSERT INTO ${meta} (key_fingerprint)
      SELECT ${fingerprint} WHERE ${isEmpty}
      ON CONFLICT DO NOTHING
      RETURNING key_fingerprint
    ),
    known AS (
      SELECT key_fingerprint FROM claim UNION ALL SELECT key_fingerprint FROM ${meta}
    ),
    moved AS MATERIALIZED (
      SELECT CASE WHEN ${lastId}::bigint > 0
        THEN setval('links_id_seq', greatest(${lastId}::bigint, (SELECT last_value FROM links_id_seq)))
        ELSE 0 END AS last_id
      FROM known
      WHERE key_fingerprint = ${fingerprint} AND ${isOwnExport}::boolean AND ${isEmpty}
    ),
    begun AS (
      INSERT INTO ${imports} (id, owner, keeps_ids, format, ignored_columns, created_at)
      SELECT ${id}, ${owner}, (SELECT count(last_id) FROM moved) > 0, ${format}, ${JSON.stringify(ignoredColumns)}::jsonb, now()
      FROM known WHERE key_fingerprint = ${fingerprint}
      RETURNING keeps_ids
    ),
    forgotten AS (
      DELETE FROM ${imports} WHERE id IN (
        SELECT id FROM ${imports} WHERE created_at < now() - ${REMEMBERED}
        ORDER BY created_at LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
      )
    )
    SELECT known.key_fingerprint, begun.keeps_ids FROM known LEFT JOIN begun ON true`;
}

export function endImport(id: string, { total, unnamed, ignoredColumns }: UploadCounts): SQL {
  return sql`
    UPDATE ${imports} SET total = ${total}, unnamed = ${unnamed}, ignored_columns = ${JSON.stringify(ignoredColumns)}::jsonb
    WHERE id = ${id}`;
}

/** One row, or none: the import and its first reports, each list as JSON. @param owner null to find it whoever's it is. */
export function findImport(id: string, owner: string | null): SQL {
  const first = (kind: "failed" | "noted" | "renamed") => sql`
    SELECT line, CASE WHEN ${kind} = 'noted' THEN coalesce(note, message) ELSE message END AS message, link_id,
      ${kind} = 'failed' AS is_failed
    FROM ${importReports}
    WHERE import_id = ${id} AND (kind = ${kind} OR (${kind} = 'noted' AND note IS NOT NULL))
    ORDER BY line LIMIT ${MAX_REPORTS}`;
  const json = (reports: SQL) => sql`(
    SELECT coalesce(json_agg(json_build_object('line', line, 'message', message, 'linkId', link_id::text) ORDER BY line), '[]')
    FROM (${reports}) AS report)::text`;
  // Rows that made no link come before rows that lost the end of a title.
  const errors = sql`
    SELECT * FROM ((${first("failed")}) UNION ALL (${first("noted")})) AS told
    ORDER BY is_failed DESC, line LIMIT ${MAX_REPORTS}`;
  return sql`
    SELECT total, created, failed, format, ignored_columns::text AS ignored_columns, unnamed, created_at,
      ${json(errors)} AS errors, ${json(first("renamed"))} AS renamed
    FROM ${imports} WHERE id = ${id} AND (${owner}::text IS NULL OR owner = ${owner})`;
}

/**
 * Makes the links of a piece of a file. One row: the fingerprint; whether the import is known (`is_known`);
 * whether this statement was the one that did it (`is_new`); and if not, whether other pieces that overlap with it were there when
 * it began (`is_partly_done`) and not this very one.
 *
 * - `piece` is the lock: its row is there or waited for, and everything else hangs on having made it.
 * - `judged` sees which names and ids were taken when the statement began, or are earlier in the piece. One that is
 *   taken in between is a unique violation, and the statement is to be run again.
 * - `drafts` draws an id for each link that will be, in the order of the file.
 * - `created` inserts in the order of names, so that two pieces wait for each other in one direction only.
 *
 * @param fingerprint null to do it under any key, for a piece without links.
 */
export function insertPiece(piece: Piece, fingerprint: string | null): SQL {
  const { importId, firstLine, lastLine } = piece;
  const isSame = sql`import_id = ${importId} AND first_line = ${firstLine} AND last_line = ${lastLine}`;
  const overlaps = sql`import_id = ${importId} AND first_line <= ${lastLine} AND last_line >= ${firstLine}`;
  const now = sql`date_trunc('milliseconds', now())`;
  const fieldColumns = sql.raw(FIELD_COLUMNS);
  return sql`
    WITH job AS MATERIALIZED (
      SELECT id, owner FROM ${imports}
      WHERE id = ${importId} AND (${fingerprint}::text IS NULL OR EXISTS (SELECT FROM ${meta} WHERE key_fingerprint = ${fingerprint}))
    ),
    piece AS (
      INSERT INTO ${importChunks} (import_id, first_line, last_line)
      SELECT id, ${firstLine}, ${lastLine} FROM job WHERE NOT EXISTS (SELECT FROM ${importChunks} WHERE ${overlaps})
      ON CONFLICT DO NOTHING
      RETURNING import_id
    ),
    judged AS MATERIALIZED (
      SELECT given.*,
        CASE
          WHEN slug IS NOT NULL AND (
            row_number() OVER (PARTITION BY slug ORDER BY line) > 1
            OR EXISTS (SELECT FROM ${links} AS taken WHERE taken.slug = given.slug)
          ) THEN 'its name is taken'
          WHEN id IS NOT NULL AND (
            row_number() OVER (PARTITION BY id ORDER BY line) > 1
            OR EXISTS (SELECT FROM ${links} AS taken WHERE taken.id = given.id)
            OR EXISTS (SELECT FROM ${deletedLinks} AS taken WHERE taken.id = given.id)
          ) THEN 'its id is taken'
        END AS problem
      FROM piece, jsonb_to_recordset(${linkRows(piece)}::jsonb) AS given(
        line integer, slug text, domain text, name_length smallint, id bigint, renamed_from text, lost text, ${TYPED_FIELD_COLUMNS},
        password_hash text, created_at timestamptz, updated_at timestamptz
      )
    ),
    drafts AS MATERIALIZED (
      SELECT judged.*, CASE WHEN problem IS NULL THEN coalesce(id, nextval('links_id_seq')) END AS new_id
      FROM (SELECT * FROM judged ORDER BY line) AS judged
    ),
    created AS (
      INSERT INTO ${links} (
        id, slug, ${fieldColumns}, password_hash, created_by, created_at, updated_at, reader, version, domain
      )
      SELECT new_id, slug, ${fieldColumns}, password_hash, job.owner, coalesce(created_at, ${now}), coalesce(updated_at, created_at, ${now}),
        ${readerOf(sql.raw("rules"), sql.raw("drafts.domain"))},
        -- Its id may have been another's, or its own before: no ETag of that time is to be right again.
        CASE WHEN drafts.id IS NULL THEN 0 ELSE floor(random() * 1000000000)::integer END,
        drafts.domain
      FROM drafts, job WHERE problem IS NULL ORDER BY slug, new_id
      RETURNING id
    ),
    failures AS MATERIALIZED (
      SELECT line, problem AS message FROM drafts WHERE problem IS NOT NULL
      UNION ALL
      SELECT line, message FROM piece, jsonb_to_recordset(${JSON.stringify(piece.failures)}::jsonb) AS given(line integer, message text)
    ),
    reported AS (
      INSERT INTO ${importReports} (import_id, line, kind, message, link_id, note)
      SELECT import_id, line, 'failed', message, NULL, NULL FROM piece, failures
      UNION ALL
      SELECT import_id, line, 'renamed', renamed_from, new_id, lost FROM piece, drafts WHERE problem IS NULL AND renamed_from IS NOT NULL
      UNION ALL
      SELECT import_id, line, 'noted', lost, new_id, NULL FROM piece, drafts
      WHERE problem IS NULL AND renamed_from IS NULL AND lost IS NOT NULL
    ),
    kept AS (
      SELECT array_agg(DISTINCT name_length) AS lengths FROM drafts WHERE problem IS NULL AND name_length IS NOT NULL
    ),
    measured AS (
      UPDATE ${meta} AS known
      SET imported_name_lengths = ARRAY(SELECT DISTINCT unnest(known.imported_name_lengths || kept.lengths) ORDER BY 1)
      FROM kept WHERE kept.lengths IS NOT NULL AND NOT kept.lengths <@ known.imported_name_lengths
    ),
    counted AS (
      UPDATE ${imports}
      SET created = created + (SELECT count(*) FROM created), failed = failed + (SELECT count(*) FROM failures)
      WHERE id = (SELECT import_id FROM piece)
    )
    SELECT meta.key_fingerprint,
      EXISTS (SELECT FROM ${imports} WHERE id = ${importId}) AS is_known,
      EXISTS (SELECT FROM piece) AS is_new,
      EXISTS (SELECT FROM ${importChunks} WHERE ${overlaps} AND NOT (${isSame})) AS is_partly_done
    FROM (SELECT 1) AS one LEFT JOIN ${meta} AS meta ON meta.is_only_row`;
}

function linkRows({ links: given }: Piece): string {
  return JSON.stringify(
    given.map(({ line, name, domain, isImportedName, id, renamedFrom, note, fields, createdAt, updatedAt }) => ({
      line,
      slug: name,
      domain,
      name_length: isImportedName && name !== null ? slugIn(name).length : null,
      id: id?.toString(),
      renamed_from: renamedFrom,
      lost: note,
      ...storedFields(fields, "column"),
      password_hash: fields.passwordHash,
      created_at: timestamp(createdAt),
      updated_at: timestamp(updatedAt),
    })),
  );
}

/** One row: the fingerprint, null in a database that was never written to, and the last id that was drawn. */
export function beginExport(): SQL {
  return sql`
    SELECT meta.key_fingerprint, (CASE WHEN sequence.is_called THEN sequence.last_value ELSE 0 END)::text AS last_id
    FROM links_id_seq AS sequence LEFT JOIN ${meta} AS meta ON meta.is_only_row`;
}

/** The links of the highest ids up to `lastId`, in descending order. By the primary key, so a page costs the same wherever it is. */
export function findLinksDownFrom(lastId: LinkId): SQL {
  return sql`SELECT ${COLUMNS} FROM ${links} WHERE id <= ${lastId.toString()} ORDER BY id DESC LIMIT ${PAGE_SIZE}`;
}
