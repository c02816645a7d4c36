import { type SQL, sql } from "drizzle-orm";
import { meta } from "../../names/stores/meta-table.ts";
import { HOLD_MS } from "../retry-times.ts";
import { moment } from "./moment.ts";
import { webhookDeliveries, webhooks } from "./webhook-tables.ts";

/** The statements that begin a run's turn, and end it. */

/** Clocks and the Queue's delays are right to this. */
const WAKE_SLACK_MS = 2_000;

/**
 * No row where there is no such webhook, or it is off. Else at least one: the fingerprint; whether the run `is_mine`; the webhook;
 * and a delivery that is due, null where none is; `gave_up` says how many were given up.
 *
 * - `mine` takes the lease, or keeps it. Whoever comes meanwhile leaves word in `called_again`. The call that `wake_at` speaks of may be
 *   this one, or so near that another one is needed, or it may never have been made.
 * - `blocked` are those that an earlier event of their link holds back: one that failed less than five minutes ago, or one that
 *   waits itself. They become due when it lets them go.
 * - `given_up` are from an era before. A run goes on while there are some.
 */
export function claim(
  id: string,
  {
    name,
    leaseMs,
    limit,
    now,
    isAgain,
  }: { name: string; leaseMs: number; limit: number; now: number; isAgain: boolean },
): SQL {
  const isFree = sql`(lease IS NULL OR leased_until <= ${moment(now)})`;
  const isOver = sql`(era <> (SELECT era FROM mine))`;
  const holdMs = sql.raw(`interval '${HOLD_MS} milliseconds'`);
  return sql`
    WITH mine AS (
      UPDATE ${webhooks} SET
        lease = CASE WHEN ${isFree} OR lease = ${name} THEN ${name} ELSE lease END,
        leased_until = CASE WHEN ${isFree} OR lease = ${name} THEN ${moment(now + leaseMs)} ELSE leased_until END,
        called_again = CASE WHEN ${isFree} THEN false WHEN lease = ${name} THEN called_again ELSE true END,
        wake_at = CASE WHEN NOT ${isAgain}::boolean AND wake_at > ${moment(now + WAKE_SLACK_MS)} THEN wake_at END
      WHERE id = ${id}::uuid AND state = 'on'
      RETURNING *, lease = ${name} AS is_mine
    ),
    due AS MATERIALIZED (
      SELECT *, ${isOver} AS is_over FROM ${webhookDeliveries}
      WHERE webhook_id = (SELECT id FROM mine WHERE is_mine) AND status = 'pending' AND next_attempt_at <= ${moment(now)}
      ORDER BY seq LIMIT ${limit}
    ),
    blocked AS MATERIALIZED (
      SELECT due.id, until.time AS until FROM due CROSS JOIN LATERAL (
        SELECT max(CASE
          WHEN earlier.first_failed_at IS NULL THEN earlier.next_attempt_at ELSE earlier.first_failed_at + ${holdMs}
        END) AS time
        FROM ${webhookDeliveries} AS earlier
        WHERE earlier.webhook_id = due.webhook_id AND earlier.order_link_id = due.order_link_id AND earlier.seq < due.seq
          AND earlier.status = 'pending' AND NOT ${isOver}
      ) AS until
      WHERE NOT due.is_over AND due.first_failed_at IS NULL AND until.time > ${moment(now)}
    ),
    put_off AS (
      UPDATE ${webhookDeliveries} AS delivery SET next_attempt_at = blocked.until
      FROM blocked WHERE delivery.id = blocked.id
    ),
    given_up AS (
      UPDATE ${webhookDeliveries} AS delivery SET status = 'failed', next_attempt_at = NULL
      FROM due WHERE due.is_over AND delivery.id = due.id AND delivery.era = due.era AND delivery.status = 'pending'
    )
    SELECT meta.key_fingerprint, mine.is_mine, mine.id AS webhook_id, mine.url, mine.events, mine.tag, mine.state,
      mine.state_reason, mine.created_at, mine.last_success_at, mine.last_failure_at, mine.salt, mine.salt_before,
      mine.rotated_at, mine.failing_since, mine.era AS webhook_era,
      (SELECT count(*) FROM due WHERE is_over)::integer AS gave_up, ready.*
    FROM mine
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN (
      SELECT id, seq, type, time, order_link_id, payload, status, attempts, last_status, next_attempt_at, first_failed_at
      FROM due WHERE NOT is_over AND id NOT IN (SELECT id FROM blocked)
    ) AS ready ON true
    ORDER BY ready.seq`;
}

/**
 * One row or none: `call_at` is when the Queue is to call again, null where nothing is pending, where a call is on its way, or where
 * the webhook is off. Writers that tell the webhook neither wait for this, nor it for them.
 * @param earliest when at the soonest. Until just before then the run keeps its lease, so that no sweep cuts its pause short. A call
 *   that comes meanwhile does nothing, so it is none that is on its way.
 */
export function release(id: string, run: string, now: number, earliest: number): SQL {
  const pausedUntil = earliest - WAKE_SLACK_MS;
  const isPaused = sql`(${pausedUntil > now}::boolean AND found.at IS NOT NULL)`;
  const isCalled = sql`(found.wake_at <= found.at AND (NOT ${isPaused} OR found.wake_at >= ${moment(earliest)}))`;
  return sql`
    WITH next AS MATERIALIZED (
      SELECT min(next_attempt_at) AS at FROM ${webhookDeliveries} WHERE webhook_id = ${id}::uuid AND status = 'pending'
    ),
    found AS MATERIALIZED (
      SELECT id, wake_at, CASE
        WHEN state <> 'on' THEN NULL
        WHEN called_again THEN ${moment(earliest)}
        WHEN (SELECT at FROM next) IS NOT NULL
          THEN greatest(${moment(earliest)}, least((SELECT at FROM next), ${moment(now + MAX_DELAY_MS)}))
      END AS at
      FROM ${webhooks} WHERE id = ${id}::uuid AND lease = ${run} FOR NO KEY UPDATE
    ),
    freed AS (
      UPDATE ${webhooks} AS webhook SET called_again = false,
        lease = CASE WHEN ${isPaused} THEN lease END,
        leased_until = CASE WHEN ${isPaused} THEN ${moment(pausedUntil)} END,
        wake_at = CASE WHEN ${isCalled} THEN found.wake_at ELSE found.at END
      FROM found WHERE webhook.id = found.id
    )
    SELECT CASE WHEN NOT coalesce(${isCalled}, false) THEN at END AS call_at FROM found`;
}

/** The Queue delays a message by 12 hours at most. */
const MAX_DELAY_MS = 11 * 3_600_000;
