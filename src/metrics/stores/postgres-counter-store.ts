import { sql } from "drizzle-orm";
import { counterBatches, counters } from "../../health/stores/operation-tables.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import type { CounterStore } from "../counter-store.ts";

/** More than the rows that each call adds, so that the table never outgrows its 35 days by much, without a job. */
const FORGOTTEN_AT_ONCE = 200;

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresCounterStore(options: { postgres: Postgres; timeoutMs: number }): CounterStore {
  const { postgres, timeoutMs } = options;
  return {
    async add(batches, deadline) {
      const items = batches.flatMap(({ id, counts }) => [...counts].map(([key, value]) => ({ id, key, value })));
      if (items.length === 0) return;
      await postgres.run(
        "add up counters",
        () => deadline.signal(timeoutMs),
        // In the order of their keys, so that two statements at the same time never wait for each other in a circle.
        sql`
          WITH item AS MATERIALIZED (
            SELECT * FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS item (id uuid, key text, value bigint)
          ),
          fresh AS (
            INSERT INTO ${counterBatches} (id) SELECT DISTINCT id FROM item ORDER BY id ON CONFLICT DO NOTHING RETURNING id
          ),
          forgotten AS (
            DELETE FROM ${counterBatches} WHERE id IN (
              SELECT id FROM ${counterBatches} WHERE time < now() - interval '35 days'
              ORDER BY time LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
            )
          )
          INSERT INTO ${counters} AS kept (key, value)
          SELECT key, sum(value)::bigint FROM item JOIN fresh USING (id) GROUP BY key ORDER BY key
          ON CONFLICT (key) DO UPDATE SET value = kept.value + excluded.value`,
      );
    },

    async read(deadline) {
      const operation = "read the counters";
      const rows = await postgres.run(
        operation,
        () => deadline.signal(timeoutMs),
        sql`SELECT key, value FROM ${counters} ORDER BY key`,
      );
      return new Map(
        rows.map(({ key, value }) => {
          if (typeof key === "string" && (typeof value === "string" || typeof value === "number")) {
            return [key, Number(value)];
          }
          throw new StoreError({ store: "postgres", operation, reason: "a row is not a counter" });
        }),
      );
    },
  };
}
