import { sql } from "drizzle-orm";
import { createRowReader } from "../../lib/row-reader.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import { isAlertState, isPing } from "../logged-ping.ts";
import type { LoggedPing, PingLog } from "../ping-log.ts";
import { healthPings } from "./operation-tables.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresPingLog(options: { postgres: Postgres; timeoutMs: number }): PingLog {
  const { postgres, timeoutMs } = options;
  return {
    async add({ ping, alerts }, deadline) {
      const { time, status, components } = ping;
      await postgres.run(
        "write down what a ping saw",
        () => deadline.signal(timeoutMs),
        sql`
          WITH forgotten AS (DELETE FROM ${healthPings} WHERE time < now() - interval '30 days')
          INSERT INTO ${healthPings} (time, status, components, alerts)
          VALUES (${timestamp(time)}, ${status}, ${JSON.stringify(components)}::jsonb, ${JSON.stringify(alerts)}::jsonb)`,
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
