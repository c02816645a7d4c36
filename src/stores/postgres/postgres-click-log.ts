import { sql } from "drizzle-orm";
import type { ClickLog } from "../../clicks/click-log.ts";
import { againIfContended } from "./again-if-contended.ts";
import { clickNameGuards, unknownSlugs } from "./click-schema.ts";
import type { Postgres, Row } from "./postgres.ts";
import { onlyRow } from "./postgres-link-store.ts";

/**
 * Weeks are partitions: making and dropping one holds both tables for a moment, against every statement that counts
 * visits. Where the two meet crosswise, PostgreSQL ends one of them, and it is sent again.
 *
 * @param options.timeoutMs limit of each statement, within the deadline.
 */
export function createPostgresClickLog(options: { postgres: Postgres; timeoutMs: number }): ClickLog {
  const { postgres, timeoutMs } = options;
  return {
    async addDays(firstDay, lastDay, deadline) {
      const statement = sql`SELECT add_click_partitions(${firstDay}::date, ${lastDay}::date)`;
      const signal = () => deadline.signal(timeoutMs);
      await againIfContended(() => postgres.run("add weeks to the access log", signal, statement));
    },

    async dropBefore(day, deadline) {
      const operation = "drop weeks of the access log";
      const statement = sql`SELECT drop_click_partitions(${day}::date) AS count`;
      const signal = () => deadline.signal(timeoutMs);
      return countIn(operation, await againIfContended(() => postgres.run(operation, signal, statement)));
    },

    async forgetUnknownBefore(day, deadline) {
      const operation = "forget unknown names";
      // And what new names of those days waited on; where one comes still, it is made again.
      const statement = sql`
        WITH guards AS (DELETE FROM ${clickNameGuards} WHERE day < ${day}::date),
        forgotten AS (DELETE FROM ${unknownSlugs} WHERE day < ${day}::date RETURNING day)
        SELECT count(*) AS count FROM forgotten`;
      return countIn(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), statement));
    },
  };
}

function countIn(operation: string, rows: readonly Row[]): number {
  return Number(onlyRow(operation, rows)["count"]);
}
