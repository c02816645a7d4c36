import type { Deadline } from "../../lib/deadline.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import { type Postgres, type Row, StatementRefused } from "../../postgres/postgres.ts";
import type { Click } from "../click.ts";
import { beginOfLog, DAY_MS, utcDay } from "../click-retention.ts";
import { type ClickStore, ClicksRefused } from "../click-store.ts";
import { addClicks, addPartitions, addUnknownNames } from "./click-statements.ts";
import { ALL_LINKS } from "./click-tables.ts";

/** Names that a day of `unknown_slugs` holds: some 50 kB, whatever is guessed at us. */
const MAX_UNKNOWN_NAMES = 1_000;
/** Clocks of isolates are right to a second; a click from further ahead has a time that was made up. */
const MAX_AHEAD_MS = DAY_MS;

/**
 * @param options.timeoutMs limit of each statement, within the deadline.
 * @param options.retentionDays how long the access log keeps a click.
 */
export function createPostgresClickStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  retentionDays: number;
  now: () => number;
}): ClickStore {
  const { postgres, timeoutMs, retentionDays, now } = options;

  async function add(clicks: readonly Click[], deadline: Deadline): Promise<Row[]> {
    const send = () => postgres.run("count visits", () => deadline.signal(timeoutMs), addClicks(clicks));
    try {
      return await send();
    } catch (error) {
      if (!isPartitionMissing(error)) throw error;
    }
    const days = [...new Set(clicks.map(({ time }) => utcDay(time)))].toSorted();
    await postgres.run("add weeks to the access log", () => deadline.signal(timeoutMs), addPartitions(days));
    return send();
  }

  return {
    async add(clicks, deadline) {
      const asOf = now();
      if (clicks.some(({ time, linkId }) => !(time <= asOf + MAX_AHEAD_MS) || linkId <= BigInt(ALL_LINKS))) {
        throw new ClicksRefused("Cannot count visits: one lies in the future, or has no link");
      }
      const begin = beginOfLog(asOf, retentionDays);
      const kept = clicks.filter(({ time }) => time >= begin);
      const tooOld = clicks.length - kept.length;
      if (kept.length === 0) return { counted: 0, tooOld };
      const row = onlyRow("count visits", await refusing(() => add(kept, deadline)));
      return { counted: Number(row["new"]), tooOld };
    },

    async addUnknown(day, names, deadline) {
      if (names.size === 0) return;
      const statement = addUnknownNames(day, names, MAX_UNKNOWN_NAMES);
      await refusing(() => postgres.run("count unknown names", () => deadline.signal(timeoutMs), statement));
    },
  };
}

async function refusing(send: () => Promise<Row[]>): Promise<Row[]> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof StatementRefused) || !isRefusalOfData(error) || isPartitionMissing(error)) throw error;
    throw new ClicksRefused(`Cannot count visits: Postgres refuses them, SQLSTATE ${error.sqlState}`, { cause: error });
  }
}

/**
 * PostgreSQL manual, appendix A: class 22, data exception; 23, integrity constraint violation; and 54, program limit
 * exceeded, which is a name that is too long for an index.
 */
function isRefusalOfData({ sqlState }: StatementRefused): boolean {
  return /^(?:22|23|54)/.test(sqlState);
}

/** The check that a row has a partition fails like a CHECK constraint, but has no name. */
function isPartitionMissing(error: unknown): boolean {
  return error instanceof StatementRefused && error.sqlState === "23514" && error.constraint === undefined;
}
