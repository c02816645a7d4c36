import type { Stack } from "../../src/local/stack.ts";

/** A link, or 0 for all of them together, whichever of their parts a statement wrote to. */
export const LINK = "greatest(link_id, 0)";

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
      rows(
        `SELECT ${LINK}, (time AT TIME ZONE 'UTC')::text, sum(visits), sum(bots) FROM click_totals GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
    dimensions: (dimension: string) =>
      rows(
        `SELECT ${LINK}, day, name, sum(visits), sum(bots) FROM click_dimensions WHERE dimension = $1
         GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        dimension,
      ),
    days: () =>
      rows(`SELECT ${LINK}, day, sum(visitors), sum(bot_visitors) FROM click_days GROUP BY 1, 2 ORDER BY 1, 2`),
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
