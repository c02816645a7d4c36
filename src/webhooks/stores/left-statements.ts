import { type SQL, sql } from "drizzle-orm";
import { timestamp } from "../../postgres/timestamp.ts";
import { webhookDeliveries, webhooks } from "./webhook-tables.ts";

/**
 * What takes deliveries away, some at a time: each answers one row, with how many. What another statement holds is passed over, and
 * has its turn later: so nobody waits for these, and they for nobody.
 */

/** Joins a webhook that has something pending, and reads one row for that: an EXISTS may be planned to read all of them. */
export const firstPending = sql`CROSS JOIN LATERAL (
  SELECT FROM ${webhookDeliveries} AS delivery WHERE delivery.webhook_id = webhook.id AND status = 'pending' ORDER BY seq LIMIT 1
) AS first_pending`;

/** Gives up what is pending for webhooks that are off. One that is on again by now has a later era: nothing of that is touched. */
export function giveUpOff(limit: number): SQL {
  return sql`
    WITH off AS MATERIALIZED (
      SELECT id, era FROM ${webhooks} AS webhook ${firstPending} WHERE state = 'off' ORDER BY id LIMIT 1
    ),
    pending AS MATERIALIZED (
      SELECT id FROM ${webhookDeliveries}
      WHERE webhook_id = (SELECT id FROM off) AND status = 'pending' AND era <= (SELECT era FROM off)
      ORDER BY seq LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ),
    given_up AS (
      UPDATE ${webhookDeliveries} SET status = 'failed', next_attempt_at = NULL WHERE id = ANY (ARRAY(SELECT id FROM pending))
      RETURNING id
    )
    SELECT count(*)::integer AS count FROM given_up`;
}

/** Deletes what deleted webhooks left, and the row of one that has nothing left: its foreign key has hardly a row to delete then. */
export function dropDeleted(limit: number): SQL {
  return sql`
    WITH deleted AS MATERIALIZED (SELECT id FROM ${webhooks} WHERE state = 'deleted' ORDER BY id LIMIT 1),
    left_over AS MATERIALIZED (
      SELECT id FROM ${webhookDeliveries} WHERE webhook_id = (SELECT id FROM deleted)
      ORDER BY seq LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ),
    dropped AS (DELETE FROM ${webhookDeliveries} WHERE id = ANY (ARRAY(SELECT id FROM left_over)) RETURNING id),
    empty AS MATERIALIZED (
      SELECT id FROM ${webhooks} WHERE id = (SELECT id FROM deleted)
        AND NOT EXISTS (SELECT FROM ${webhookDeliveries} WHERE webhook_id = (SELECT id FROM deleted))
      FOR UPDATE SKIP LOCKED
    ),
    gone AS (DELETE FROM ${webhooks} WHERE id IN (SELECT id FROM empty) RETURNING id)
    SELECT ((SELECT count(*) FROM dropped) + (SELECT count(*) FROM gone))::integer AS count`;
}

/** Drops what was sent, or given up, before a time. */
export function dropDeliveries(time: number, limit: number): SQL {
  return sql`
    WITH dropped AS (
      DELETE FROM ${webhookDeliveries} WHERE id IN (
        SELECT id FROM ${webhookDeliveries} WHERE time < ${timestamp(time)}::timestamptz AND status <> 'pending'
        ORDER BY time LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )
      RETURNING id
    )
    SELECT count(*)::integer AS count FROM dropped`;
}
