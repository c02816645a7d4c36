import type { Stack } from "../../src/local/stack.ts";

/** What Postgres has counted, for suites about clicks. */
export function rollUpsOn({ sql }: Pick<Stack, "sql">) {
  const rows = async (query: string, ...params: string[]) => (await sql.query({ query, params })).rows;
  return {
    rows,
    async clear(): Promise<void> {
      await rows("TRUNCATE clicks, click_totals, click_dimensions, click_visitors, click_days, unknown_slugs");
    },
    log: () => rows("SELECT time AT TIME ZONE 'UTC', link_id FROM clicks ORDER BY time, id"),
    totals: () =>
      rows("SELECT link_id, (time AT TIME ZONE 'UTC')::text, visits, bots FROM click_totals ORDER BY link_id, time"),
    dimensions: (dimension: string) =>
      rows(
        "SELECT link_id, day, name, visits, bots FROM click_dimensions WHERE dimension = $1 ORDER BY link_id, day, name",
        dimension,
      ),
    days: () => rows("SELECT link_id, day, visitors, bot_visitors FROM click_days ORDER BY link_id, day"),
    unknown: () => rows("SELECT day, slug, requests FROM unknown_slugs ORDER BY day, slug"),
    /** First days of the weeks that there is room for. */
    weeks: async (table: "clicks" | "click_visitors") => {
      const found = await rows(
        "SELECT right(relname, 8) FROM pg_class JOIN pg_inherits ON inhrelid = pg_class.oid WHERE inhparent = $1::regclass ORDER BY 1",
        table,
      );
      // Their indexes are partitions of an index.
      return found.map(([week]) => week);
    },
  };
}
