import { DIMENSIONS } from "../../../src/clicks/click.ts";
import { ALL_LINKS } from "../../../src/clicks/stores/click-tables.ts";
import type { SqlEngine } from "../../../src/local/database/sql-engine.ts";
import { withOwnSession } from "./own-session.ts";

/**
 * Fills the access log and the roll-ups with visits of the last twelve weeks, as the consumers would have: a link is opened in
 * proportion to one over its rank. The ranks are strewn over the ids, so that old and new links are opened alike.
 *
 * It is SQL from end to end, week by week: the consumers' own statement would take a day for a hundred millions.
 */
const WEEKS = 12;

const DIMENSION_VALUES = `('country', country), ('region', region), ('city', city), ('referrer', referrer), ('device', device),
  ('browser', browser), ('os', os), ('language', language), ('utm_source', utm_source), ('utm_medium', utm_medium),
  ('utm_campaign', utm_campaign), ('utm_term', utm_term), ('utm_content', utm_content)`;

/** @param links ids from 1 that may be visited. @param say told of each week that is done. */
export async function fillVisits(
  sql: SqlEngine,
  links: number,
  visits: number,
  say: (line: string) => void,
): Promise<void> {
  const run = (...queries: string[]) =>
    sql.transaction(
      "",
      [
        ...["statement_timeout = 0", "work_mem = '512MB'", "session_replication_role = replica"].map(
          (setting) => `SET LOCAL ${setting}`,
        ),
        ...queries,
      ].map((query) => ({ query, params: [] })),
    );
  await run(`SELECT add_click_partitions(CURRENT_DATE - ${7 * WEEKS + 7}, CURRENT_DATE + 35)`);
  const weekly = Math.ceil(visits / WEEKS);
  for (let week = WEEKS; week >= 1; week--) {
    const from = `(CURRENT_DATE - ${7 * week})::timestamp AT TIME ZONE 'UTC'`;
    const inWeek = `time >= ${from} AND time < ${from} + interval '7 days'`;
    const strewn = `1 + (floor(power(${links}::float8, random()))::bigint * 7919) % ${links}`;
    await run(`
      INSERT INTO clicks (time, id, link_id, is_bot, visitor, ${DIMENSIONS.join(", ")})
      SELECT time, (lpad(to_hex((extract(epoch FROM time) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid,
        link_id, n % 20 = 0, substr(md5((n % 500000)::text), 1, 22),
        (ARRAY['DE','US','FR','GB','NL','BR','IN','JP'])[1 + n % 8], 'Region ' || n % 40, 'City ' || n % 60,
        CASE WHEN n % 3 = 0 THEN 'news' || n % 30 || '.example' END, (ARRAY['mobile','desktop','tablet'])[1 + n % 3],
        (ARRAY['Chrome','Firefox','Safari','Edge'])[1 + n % 4], (ARRAY['iOS','Android','Windows','macOS','Linux'])[1 + n % 5],
        (ARRAY['de','en','fr','pt'])[1 + n % 4], CASE WHEN n % 4 = 0 THEN 'letter' END, NULL, NULL, NULL, NULL
      FROM (
        SELECT n, date_trunc('milliseconds', ${from} + n * interval '7 days' / ${weekly}) AS time, ${strewn} AS link_id,
          md5(n::text || 'id' || ${week}) AS hash
        FROM generate_series(0, ${weekly - 1}) AS n
      ) AS visit
      ON CONFLICT DO NOTHING`);
    const of = (id: string, key: string) => `${id} AS link_id, ${key}`;
    const bothOf = (id: string) => `count(*) FILTER (WHERE NOT is_bot) AS visits, count(*) FILTER (WHERE is_bot) AS bots
      FROM clicks ${id} WHERE ${inWeek} GROUP BY 1`;
    const day = "(time AT TIME ZONE 'UTC')::date";
    for (const id of ["link_id", String(ALL_LINKS)]) {
      const value = `CROSS JOIN LATERAL (VALUES ${DIMENSION_VALUES}${id === "link_id" ? "" : ", ('link', link_id::text)"}) AS value(dimension, name)`;
      await run(
        `INSERT INTO click_totals SELECT ${of(id, "date_bin('15 minutes', time, 'epoch')")}, ${bothOf("")}, 2`,
        `INSERT INTO click_dimensions SELECT ${of(id, `${day}, dimension, coalesce(name, '')`)}, ${bothOf(value)}, 2, 3, 4`,
        `INSERT INTO click_visitors SELECT DISTINCT ${of(id, day)}, visitor FROM clicks WHERE ${inWeek}`,
        `INSERT INTO click_days SELECT link_id, day, count(*), 0 FROM click_visitors
          WHERE day >= CURRENT_DATE - ${7 * week} AND day < CURRENT_DATE - ${7 * week - 7}
            AND ${id === "link_id" ? `link_id > ${ALL_LINKS}` : `link_id = ${ALL_LINKS}`} GROUP BY 1, 2`,
      );
    }
    say(`week ${WEEKS - week + 1} of ${WEEKS}`);
  }
  const tables = ["clicks", "click_totals", "click_days", "click_dimensions", "click_visitors"];
  await withOwnSession(sql, (client) => client.query(`VACUUM (ANALYZE) ${tables.join(", ")}`));
}
