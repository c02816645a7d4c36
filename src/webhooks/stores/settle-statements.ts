import { type SQL, sql } from "drizzle-orm";
import { timestamp } from "../../postgres/timestamp.ts";
import type { ClaimedWebhook, Settled } from "../delivery-work.ts";
import { moment } from "./moment.ts";
import { webhookDeliveries, webhooks } from "./webhook-tables.ts";

/** The statements for what a run has found out. */

/**
 * The webhook's row comes first, as in a claim: who takes a link out of deliveries takes that first, too, so that they wait for each
 * other and never crosswise. What is decided at last lets go of what it held back. Of an era that began since the claim nothing is
 * settled: somebody has it sent again.
 */
export function settle({ id, era }: Pick<ClaimedWebhook, "id" | "era">, results: readonly Settled[], now: number): SQL {
  const given = results.map(({ id: delivery, status, attempts, lastStatus, nextAttemptAt, firstFailedAt }) => ({
    ...{ id: delivery, status, attempts, last_status: lastStatus },
    ...{ next_attempt_at: timestamp(nextAttemptAt), first_failed_at: timestamp(firstFailedAt) },
  }));
  const outcomes = results.flatMap(({ outcome }) => outcome ?? []);
  const succeeded = outcomes.some(({ isTaken }) => isTaken);
  const failed = outcomes.some(({ isTaken }) => !isTaken);
  return sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given(
        id uuid, status text, attempts smallint, last_status integer, next_attempt_at timestamptz, first_failed_at timestamptz
      )
    ),
    webhook AS (
      UPDATE ${webhooks} SET
        last_success_at = CASE WHEN ${succeeded}::boolean THEN ${moment(now)} ELSE last_success_at END,
        last_failure_at = CASE WHEN ${failed}::boolean THEN ${moment(now)} ELSE last_failure_at END,
        failing_since = CASE WHEN ${succeeded}::boolean THEN NULL
          WHEN ${failed}::boolean THEN coalesce(failing_since, ${moment(now)}) ELSE failing_since END
      WHERE id = ${id}::uuid
      RETURNING id
    ),
    settled AS (
      UPDATE ${webhookDeliveries} AS delivery SET status = given.status, attempts = given.attempts,
        last_status = given.last_status, next_attempt_at = given.next_attempt_at, first_failed_at = given.first_failed_at
      FROM given, webhook
      WHERE delivery.id = given.id AND delivery.webhook_id = webhook.id AND delivery.status = 'pending' AND delivery.era = ${era}
      RETURNING delivery.order_link_id, delivery.status, delivery.first_failed_at
    ),
    let_go AS (
      UPDATE ${webhookDeliveries} SET next_attempt_at = ${moment(now)}
      WHERE webhook_id = ${id}::uuid AND status = 'pending' AND first_failed_at IS NULL AND next_attempt_at > ${moment(now)}
        AND order_link_id IN (SELECT order_link_id FROM settled WHERE status <> 'pending' AND first_failed_at IS NOT NULL)
    )
    SELECT id FROM webhook`;
}

/**
 * Its row alone, however much is pending. One row, or none where its URL or its switch was changed since it was claimed.
 */
export function switchOff({ id, era, url }: Pick<ClaimedWebhook, "id" | "era" | "url">, reason: string): SQL {
  return sql`
    UPDATE ${webhooks} SET state = 'off', state_reason = ${reason}, lease = NULL, wake_at = NULL
    WHERE id = ${id}::uuid AND state = 'on' AND era = ${era} AND url = ${url}
    RETURNING id`;
}
