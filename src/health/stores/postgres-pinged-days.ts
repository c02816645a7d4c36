import { sql } from "drizzle-orm";
import { createRowReader } from "../../lib/row-reader.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import type { PingCounts, PingedDays } from "../pinged-day.ts";
import { healthDays, WHOLE_PING } from "./operation-tables.ts";

/** Reads what postgres-ping-log.ts adds up: some 30 days of five rows. @param options.timeoutMs within the deadline. */
export function createPostgresPingedDays(options: { postgres: Postgres; timeoutMs: number }): PingedDays {
  const { postgres, timeoutMs } = options;
  return {
    async read(deadline) {
      const rows = await postgres.run(
        "read the days of the pings",
        () => deadline.signal(timeoutMs),
        sql`
          SELECT day::text AS day, component, pings, failed FROM ${healthDays}
          WHERE day > (now() AT TIME ZONE 'UTC')::date - 30 ORDER BY day DESC, component`,
      );
      const days = Map.groupBy(rows, (row) => createRowReader("a day of pings", row).text("day"));
      return [...days].map(([day, ofDay]) => {
        const counts = new Map(
          ofDay.map((row): [string, PingCounts] => {
            const read = createRowReader("a day of pings", row);
            const [pings, failed] = [read.integerOrNull("pings") ?? 0, read.integerOrNull("failed") ?? 0];
            return [read.text("component"), { pings, failed }];
          }),
        );
        const whole = counts.get(WHOLE_PING) ?? { pings: 0, failed: 0 };
        counts.delete(WHOLE_PING);
        return { day, ...whole, components: Object.fromEntries(counts) };
      });
    },
  };
}
