import { type SQL, sql } from "drizzle-orm";
import { isCode } from "../../names/code.ts";
import { slugIn } from "../../names/domain-of-name.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { meta } from "../../names/stores/meta-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { ChangedBy } from "../changes/changed-by.ts";
import { ALL_FIELDS } from "../field-values.ts";
import { FIELDS } from "../fields.ts";
import type { LinkConditions, LinkState } from "../link-etag.ts";
import type { Idempotency, LinkChanges, LinkDraft } from "../link-repository.ts";
import { deletedLinks } from "./deleted-link-table.ts";
import { boundField, changedField } from "./fields-of-link-table.ts";
import { COLUMNS, creatorName, isFirstNamed, isNamed, isReadable } from "./find-in-link-table.ts";
import { equalsInGiven, isLive } from "./finding/find-conditions.ts";
import { idempotency, links } from "./link-table.ts";
import { readerOf } from "./reader-of-link-table.ts";
import { saidBy } from "./said-change.ts";

/**
 * Every SQL statement that Bijou sends. Each is one round trip and one transaction, and each that
 * touches a code brings `key_fingerprint` along, so that a wrong CODE_KEY is noticed at no cost (P9).
 *
 * `is_only_row` tells PostgreSQL what it is: of a table too small to be analysed it expects 870 rows, and for
 * a join with so many it compiled bulk creates with JIT, which took as long as running them.
 */

/** How long the answer to an Idempotency-Key is remembered. */
const REMEMBERED = sql`interval '24 hours'`;

/** More than the one row that each such create adds, so that the table never outgrows a day by much, without a job. */
const FORGOTTEN_AT_ONCE = 10;

/**
 * How long after it was sent an edit's statement may begin: a database wakes up, a proxy queues. An abort does not stop
 * a statement, so without this bound an edit that nobody waits for any more could commit when the `pending` which keeps
 * old values out of Redis has run out. How long it may run is the `statement_timeout` that a migration set, 8 s too.
 *
 * The sender's clock meets the server's here. Where the server's is slow by so many seconds, an edit may begin later by
 * as many, for which `PENDING_LIFETIME_MS` leaves 7; where it is fast by 8, no edit begins in time, and each is refused.
 */
export const BEGIN_LIMIT_MS = 8_000;

/** @param sentAt in milliseconds since the epoch. */
export function beginsInTime(sentAt: number): SQL {
  return sql`statement_timestamp() <= ${timestamp(sentAt + BEGIN_LIMIT_MS)}::timestamptz`;
}

/**
 * Writes the fingerprint of the first CODE_KEY that creates a link here. Never where links exist, or
 * did of late: their key was lost, and any other key would give them other codes.
 */
export function claimKeyFingerprint(fingerprint: string): SQL {
  return sql`
    INSERT INTO ${meta} (key_fingerprint)
    SELECT ${fingerprint} WHERE NOT EXISTS (SELECT FROM ${links}) AND NOT EXISTS (SELECT FROM ${deletedLinks})
    ON CONFLICT DO NOTHING`;
}

/**
 * Makes a link, and keeps the answer under its Idempotency-Key, in one statement (P3).
 *
 * One row: the fingerprint; whether the answer is a replay (`is_fresh` false), of another body
 * (`is_same_body` false), of a link that was there before (`existed`); and the link. All but the
 * fingerprint are null under a wrong key. A slug that is taken fails the whole statement with a unique
 * violation, so that only successes are remembered.
 *
 * - `draft` draws an id, under the right key alone.
 * - `claim` waits for a statement that is at the same key now and sees its row, which ON CONFLICT DO
 *   NOTHING would not show. The row is this statement's own where it holds the id just drawn.
 * - `forgotten` clears out some rows that nobody will ask for, never the one that `claim` may be at.
 * - `outcome` is what will be answered; `created` inserts the draft only where that is its own answer.
 */
export function createLink(draft: LinkDraft, fingerprint: string): SQL {
  const fields = ALL_FIELDS.map((field) => sql`${boundField(field, draft[field.name])} AS ${sql.raw(field.column)}`);
  const existing =
    draft.findIfExists && draft.passwordHash === null
      ? sql`
      SELECT link.* FROM draft AS wanted CROSS JOIN LATERAL (
        SELECT ${COLUMNS} FROM ${links} AS link
        WHERE created_by = ${draft.createdBy} AND md5(url) = md5(${draft.url}) AND url = ${draft.url}
          AND domain IS NOT DISTINCT FROM ${draft.domain}::text AND ${isLive()} AND ${equalsInGiven(draft.given ?? [])}
        ORDER BY id DESC LIMIT 1
      ) AS link`
      : sql`SELECT ${COLUMNS} FROM draft WHERE false`;

  return sql`
    WITH draft AS MATERIALIZED (
      SELECT nextval('links_id_seq') AS id, ${draft.slug}::text AS slug, ${sql.join(fields, sql`, `)},
        ${draft.passwordHash}::text AS password_hash, ${draft.createdBy}::text AS created_by,
        clock.time AS created_at, clock.time AS updated_at, ${readerOf(boundField(FIELDS.rules, draft.rules), sql`${draft.domain}::text`)} AS reader,
        0 AS version, ${draft.domain}::text AS domain
      FROM ${meta}, (SELECT date_trunc('milliseconds', now()) AS time) AS clock
      WHERE is_only_row AND key_fingerprint = ${fingerprint}
    ),
    existing AS (${existing}),
    answer AS (
      SELECT true AS existed, ${COLUMNS} FROM existing
      UNION ALL
      SELECT false, ${COLUMNS} FROM draft WHERE NOT EXISTS (SELECT FROM existing)
    ),
    ticket AS (SELECT id, created_at FROM draft),
    ${outcome(draft.idempotency)},
    created AS (
      INSERT INTO ${links} (${COLUMNS})
      SELECT ${COLUMNS} FROM draft
      WHERE EXISTS (SELECT FROM outcome WHERE is_fresh AND NOT (answer->>'existed')::boolean)
    )
    SELECT meta.key_fingerprint, outcome.is_fresh, outcome.is_same_body, (outcome.answer->>'existed')::boolean AS existed, link.*, ${creatorName("link")}
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN outcome ON true
    LEFT JOIN LATERAL jsonb_populate_record(NULL::${links}, outcome.answer) AS link ON true`;
}

/**
 * What will be answered, kept under the Idempotency-Key if there is one: a CTE on `answer`, of one row, and
 * `ticket`, whose id only this statement has.
 */
export function outcome(given: Idempotency | null): SQL {
  if (given === null)
    return sql`outcome AS (SELECT true AS is_fresh, true AS is_same_body, to_jsonb(answer) AS answer FROM answer)`;
  const isForgotten = sql`kept.created_at <= excluded.created_at - ${REMEMBERED}`;
  return sql`
    claim AS (
      INSERT INTO ${idempotency} AS kept (owner, key, body_hash, claim_id, answer, created_at)
      SELECT ${given.owner}, ${given.key}, ${given.bodyHash}, ticket.id, to_jsonb(answer), ticket.created_at FROM answer, ticket
      ON CONFLICT (owner, key) DO UPDATE SET
        body_hash = CASE WHEN ${isForgotten} THEN excluded.body_hash ELSE kept.body_hash END,
        claim_id = CASE WHEN ${isForgotten} THEN excluded.claim_id ELSE kept.claim_id END,
        answer = CASE WHEN ${isForgotten} THEN excluded.answer ELSE kept.answer END,
        created_at = CASE WHEN ${isForgotten} THEN excluded.created_at ELSE kept.created_at END
      RETURNING body_hash, claim_id, answer
    ),
    forgotten AS (
      DELETE FROM ${idempotency} WHERE (owner, key) IN (
        SELECT owner, key FROM ${idempotency}
        WHERE created_at < now() - ${REMEMBERED} AND (owner, key) <> (${given.owner}, ${given.key})
        ORDER BY created_at LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
      )
    ),
    outcome AS (
      SELECT claim.claim_id = ticket.id AS is_fresh, claim.body_hash = ${given.bodyHash} AS is_same_body, claim.answer FROM claim, ticket
    )`;
}

/** The row that `createLink` would give for a repeat; none where the key is not remembered. */
export function recallCreate({ owner, key, bodyHash }: Idempotency): SQL {
  return sql`
    SELECT meta.key_fingerprint, false AS is_fresh, kept.body_hash = ${bodyHash} AS is_same_body,
      (kept.answer->>'existed')::boolean AS existed, link.*, ${creatorName("link")}
    FROM ${idempotency} AS kept
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN LATERAL jsonb_populate_record(NULL::${links}, kept.answer) AS link ON true
    WHERE kept.owner = ${owner} AND kept.key = ${key} AND kept.created_at > now() - ${REMEMBERED}`;
}

/** Which link is changed, by whose key, until when, and in which of its states. */
export interface LinkChange {
  readonly names: readonly IssuedName[];
  readonly fingerprint: string;
  /** In milliseconds since the epoch. */
  readonly sentAt: number;
  /** Null for any state. */
  readonly conditions: LinkConditions | null;
  readonly by: ChangedBy;
}

/**
 * One row: the fingerprint; the link as it is now, null if there is none or, for a code, under a wrong key; and why it
 * may be null although there is one: `is_late`, `is_unreadable`, `is_in_another_state`. It is the link that has the first of
 * the names that one has.
 */
export function editLink(change: LinkChange, changes: LinkChanges): SQL {
  const { passwordHash } = changes;
  const assignments = [sql`updated_at = date_trunc('milliseconds', now())`, sql`version = version + 1`];
  for (const field of ALL_FIELDS) {
    const value = changes[field.name];
    if (value !== undefined) assignments.push(sql`${sql.raw(field.column)} = ${changedField(field, value)}`);
  }
  if (changes.rules !== undefined)
    assignments.push(sql`reader = ${readerOf(boundField(FIELDS.rules, changes.rules), sql`domain`)}`);
  if (passwordHash !== undefined) assignments.push(sql`password_hash = ${passwordHash}`);

  return sql`
    WITH ${saidBy(change.by)},
    changed AS (
      UPDATE ${links} SET ${sql.join(assignments, sql`, `)} WHERE ${isToBeChanged(change)} RETURNING ${COLUMNS}
    )
    ${withFingerprint(change)}`;
}

/** The row of `editLink`, with the link as it was. */
export function removeLink(change: LinkChange): SQL {
  return sql`
    WITH ${saidBy(change.by)},
    changed AS (DELETE FROM ${links} WHERE ${isToBeChanged(change)} RETURNING ${COLUMNS})
    ${withFingerprint(change)}`;
}

/** Where `links` is the link to be changed, and may be. */
export function isToBeChanged({ names, fingerprint, sentAt, conditions }: LinkChange): SQL {
  const isFirst = isFirstNamed(names, (name) => sql`${isNamed(name)} AND ${isKeyRightFor(name, fingerprint)}`);
  return sql`${isFirst} AND ${isReadable} AND ${beginsInTime(sentAt)} AND ${isAsAskedFor(conditions)}`;
}

/**
 * Who waits for another at the row looks again at what that one left (READ COMMITTED): so of many who ask for one state,
 * one finds it.
 */
function isAsAskedFor(conditions: LinkConditions | null): SQL {
  if (conditions === null) return sql`true`;
  const { isOneOf, isNoneOf } = conditions;
  const isOne = isOneOf === null ? sql`true` : isOneOfStates(isOneOf);
  return isNoneOf === "any" ? sql`false` : sql`${isOne} AND NOT ${isOneOfStates(isNoneOf)}`;
}

function isOneOfStates(states: readonly LinkState[]): SQL {
  if (states.length === 0) return sql`false`;
  const given = JSON.stringify(states.map(({ id, version }) => ({ id: id.toString(), version })));
  return sql`(id, version) IN (
    SELECT state.id, state.version FROM jsonb_to_recordset(${given}::jsonb) AS state(id bigint, version integer)
  )`;
}

/** Only what has a code's shape can be another link's name under another key. */
function isKeyRightFor(name: IssuedName, fingerprint: string): SQL {
  return isCode(slugIn(name.text))
    ? sql`EXISTS (SELECT FROM ${meta} WHERE is_only_row AND key_fingerprint = ${fingerprint})`
    : sql`true`;
}

/**
 * A link that was there when the statement began, and was not changed on a condition, was in another state, or came to be in
 * one while the statement waited for it. What is read here is older than that: so it is not asked for its version.
 *
 * @param more columns, behind a comma.
 */
export function withFingerprint({ names, sentAt, conditions }: LinkChange, more = sql``): SQL {
  const isThere = (condition: SQL) =>
    sql`EXISTS (SELECT FROM ${links} WHERE ${isFirstNamed(names, isNamed)} AND ${condition})`;
  return sql`
    SELECT meta.key_fingerprint, NOT ${beginsInTime(sentAt)} AS is_late,
      ${isThere(sql`NOT ${isReadable}`)} AS is_unreadable,
      ${conditions === null ? sql`false` : isThere(isReadable)} AS is_in_another_state, changed.*, ${creatorName("changed")}${more}
    FROM said LEFT JOIN ${meta} AS meta ON meta.is_only_row LEFT JOIN changed ON true`;
}
