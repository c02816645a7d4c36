import type { SqlEngine } from "../../../src/local/database/sql-engine.ts";
import { withOwnSession } from "./own-session.ts";

/** What the tables take on the disk, indexes and all, for each of what they are full of. */
export async function sizesOf(sql: SqlEngine): Promise<Readonly<Record<string, number>>> {
  const number = (query: string) =>
    withOwnSession(sql, async (client) => {
      const { rows } = await client.query<{ number: string }>(query);
      return Number(rows[0]?.number ?? 0);
    });
  const bytes = (table: string) =>
    number(
      `SELECT coalesce(sum(pg_total_relation_size(relid)), pg_total_relation_size('${table}')) AS number FROM pg_partition_tree('${table}')`,
    );
  const count = (table: string) => number(`SELECT count(*) AS number FROM ${table}`);
  const [linkDays, visits] = [await count("click_days"), await count("clicks")];
  return {
    "a link": (await bytes("links")) / (await count("links")),
    "a visit in the access log": (await bytes("clicks")) / visits,
    "a visit in who has visited": (await bytes("click_visitors")) / visits,
    "a link and day on which it was visited, in all sums":
      ((await bytes("click_totals")) + (await bytes("click_days")) + (await bytes("click_dimensions"))) / linkDays,
    "visits of such a link and day": visits / linkDays,
  };
}
