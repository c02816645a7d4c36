import { createRowReader } from "../../lib/row-reader.ts";
import type { Link } from "../../links/link.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { linkId } from "../../names/link-id.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import { DIMENSIONS, type Dimensions } from "../click.ts";
import type { ClickReport, ClickReports, LoggedClick, OverallReport } from "../click-reports.ts";
import { listClicks, reportOfAll, reportOfChosen, reportOfLink } from "./report-statements.ts";

/** @param options.timeoutMs limit of each statement, within the deadline of the request. */
export function createPostgresClickReports(options: {
  postgres: Postgres;
  timeoutMs: number;
  confirmation: KeyConfirmation;
}): ClickReports {
  const { postgres, timeoutMs, confirmation } = options;

  return {
    async ofLink(id, query, deadline) {
      const operation = "read statistics of a link";
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), reportOfLink(id, query));
      return reportOf(onlyRow(operation, rows));
    },

    async ofAll(query, deadline) {
      const operation = "read statistics";
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), reportOfAll(query));
      const row = onlyRow(operation, rows);
      if (confirmation.observe(fingerprintOf(row)) === "wrong") throw new WrongCodeKey();
      return overallReportOf(row);
    },

    async ofChosen(choice, query, deadline) {
      const operation = "read statistics of some links";
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), reportOfChosen(choice, query));
      const row = onlyRow(operation, rows);
      if (confirmation.observe(fingerprintOf(row)) === "wrong") throw new WrongCodeKey();
      return { ...overallReportOf(row), chosen: Number(row["chosen"]) };
    },

    async list(query, deadline) {
      const rows = await postgres.run("list visits", () => deadline.signal(timeoutMs), listClicks(query));
      return rows.map(loggedClickOf);
    },
  };
}

function reportOf(row: Row): ClickReport {
  // These tuples are as `report-statements.ts` builds them.
  const totals = listIn(row, "totals") as [number, number, number][];
  const days = listIn(row, "days") as [string, number][];
  const names = listIn(row, "names") as [ClickReport["names"][number]["dimension"], string, number][];
  return {
    totals: totals.map(([bucket, visits, bots]) => ({ bucket, visits, bots })),
    days: days.map(([day, visitors]) => ({ day, visitors })),
    names: names.map(([dimension, name, visits]) => ({ dimension, name, visits })),
  };
}

function overallReportOf(row: Row): OverallReport {
  // As above; and what is in the table of links passed these brands' parsers on its way in.
  const links = listIn(row, "links") as [string | null, Link["slug"], Link["domain"], number][];
  const unknown = listIn(row, "unknown") as [string, number][];
  return {
    ...reportOf(row),
    links: links.map(([id, slug, domain, visits]) => ({
      link: id === null ? null : { id: linkId(id), slug, domain },
      visits,
    })),
    unknown: unknown.map(([slug, requests]) => ({ slug, requests })),
  };
}

function listIn(row: Row, column: string): unknown {
  return JSON.parse(createRowReader("statistics", row).textOrNull(column) ?? "[]");
}

function loggedClickOf(row: Row): LoggedClick {
  const column = createRowReader("a visit", row);
  const dimensions = DIMENSIONS.map((dimension) => [dimension, column.textOrNull(dimension)]);
  return {
    id: column.text("id"),
    time: column.moment("time"),
    isBot: column.flag("is_bot"),
    dimensions: Object.fromEntries(dimensions) as Dimensions, // One for each, all texts or null.
    rule: column.textOrNull("rule") || null,
  };
}
