import { createRowReader } from "../../lib/row-reader.ts";
import type { LinkVisits, VisitsOfDays } from "../../links/link-visits.ts";
import { type LinkId, linkId } from "../../names/link-id.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import { DAY_MS, utcDay } from "../click-retention.ts";
import { visitsOfLinks } from "./report-statements.ts";

const DAYS = 30;

/** @param options.timeoutMs limit of the statement, within the deadline of the request. */
export function createPostgresLinkVisits(options: {
  postgres: Postgres;
  timeoutMs: number;
  now: () => number;
}): LinkVisits {
  const { postgres, timeoutMs, now } = options;

  return {
    async ofLast30Days(ids, deadline) {
      const today = Date.parse(utcDay(now()));
      const days = Array.from({ length: DAYS }, (_, place) => today + (place - DAYS + 1) * DAY_MS);
      const operation = "read visits of links";
      const statement = visitsOfLinks(ids, { first: utcDay(days[0] ?? today), last: utcDay(today) });
      const row = onlyRow(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), statement));
      const text = createRowReader("visits of links", row).textOrNull("visits");
      const counted = JSON.parse(text ?? "[]") as [string, string, number][]; // As the statement builds them.
      const byLink = Map.groupBy(counted, ([id]) => linkId(id));
      return new Map(ids.map((id) => [id, visitsOf(days, byLink.get(id) ?? [])] satisfies [LinkId, VisitsOfDays]));
    },
  };
}

function visitsOf(days: readonly number[], counted: readonly [string, string, number][]): VisitsOfDays {
  const byDay = new Map(counted.map(([, day, visits]) => [Date.parse(day), visits]));
  const series = days.map((time) => ({ time, visits: byDay.get(time) ?? 0 }));
  return { total: series.reduce((sum, { visits }) => sum + visits, 0), series };
}
