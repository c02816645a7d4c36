import { type SQL, sql } from "drizzle-orm";
import { type Click, DIMENSIONS } from "../../clicks/click.ts";
import { clickDays, clickDimensions, clicks, clickTotals, clickVisitors, unknownSlugs } from "./click-schema.ts";
import { timestamp } from "./statements.ts";

/** The SQL that writes visits. Each statement is one round trip and one transaction. */

/** Where the sums over all links are. No link has this id. */
export const ALL_LINKS = 0;

const names = sql.raw(DIMENSIONS.join(", "));
const columnsOf = (type: string) => sql.raw(DIMENSIONS.map((name) => `${name} ${type}`).join(", "));

/**
 * Writes clicks into the log, and adds to the roll-ups those that were not there (P7). One row: how many were `new`.
 *
 * A click that another statement is writing is waited for, and is new here only where that one fails. So is a visitor.
 *
 * Two such statements at once must not wait for each other crosswise, whatever links they share:
 * - each table is written in the order of its whole key;
 * - and the tables in one order. PostgreSQL promises none to parts of a statement that write, so each part begins by
 *   counting what the one before it did, and reads nothing until that is known. Only `days` needs no more than its data.
 *
 * - `added` are the clicks that are new.
 * - `counted` has each twice: under its link, and under all links together.
 * - `seen` has a visitor once for each link and UTC day; `visitors` are those of them that are new.
 */
export function addClicks(given: readonly Click[]): SQL {
  const dimensions = sql.raw(DIMENSIONS.map((name) => `('${name}', ${name})`).join(", "));
  return sql`
    WITH added AS (
      INSERT INTO ${clicks} (time, id, link_id, is_bot, visitor, ${names})
      SELECT time, id, link_id, is_bot, visitor, ${names}
      FROM jsonb_to_recordset(${clickRows(given)}::jsonb) AS given(
        time timestamptz, id uuid, link_id bigint, is_bot boolean, visitor text, ${columnsOf("text")}
      )
      ORDER BY time, id
      ON CONFLICT (time, id) DO NOTHING
      RETURNING time, link_id, is_bot, visitor, ${names}
    ),
    counted AS MATERIALIZED (
      SELECT sum.link_id, added.link_id AS own_link_id, added.time, (added.time AT TIME ZONE 'UTC')::date AS day,
        added.is_bot, added.visitor, ${names}
      FROM added CROSS JOIN LATERAL (VALUES (added.link_id), (${sql.raw(String(ALL_LINKS))})) AS sum(link_id)
    ),
    totals AS (
      INSERT INTO ${clickTotals} AS total (link_id, time, visits, bots)
      SELECT link_id, date_bin('15 minutes', time, 'epoch'), ${visitsAndBots}
      FROM counted
      GROUP BY 1, 2
      ORDER BY 1, 2
      ON CONFLICT (link_id, time) DO UPDATE SET visits = total.visits + excluded.visits, bots = total.bots + excluded.bots
      RETURNING link_id
    ),
    dimensions AS (
      INSERT INTO ${clickDimensions} AS total (link_id, day, dimension, name, visits, bots)
      SELECT link_id, day, dimension, coalesce(name, ''), ${visitsAndBots}
      FROM counted CROSS JOIN LATERAL (VALUES ${dimensions}, ('link', own_link_id::text)) AS value(dimension, name)
      WHERE ${isDone("totals")} AND (dimension <> 'link' OR link_id = ${sql.raw(String(ALL_LINKS))})
      GROUP BY 1, 2, 3, 4
      ORDER BY 1, 2, 3, 4
      ON CONFLICT (link_id, day, dimension, name)
        DO UPDATE SET visits = total.visits + excluded.visits, bots = total.bots + excluded.bots
      RETURNING link_id
    ),
    seen AS MATERIALIZED (
      SELECT link_id, day, visitor, bool_and(is_bot) AS is_bot FROM counted WHERE visitor IS NOT NULL GROUP BY 1, 2, 3
    ),
    visitors AS (
      INSERT INTO ${clickVisitors} (link_id, day, visitor)
      SELECT link_id, day, visitor FROM seen
      WHERE ${isDone("dimensions")}
      ORDER BY 1, 2, 3
      ON CONFLICT (link_id, day, visitor) DO NOTHING
      RETURNING link_id, day, visitor
    ),
    days AS (
      INSERT INTO ${clickDays} AS total (link_id, day, visitors, bot_visitors)
      SELECT link_id, day, ${visitsAndBots}
      FROM visitors JOIN seen USING (link_id, day, visitor)
      GROUP BY 1, 2
      ORDER BY 1, 2
      ON CONFLICT (link_id, day)
        DO UPDATE SET visitors = total.visitors + excluded.visitors, bot_visitors = total.bot_visitors + excluded.bot_visitors
    )
    SELECT count(*) AS new FROM added`;
}

const visitsAndBots = sql`count(*) FILTER (WHERE NOT is_bot), count(*) FILTER (WHERE is_bot)`;

/** True, and known only when all of the part has been written. */
function isDone(part: "totals" | "dimensions"): SQL {
  return sql`(SELECT count(*) FROM ${sql.raw(part)}) >= 0`;
}

/** Link ids as text: a number in JSON is right up to 2^53 alone. */
function clickRows(given: readonly Click[]): string {
  return JSON.stringify(
    given.map(({ id, linkId, time, isBot, visitor, dimensions }) => ({
      ...{ time: timestamp(time), id, link_id: linkId.toString(), is_bot: isBot, visitor },
      ...dimensions,
    })),
  );
}

/** The weeks of these days, where they are missing. Must not be part of the statement that needs them. @param days `YYYY-MM-DD`. */
export function addPartitions(days: readonly string[]): SQL {
  return sql`
    SELECT add_click_partitions(day::date, day::date)
    FROM jsonb_array_elements_text(${JSON.stringify(days)}::jsonb) AS day`;
}

/**
 * Adds to how often names were asked for. Of those that the day does not have yet, the most wanted, up to
 * `maxNames` in all; statements that run at once don't see each other's, and may each fill the day up.
 */
export function addUnknownNames(day: string, requests: ReadonlyMap<string, number>, maxNames: number): SQL {
  const given = JSON.stringify(Array.from(requests, ([slug, count]) => ({ slug, requests: count })));
  return sql`
    INSERT INTO ${unknownSlugs} AS kept (day, slug, requests)
    SELECT ${day}::date, slug, requests FROM (
      SELECT given.slug, given.requests, known.slug IS NOT NULL AS is_known,
        row_number() OVER (PARTITION BY known.slug IS NULL ORDER BY given.requests DESC, given.slug) AS place
      FROM jsonb_to_recordset(${given}::jsonb) AS given(slug text, requests bigint)
      LEFT JOIN ${unknownSlugs} AS known ON known.day = ${day}::date AND known.slug = given.slug
    ) AS placed
    WHERE is_known OR place <= ${maxNames}::bigint - (SELECT count(*) FROM ${unknownSlugs} WHERE day = ${day}::date)
    ORDER BY slug
    ON CONFLICT (day, slug) DO UPDATE SET requests = kept.requests + excluded.requests`;
}
