import { type SQL, sql } from "drizzle-orm";
import { timestamp } from "../../postgres/timestamp.ts";
import type { WebhookChanges, WebhookDraft } from "../webhook.ts";
import { webhookDeliveries, webhooks } from "./webhook-tables.ts";

/** The statements about webhooks and their log. */

const COLUMNS = sql.raw("id, url, events, tag, state, state_reason, created_at, last_success_at, last_failure_at");
const DELIVERY = sql.raw("id, seq, type, time, attempts, status, last_status, next_attempt_at");

/** What was deleted is gone for the API at once. */
const IS_THERE = sql.raw("state <> 'deleted'");

const textArray = (texts: readonly string[]) =>
  sql`ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`;

/** One row. */
export function createWebhook(draft: WebhookDraft & { id: string; salt: string }, now: number): SQL {
  const { id, salt, url, events, tag } = draft;
  return sql`
    INSERT INTO ${webhooks} (id, url, events, tag, state, salt, created_at)
    VALUES (${id}::uuid, ${url}, ${textArray(events)}, ${tag}, 'on', ${salt}, ${timestamp(now)}::timestamptz)
    RETURNING ${COLUMNS}`;
}

export function listWebhooks(): SQL {
  return sql`SELECT ${COLUMNS} FROM ${webhooks} WHERE ${IS_THERE} ORDER BY created_at DESC, id DESC`;
}

export function findWebhook(id: string): SQL {
  return sql`SELECT ${COLUMNS} FROM ${webhooks} WHERE id = ${id}::uuid AND ${IS_THERE}`;
}

/**
 * Touches the webhook's row alone, however much is pending. What leads to it, and what its secrets come from, goes at once; its
 * deliveries, and then the row, go with the sweep.
 */
export function removeWebhook(id: string): SQL {
  return sql`
    UPDATE ${webhooks} SET state = 'deleted', state_reason = NULL, url = '', events = '{}', tag = NULL, salt = '',
      salt_before = NULL, lease = NULL, wake_at = NULL
    WHERE id = ${id}::uuid AND ${IS_THERE} RETURNING id`;
}

/**
 * One row or none; it touches no delivery. Switched off, nothing that is pending is tried any more: the sweep gives it up. Switched on
 * again, it begins an era: what is still pending from the one before would be stale. Then, and with another URL, the failures of before
 * are forgotten: they were another endpoint's. A run that has it keeps its lease, so that what comes later does not overtake it.
 */
export function editWebhook(id: string, { url, events, tag, state }: WebhookChanges): SQL {
  const isAnother = sql.join(
    [...(url === undefined ? [] : [sql`url <> ${url}`]), ...(state === "on" ? [sql`state = 'off'`] : [])],
    sql` OR `,
  );
  const sets = [
    ...(url === undefined ? [] : [sql`url = ${url}`]),
    ...(url === undefined && state !== "on"
      ? []
      : [sql`failing_since = CASE WHEN ${isAnother} THEN NULL ELSE failing_since END`]),
    ...(events === undefined ? [] : [sql`events = ${textArray(events)}`]),
    ...(tag === undefined ? [] : [sql`tag = ${tag}::text`]),
    ...(state === "on"
      ? [sql`state = 'on', state_reason = NULL, era = CASE WHEN state = 'off' THEN era + 1 ELSE era END`]
      : []),
    ...(state === "off"
      ? [sql`state = 'off', state_reason = CASE WHEN state = 'off' THEN state_reason END, wake_at = NULL`]
      : []),
  ];
  if (sets.length === 0) return findWebhook(id);
  return sql`UPDATE ${webhooks} SET ${sql.join(sets, sql`, `)} WHERE id = ${id}::uuid AND ${IS_THERE} RETURNING ${COLUMNS}`;
}

/** One row or none. */
export function rotateSecret(id: string, salt: string, now: number): SQL {
  return sql`
    UPDATE ${webhooks} SET salt_before = salt, salt = ${salt}, rotated_at = ${timestamp(now)}::timestamptz
    WHERE id = ${id}::uuid AND ${IS_THERE} RETURNING ${COLUMNS}`;
}

/**
 * No row where there is no such webhook; else at least one, whose delivery is null where it has none. What is never tried any more is shown as
 * failed, also where the sweep has yet to write that down.
 */
export function listDeliveries(id: string, limit: number, before: bigint | null): SQL {
  const behind = before === null ? sql`` : sql`AND seq < ${before.toString()}::bigint`;
  const isLeft = sql`(status = 'pending' AND (webhook.state = 'off' OR era <> webhook.era))`;
  return sql`
    SELECT delivery.* FROM ${webhooks} AS webhook
    LEFT JOIN LATERAL (
      SELECT id, seq, type, time, attempts, last_status,
        CASE WHEN ${isLeft} THEN 'failed' ELSE status END AS status, CASE WHEN NOT ${isLeft} THEN next_attempt_at END AS next_attempt_at
      FROM ${webhookDeliveries} WHERE webhook_id = webhook.id ${behind} ORDER BY seq DESC LIMIT ${limit}
    ) AS delivery ON true
    WHERE webhook.id = ${id}::uuid AND ${IS_THERE} ORDER BY delivery.seq DESC`;
}

/** No row where there is no such webhook; else one with its `state`, and the delivery where it is on. */
export function addTestDelivery(id: string, deliveryId: string, now: number): SQL {
  return sql`
    WITH added AS (
      INSERT INTO ${webhookDeliveries} (id, webhook_id, type, time, payload, next_attempt_at, era)
      SELECT ${deliveryId}::uuid, id, 'webhook.test', ${timestamp(now)}::timestamptz,
        jsonb_build_object('webhookId', id), ${timestamp(now)}::timestamptz, era
      FROM ${webhooks} WHERE id = ${id}::uuid AND state = 'on' FOR KEY SHARE
      RETURNING ${DELIVERY}
    )
    SELECT webhook.state AS webhook_state, added.*
    FROM ${webhooks} AS webhook LEFT JOIN added ON true WHERE webhook.id = ${id}::uuid AND webhook.${IS_THERE}`;
}

/** As {@link addTestDelivery}. It is out of its link's order: nothing waits for it, and it waits for nothing. */
export function redeliver(id: string, deliveryId: string, now: number): SQL {
  return sql`
    WITH again AS (
      UPDATE ${webhookDeliveries} SET status = 'pending', attempts = 0, first_failed_at = NULL, order_link_id = NULL,
        next_attempt_at = ${timestamp(now)}::timestamptz, era = webhook.era
      FROM (SELECT era FROM ${webhooks} WHERE id = ${id}::uuid AND state = 'on') AS webhook
      WHERE id = ${deliveryId}::uuid AND webhook_id = ${id}::uuid AND payload IS NOT NULL
      RETURNING ${DELIVERY}
    )
    SELECT webhook.state AS webhook_state, again.*
    FROM ${webhooks} AS webhook LEFT JOIN again ON true
    WHERE webhook.id = ${id}::uuid AND webhook.${IS_THERE}
      AND EXISTS (SELECT FROM ${webhookDeliveries} WHERE id = ${deliveryId}::uuid AND webhook_id = ${id}::uuid)`;
}
