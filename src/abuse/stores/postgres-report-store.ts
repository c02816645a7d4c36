import { type SQL, sql } from "drizzle-orm";
import { createRowReader } from "../../lib/row-reader.ts";
import { links } from "../../links/stores/link-table.ts";
import { linkId } from "../../names/link-id.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import { REPORT_REASONS, type Report } from "../report.ts";
import type { ReportStore } from "../report-store.ts";
import { reports } from "./abuse-tables.ts";

/** Statements that run at once don't see each other's, and may each fill these up; the next makes room for them too. */
const MAX_PER_LINK_AND_DAY = 20;
const MAX_REPORTS = 10_000;

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresReportStore(options: { postgres: Postgres; timeoutMs: number }): ReportStore {
  const { postgres, timeoutMs } = options;
  return {
    async add(report, deadline) {
      const rows = await postgres.run("keep a report", () => deadline.signal(timeoutMs), addReport(report));
      return rows.length > 0;
    },

    async list(after, limit, deadline) {
      const behind =
        after === null ? sql`` : sql`WHERE (time, id) < (${timestamp(after.time)}::timestamptz, ${after.id}::uuid)`;
      const rows = await postgres.run(
        "list reports",
        () => deadline.signal(timeoutMs),
        sql`
          SELECT id, link_id, slug, reason, details, email, time FROM ${reports} ${behind}
          ORDER BY time DESC, id DESC LIMIT ${limit}`,
      );
      return rows.map(reportOfRow);
    },

    async remove(id, deadline) {
      const statement = sql`DELETE FROM ${reports} WHERE id = ${id}::uuid RETURNING id`;
      return (await postgres.run("delete a report", () => deadline.signal(timeoutMs), statement)).length > 0;
    },
  };
}

/**
 * One row if the report is kept. If there is no room, a report of an existing link replaces another one: one whose link is
 * gone, or else the oldest of the link that has most reports. So a flood can't keep out a link's first reports, and a
 * link with many loses some before a link with few does.
 */
function addReport({ id, linkId, slug, reason, details, email }: Omit<Report, "time">): SQL {
  const link = sql`${linkId.toString()}::bigint`;
  return sql`
    WITH forgotten AS (DELETE FROM ${reports} WHERE time < now() - interval '90 days'),
    kept AS MATERIALIZED (
      SELECT id, link_id, time FROM ${reports} WHERE time >= now() - interval '90 days'
    ),
    taken AS MATERIALIZED (
      SELECT greatest(0, (SELECT count(*) FROM kept) - ${MAX_REPORTS - 1}::bigint) AS too_many
      WHERE ${MAX_PER_LINK_AND_DAY}::bigint > (
        SELECT count(*) FROM kept WHERE link_id = ${link} AND time > now() - interval '1 day'
      )
    ),
    replaced AS (
      DELETE FROM ${reports} WHERE id IN (
        SELECT id FROM (
          SELECT id, time, NOT EXISTS (SELECT FROM ${links} AS link WHERE link.id = kept.link_id) AS is_gone,
            row_number() OVER (PARTITION BY link_id ORDER BY time DESC, id DESC) AS nth
          FROM kept
        ) AS ranked
        ORDER BY is_gone DESC, nth DESC, time, id
        -- Without a row there would be no limit.
        LIMIT coalesce((SELECT too_many FROM taken WHERE EXISTS (SELECT FROM ${links} WHERE id = ${link})), 0)
      )
    )
    INSERT INTO ${reports} (id, link_id, slug, reason, details, email, time)
    SELECT ${id}::uuid, ${link}, ${slug}::text, ${reason}::text, ${details}::text, ${email}::text,
      date_trunc('milliseconds', now())
    FROM taken WHERE too_many = 0 OR EXISTS (SELECT FROM ${links} WHERE id = ${link})
    RETURNING id`;
}

function reportOfRow(row: Row): Report {
  const column = createRowReader("a report", row);
  const reason = REPORT_REASONS.find((known) => known === row["reason"]);
  if (reason === undefined) throw new TypeError("Cannot read a report: its reason is not known");
  return {
    ...{ id: column.text("id"), linkId: linkId(column.text("link_id")), slug: column.text("slug"), reason },
    ...{ details: column.textOrNull("details"), email: column.textOrNull("email"), time: column.moment("time") },
  };
}
