import { type SQL, sql } from "drizzle-orm";
import type { Deadline } from "../../lib/deadline.ts";
import { againIfContended } from "../../postgres/again-if-contended.ts";
import { againIfLocked } from "../../postgres/again-if-locked.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { ClickLog } from "../click-log.ts";
import { clickNameGuards, unknownSlugs } from "./click-tables.ts";

/**
 * Weeks are partitions: dropping one holds both tables for a moment, against every statement that counts visits. Where
 * the two meet crosswise, PostgreSQL ends one of them, and it is sent again; and where somebody's long statement is in
 * the way, it gives up after two seconds (`lock_timeout` of both functions), and is sent again later.
 *
 * @param options.timeoutMs limit of each statement, within the deadline.
 * @param options.wait lets milliseconds pass.
 */
export function createPostgresClickLog(options: {
  postgres: Postgres;
  timeoutMs: number;
  wait?: (ms: number) => Promise<void>;
}): ClickLog {
  const { postgres, timeoutMs, wait = pass } = options;

  /** Each try has a time limit of its own. */
  async function run(operation: string, deadline: Deadline, statement: SQL): Promise<Row[]> {
    const send = () => postgres.run(operation, () => deadline.signal(timeoutMs), statement);
    return againIfLocked(() => againIfContended(send), wait);
  }

  return {
    async addDays(firstDay, lastDay, deadline) {
      const statement = sql`SELECT add_click_partitions(${firstDay}::date, ${lastDay}::date)`;
      await run("add weeks to the access log", deadline, statement);
    },

    async dropBefore(day, deadline) {
      const operation = "drop weeks of the access log";
      const statement = sql`SELECT drop_click_partitions(${day}::date) AS count`;
      return countIn(operation, await run(operation, deadline, statement));
    },

    async forgetUnknownBefore(day, deadline) {
      const operation = "forget unknown names";
      // Delete the guard rows of those days too. If a new name of such a day still comes, its guard row is made again.
      const statement = sql`
        WITH guards AS (DELETE FROM ${clickNameGuards} WHERE day < ${day}::date),
        forgotten AS (DELETE FROM ${unknownSlugs} WHERE day < ${day}::date RETURNING day)
        SELECT count(*) AS count FROM forgotten`;
      return countIn(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), statement));
    },
  };
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function countIn(operation: string, rows: readonly Row[]): number {
  return Number(onlyRow(operation, rows)["count"]);
}
