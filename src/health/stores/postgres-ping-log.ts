import { sql } from "drizzle-orm";
import { createRowReader } from "../../lib/row-reader.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import { isAlertState, isPing } from "../logged-ping.ts";
import type { LoggedPing, PingLog } from "../ping-log.ts";
import { healthDays, healthPings, WHOLE_PING } from "./operation-tables.ts";

/**
 * One statement writes a ping down and adds it to the sums of its day, so neither can lack what the other has. A ping that
 * is given again, after an answer that got lost, is neither written nor counted again.
 *
 * @param options.timeoutMs limit of each statement, within the deadline.
 */
export function createPostgresPingLog(options: { postgres: Postgres; timeoutMs: number }): PingLog {
  const { postgres, timeoutMs } = options;
  return {
    async add(entries, deadline, isChange) {
      // Webhooks hear of a change alone: the other name lets a sleeping Neon asleep (tell-webhooks.ts).
      const operation = "write down what a ping saw";
      const given = entries.map(({ ping, alerts }) => ({ ...ping, time: timestamp(ping.time), alerts }));
      await postgres.run(
        isChange ? operation : "write down that a ping saw the same",
        () => deadline.signal(timeoutMs),
        sql`
          WITH forgotten AS (DELETE FROM ${healthPings} WHERE time < now() - interval '30 days'),
          kept AS (SELECT (now() AT TIME ZONE 'UTC')::date - 29 AS first_day),
          forgotten_days AS (DELETE FROM ${healthDays} WHERE day < (SELECT first_day FROM kept)),
          logged AS (
            INSERT INTO ${healthPings} (time, status, components, alerts)
            SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
              AS given(time timestamptz(3), status text, components jsonb, alerts jsonb)
            WHERE NOT EXISTS (SELECT FROM ${healthPings} AS known WHERE known.time = given.time)
            ORDER BY time -- In which webhooks are told.
            RETURNING (time AT TIME ZONE 'UTC')::date AS day, status, components
          ),
          looks AS (
            SELECT day, ${WHOLE_PING}::text AS component, status FROM logged
            UNION ALL
            SELECT day, component.key, component.value->>'status' FROM logged CROSS JOIN jsonb_each(components) AS component
          )
          INSERT INTO ${healthDays} AS total (day, component, pings, failed)
          SELECT day, component, count(*), count(*) FILTER (WHERE status IN ('down', 'unhealthy')) FROM looks
          WHERE status <> 'skipped' AND day >= (SELECT first_day FROM kept)
          GROUP BY day, component ORDER BY day, component
          ON CONFLICT (day, component)
            DO UPDATE SET pings = total.pings + excluded.pings, failed = total.failed + excluded.failed`,
      );
    },

    async newest(limit, deadline) {
      const operation = "read what the pings saw";
      const rows = await postgres.run(
        operation,
        () => deadline.signal(timeoutMs),
        sql`SELECT time, status, components, alerts FROM ${healthPings} ORDER BY time DESC LIMIT ${limit}`,
      );
      return rows.map((row) => entryOf(operation, row));
    },
  };
}

function entryOf(operation: string, row: Row): LoggedPing {
  const { status, components, alerts } = row;
  const ping = { time: createRowReader("a ping", row).moment("time"), status, components };
  if (isPing(ping) && isAlertState(alerts)) return { ping, alerts };
  throw new StoreError({ store: "postgres", operation, reason: "a row is not a ping" });
}
