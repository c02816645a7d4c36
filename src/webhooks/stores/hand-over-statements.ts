import { type SQL, sql } from "drizzle-orm";
import { linkEvents } from "../../history/stores/history-table.ts";
import { apiKeys } from "../../links/stores/link-table.ts";
import { firstPending } from "./left-statements.ts";
import { moment } from "./moment.ts";
import { webhookDeliveries, webhooks } from "./webhook-tables.ts";

/** The name of the key in a column; null for a person, and for a key that was deleted. */
const keyName = (owner: SQL) =>
  sql`(SELECT name FROM ${apiKeys} WHERE ${apiKeys.id} = substr(${owner}, 5) AND ${owner} LIKE 'key:%')`;

/**
 * One row: how many events were handed over, which webhooks have something due, whether any is on, and whether one that is off or
 * deleted has left something.
 *
 * - `waiting` takes the oldest. A statement like this one at the same time waits for it, row by row in the same order, and then
 *   finds them handed over: so the events of a link come into the queue in their order.
 * - `listening` waits for the row of a deleted webhook that goes: what it hears would fail the whole statement, by its foreign key.
 *   One that is switched off meanwhile may still hear it, in an era that is over then: it is never tried.
 * - An event without a row is one whose link was deleted for good.
 * - With a tag a webhook hears of links that have it, or had it before this change.
 */
export function handOver(limit: number, now: number): SQL {
  return sql`
    WITH waiting AS MATERIALIZED (
      SELECT id, time, type, link_id, actor, changes, row FROM ${linkEvents}
      WHERE NOT handed_over ORDER BY id LIMIT ${limit} FOR UPDATE
    ),
    listening AS MATERIALIZED (
      SELECT id, events, tag, era FROM ${webhooks} WHERE state = 'on' FOR KEY SHARE
    ),
    told AS (
      INSERT INTO ${webhookDeliveries} (id, webhook_id, type, time, link_id, order_link_id, payload, next_attempt_at, era)
      SELECT gen_random_uuid(), webhook.id, event.type, event.time, event.link_id, event.link_id,
        jsonb_build_object('row', event.row, 'changes', event.changes, 'actor', event.actor,
          'actor_name', ${keyName(sql`event.actor`)}, 'creator_name', ${keyName(sql`(event.row->>'created_by')`)}),
        ${moment(now)}, webhook.era
      FROM waiting AS event JOIN listening AS webhook ON event.type = ANY (webhook.events)
        AND (webhook.tag IS NULL OR event.row->'tags' ? webhook.tag OR event.changes->'tags'->0 ? webhook.tag)
      WHERE event.row IS NOT NULL
      ORDER BY event.id
      RETURNING webhook_id
    ),
    handed AS (
      UPDATE ${linkEvents} SET handed_over = true, row = NULL WHERE id IN (SELECT id FROM waiting)
    )
    SELECT (SELECT count(*) FROM waiting)::integer AS events,
      EXISTS (SELECT FROM ${webhooks} WHERE state = 'on') AS is_any_on,
      EXISTS (SELECT FROM ${webhooks} WHERE state = 'deleted')
        OR EXISTS (SELECT FROM ${webhooks} AS webhook ${firstPending} WHERE state = 'off') AS is_left,
      ARRAY(
        SELECT webhook_id::text FROM told
        UNION
        SELECT webhook.id::text FROM ${webhooks} AS webhook CROSS JOIN LATERAL (
          SELECT FROM ${webhookDeliveries} AS delivery
          WHERE delivery.webhook_id = webhook.id AND status = 'pending' AND next_attempt_at <= ${moment(now)}
          ORDER BY next_attempt_at LIMIT 1
        ) AS first_due
        WHERE state = 'on'
      ) AS due`;
}
