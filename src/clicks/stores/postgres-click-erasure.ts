import { sql } from "drizzle-orm";
import { againIfContended } from "../../postgres/again-if-contended.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import type { ClickErasure } from "../click-erasure.ts";

/**
 * By functions of the database: the first waits until nobody counts visits, and each of their statements sees what those before it
 * and other transactions did, which the parts of one statement do not.
 *
 * @param options.timeoutMs limit of the statement, within the deadline of the request.
 */
export function createPostgresClickErasure(options: { postgres: Postgres; timeoutMs: number }): ClickErasure {
  const { postgres, timeoutMs } = options;
  return {
    async erase(id, deadline) {
      const statement = sql`
        SELECT erase_link_visits(${id.toString()}::bigint), forget_told_visits(ARRAY[${id.toString()}::bigint])`;
      const signal = () => deadline.signal(timeoutMs);
      await againIfContended(() => postgres.run("delete visits of a link", signal, statement));
    },
  };
}
