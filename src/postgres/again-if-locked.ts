import { type Row, StatementRefused } from "./postgres.ts";

/** PostgreSQL manual, appendix A. */
const LOCK_NOT_AVAILABLE = "55P03";

/** Half a minute in all, which outlasts what a visitor or a consumer may ask. Cron has the time. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Sends a statement that locks a table, and gives up soon where that is in use: again a little later, so that nobody has
 * to wait behind it meanwhile.
 *
 * @param wait lets milliseconds pass.
 * @throws {StatementRefused} when it is refused for anything else, or each time.
 */
export async function againIfLocked(send: () => Promise<Row[]>, wait: (ms: number) => Promise<void>): Promise<Row[]> {
  for (const ms of WAITS_MS) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof StatementRefused) || error.sqlState !== LOCK_NOT_AVAILABLE) throw error;
      await wait(ms);
    }
  }
  return send();
}
