import type { SqlEngine } from "../../src/local/database/sql-engine.ts";

export type SqlValue = string | number | bigint | boolean;

/** Writes rows of roll-ups and of the access log, as the consumer of clicks would. */
export type RunSql = (statement: string, params?: readonly SqlValue[]) => Promise<unknown>;

export function sqlOf(sql: SqlEngine): RunSql {
  return (query, params = []) => sql.query({ query, params: params.map(String) });
}

export type TotalRow = readonly [time: string, visits: number, bots?: number];
export type DayRow = readonly [day: string, visitors: number, botVisitors?: number];
export type NameRow = readonly [day: string, dimension: string, name: string, visits: number, bots?: number];

/** @param link 0 for all links together. */
export async function insertRollUps(
  run: RunSql,
  link: bigint | number,
  rows: { totals?: readonly TotalRow[]; days?: readonly DayRow[]; names?: readonly NameRow[] },
): Promise<void> {
  const { totals = [], days = [], names = [] } = rows;
  for (const [time, visits, bots = 0] of totals)
    await run("INSERT INTO click_totals VALUES ($1, $2, $3, $4)", [link, time, visits, bots]);
  for (const [day, visitors, botVisitors = 0] of days)
    await run("INSERT INTO click_days VALUES ($1, $2, $3, $4)", [link, day, visitors, botVisitors]);
  for (const [day, dimension, name, visits, bots = 0] of names)
    await run("INSERT INTO click_dimensions VALUES ($1, $2, $3, $4, $5, $6)", [
      link,
      day,
      dimension,
      name,
      visits,
      bots,
    ]);
}

/** What a click has besides its link. */
export interface ClickFacts {
  readonly time: string;
  readonly id?: string;
  readonly isBot?: boolean;
  /** By column; absent is null. */
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** @returns the ids. */
export async function insertClicks(
  run: RunSql,
  link: bigint | number,
  clicks: readonly ClickFacts[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { time, id = crypto.randomUUID(), isBot = false, dimensions = {} } of clicks) {
    const columns = Object.keys(dimensions);
    await run(
      `INSERT INTO clicks (${["time", "id", "link_id", "is_bot", "visitor", ...columns].join(", ")})
       VALUES ($1, $2, $3, $4, $5${columns.map((_, i) => `, $${i + 6}`).join("")})`,
      [time, id, link, isBot, "pseudonym", ...Object.values(dimensions)],
    );
    ids.push(id);
  }
  return ids;
}
