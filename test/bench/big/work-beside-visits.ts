import { runMigrations } from "../../../src/local/deploy/run-migrations.ts";
import type { BenchBijou } from "../../support/bench-bijou.ts";
import { spreadOf } from "../../support/spread.ts";
import { startSteadyLoad } from "../../support/steady-load.ts";
import { withOwnSession } from "./own-session.ts";

const VISITS_PER_SECOND = 10;
const QUIET_MS = 5_000;
/** Behind those that were measured: no cache has them. */
const FIRST_PROMO = 1_000;

/**
 * Redirects that no cache has, at a steady rate, while weeks of the access log are dropped, an index is built by hand, and
 * a migration runs: how long the slowest waits, and whether one fails.
 */
export async function workBesideVisits(bijou: BenchBijou, say: (line: string) => void): Promise<void> {
  const { sql } = bijou.stack;
  const run = (query: string) => sql.query({ query, params: [] });
  let promo = FIRST_PROMO;

  async function during(what: string, work: () => Promise<unknown>): Promise<void> {
    const waits: number[] = [];
    let failed = 0;
    const load = startSteadyLoad(VISITS_PER_SECOND, () => async () => {
      const start = performance.now();
      promo += 10;
      await bijou.visit(`/promo-${promo}`).catch(() => failed++);
      waits.push(performance.now() - start);
    });
    const start = performance.now();
    await work();
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    await load.stop();
    const { median, most } = spreadOf(waits);
    say(
      `${what}, ${seconds} s: ${waits.length} cold redirects, median ${median.toFixed(0)} ms, slowest ${most.toFixed(0)} ms, ${failed} failed`,
    );
  }

  await withOwnSession(sql, async (client) => {
    await during("nothing else", () => new Promise((resolve) => setTimeout(resolve, QUIET_MS)));
    await during("retention drops six weeks", () => run("SELECT drop_click_partitions(CURRENT_DATE - 42)"));
    await during("an index by hand, CONCURRENTLY", () =>
      client.query("CREATE INDEX CONCURRENTLY bench_title_index ON links (title)"),
    );
    const migration = {
      ...{ bps: true, hash: "bench", folderMillis: Date.now() },
      sql: [
        "ALTER TABLE links ADD COLUMN bench integer DEFAULT 0 NOT NULL",
        "CREATE INDEX IF NOT EXISTS bench_title_index ON links (title)",
      ],
    };
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    await during("a migration: a column and that index", () =>
      runMigrations(client, { migrations: [migration], wait, say }),
    );
  });
}
