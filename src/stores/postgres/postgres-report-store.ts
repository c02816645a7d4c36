import { sql } from "drizzle-orm";
import { REPORT_REASONS, type Report } from "../../abuse/report.ts";
import type { ReportStore } from "../../abuse/report-store.ts";
import { createRowReader } from "../../lib/row-reader.ts";
import { linkId } from "../../links/link-id.ts";
import { reports } from "./abuse-schema.ts";
import type { Postgres, Row } from "./postgres.ts";
import { timestamp } from "./statements.ts";

/** Statements that run at once don't see each other's, and may each fill these up. */
const MAX_PER_LINK_AND_DAY = 20;
const MAX_REPORTS = 10_000;

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresReportStore(options: { postgres: Postgres; timeoutMs: number }): ReportStore {
  const { postgres, timeoutMs } = options;
  return {
    async add({ id, linkId, slug, reason, details, email }, deadline) {
      const rows = await postgres.run(
        "keep a report",
        () => deadline.signal(timeoutMs),
        sql`
          WITH forgotten AS (DELETE FROM ${reports} WHERE time < now() - interval '90 days')
          INSERT INTO ${reports} (id, link_id, slug, reason, details, email, time)
          SELECT ${id}::uuid, ${linkId.toString()}::bigint, ${slug}::text, ${reason}::text, ${details}::text,
            ${email}::text, date_trunc('milliseconds', now())
          WHERE (SELECT count(*) FROM ${reports} WHERE time > now() - interval '1 day'
              AND link_id = ${linkId.toString()}::bigint) < ${MAX_PER_LINK_AND_DAY}::bigint
            AND (SELECT count(*) FROM ${reports}) < ${MAX_REPORTS}::bigint
          RETURNING id`,
      );
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

function reportOfRow(row: Row): Report {
  const column = createRowReader("a report", row);
  const reason = REPORT_REASONS.find((known) => known === row["reason"]);
  if (reason === undefined) throw new TypeError("Cannot read a report: reason is none that a report may have");
  return {
    ...{ id: column.text("id"), linkId: linkId(column.text("link_id")), slug: column.text("slug"), reason },
    ...{ details: column.textOrNull("details"), email: column.textOrNull("email"), time: column.moment("time") },
  };
}
