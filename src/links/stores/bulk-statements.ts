import { type SQL, sql } from "drizzle-orm";
import { meta } from "../../names/stores/meta-table.ts";
import { findableInBatch } from "../finding/findable-in-batch.ts";
import type { BulkDraft } from "../link-repository.ts";
import { FIELDS_OF_GIVEN, RULES_OF_GIVEN, storedDraft } from "./fields-of-link-table.ts";
import { COLUMNS } from "./find-in-link-table.ts";
import { BATCH_WALK } from "./finding/batch-walk.ts";
import { equalsInItsGiven, isLive } from "./finding/find-conditions.ts";
import { outcome } from "./link-statements.ts";
import { links } from "./link-table.ts";
import { readerOf } from "./reader-of-link-table.ts";

/**
 * Makes many links, and keeps their outcomes under an Idempotency-Key, in one statement (P3).
 *
 * One row: the fingerprint, `is_fresh` and `is_same_body` as in `createLink`, and `items` as JSON, in order: the
 * `kind` of each, and its link. Under a wrong key only the fingerprint.
 *
 * The items are JSON, since a row for each has 20,000 columns to be written, carried and parsed one by one. And they
 * are brief where that is enough: a link that was just made is what was sent, with an id and a time. What is kept under
 * an Idempotency-Key is in full, with the problems of what was refused before. The two took a quarter of a bulk
 * create's CPU.
 *
 * Which slugs are taken is read from the statement's snapshot, since the outcomes have to be known before
 * they are kept. Somebody may take one in between: the statement then fails as a whole with a unique
 * violation, or a deadlock, and is to be sent again.
 *
 * - `ticket` is an id that only this statement has, for the Idempotency-Key (see `outcome`).
 * - `item` draws the ids, in order, under the right key alone.
 * - `existing` are the links that findIfExists finds for items, `candidates` the earlier items that it may find.
 * - `draft` are the items that were not refused before, each with what stands against it, and `decided` what becomes
 *   of them: `known` where a link from before is found, `existing` where an item of the batch is, its `leader`.
 */
export function createLinks({ items, createdBy, idempotency }: BulkDraft, fingerprint: string): SQL {
  const findable = findableInBatch(items);
  const given = items.map((item, i) => {
    // Stored as a text: a problem repeats names that a client made up, and jsonb takes neither NUL nor a lone
    // surrogate.
    if (item.kind === "refused") return { problem: JSON.stringify(item.problem) };
    const candidates = (findable[i] ?? []).map((index) => index + 1); // Their ordinals.
    const draft = storedDraft(item.draft);
    if (candidates.length > 0) draft["candidates"] = candidates;
    return draft;
  });
  const mayFindItself = findable.some((found) => found.length > 0);
  const outcomeJson = sql`jsonb_build_object('kind', kind, 'link', ${linkJson("made")})`;
  const kept = sql`outcome.answer->'items'`;
  return sql`
    WITH RECURSIVE ticket AS MATERIALIZED (
      SELECT nextval('links_id_seq') AS id, date_trunc('milliseconds', now()) AS created_at
      FROM ${meta} WHERE is_only_row AND key_fingerprint = ${fingerprint}
    ),
    item AS MATERIALIZED (
      SELECT given.ordinality AS ordinal, given.value->'problem' AS problem,
        coalesce((given.value->>'findIfExists')::boolean, false) AND given.value->>'passwordHash' IS NULL AS finds,
        given.value->'given' AS given,
        ARRAY(SELECT jsonb_array_elements_text(coalesce(given.value->'candidates', '[]'))::bigint) AS candidates,
        CASE WHEN given.value ? 'url' THEN nextval('links_id_seq') END AS id,
        given.value->>'slug' AS slug, given.value->>'domain' AS domain, ${FIELDS_OF_GIVEN}, given.value->>'passwordHash' AS password_hash,
        ${createdBy}::text AS created_by, ticket.created_at, ticket.created_at AS updated_at,
        ${readerOf(RULES_OF_GIVEN, sql`given.value->>'domain'`)} AS reader,
        0 AS version
      FROM ticket, jsonb_array_elements(${JSON.stringify(given)}::jsonb) WITH ORDINALITY AS given
    ),
    existing AS (
      SELECT wanted.ordinal, found.* FROM item AS wanted CROSS JOIN LATERAL (
        SELECT ${COLUMNS} FROM ${links} AS link
        WHERE link.created_by = wanted.created_by AND md5(link.url) = md5(wanted.url) AND link.url = wanted.url
          AND link.domain IS NOT DISTINCT FROM wanted.domain AND ${isLive()} AND ${equalsInItsGiven()}
        ORDER BY link.id DESC LIMIT 1
      ) AS found
      WHERE wanted.finds
    ),
    draft AS MATERIALIZED (
      SELECT item.*, ordinal IN (SELECT ordinal FROM existing) AS is_known,
        slug IS NOT NULL AND (
          row_number() OVER (PARTITION BY slug ORDER BY ordinal) > 1
          OR EXISTS (SELECT FROM ${links} AS link WHERE link.slug = item.slug)
        ) AS is_taken
      FROM item WHERE url IS NOT NULL
    ),
    ${mayFindItself ? BATCH_WALK : sql`walk AS (SELECT NULL::bigint AS ordinal, NULL::bigint AS leader),`}
    decided AS (
      SELECT draft.*, leader, CASE
        WHEN leader IS NOT NULL THEN 'existing'
        WHEN is_known THEN 'known'
        WHEN is_taken THEN 'slug-taken'
        ELSE 'created'
      END AS kind
      FROM draft LEFT JOIN walk USING (ordinal)
    ),
    made AS (SELECT ${COLUMNS} FROM decided WHERE kind = 'created'),
    answered AS (
      SELECT ordinal, jsonb_build_object('kind', 'refused') AS brief,
        jsonb_build_object('kind', 'refused', 'problem', problem) AS whole
      FROM item WHERE url IS NULL
      UNION ALL
      SELECT existing.ordinal, found.value, found.value
      FROM existing JOIN decided USING (ordinal) CROSS JOIN LATERAL (
        SELECT jsonb_build_object('kind', 'existing', 'link', ${linkJson("existing")} - 'ordinal') AS value
      ) AS found
      WHERE decided.kind = 'known'
      UNION ALL
      SELECT decided.ordinal,
        CASE kind
          WHEN 'created' THEN jsonb_build_object('kind', kind, 'id', decided.id::text, 'created_at', decided.created_at)
          ELSE ${outcomeJson}
        END,
        ${outcomeJson}
      FROM decided
      LEFT JOIN (SELECT ordinal, id FROM draft) AS earlier ON kind = 'existing' AND earlier.ordinal = decided.leader
      LEFT JOIN made ON kind <> 'slug-taken' AND made.id = coalesce(earlier.id, decided.id)
      WHERE kind <> 'known'
    ),
    answer AS (SELECT ${itemsOf(idempotency === null ? "brief" : "whole")} AS items FROM ticket),
    ${outcome(idempotency)},
    created AS (
      INSERT INTO ${links} (${COLUMNS})
      SELECT ${COLUMNS} FROM made WHERE EXISTS (SELECT FROM outcome WHERE is_fresh)
      -- In the order of slugs, so that two batches wait for each other in one direction alone.
      ORDER BY slug, id
    )
    SELECT meta.key_fingerprint, outcome.is_fresh, outcome.is_same_body,
      ${idempotency === null ? kept : sql`CASE WHEN outcome.is_fresh THEN ${itemsOf("brief")} ELSE ${kept} END`} AS items
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN outcome ON true`;
}

/** The row of a link with its id as text: a number in JSON is right up to 2^53 alone. */
function linkJson(row: "existing" | "made"): SQL {
  const name = sql.raw(row);
  return sql`(to_jsonb(${name}) || jsonb_build_object('id', ${name}.id::text))`;
}

function itemsOf(form: "brief" | "whole"): SQL {
  return sql`(SELECT jsonb_agg(${sql.raw(form)} ORDER BY ordinal) FROM answered)`;
}
