import { type SQL, sql } from "drizzle-orm";
import type { Postgres } from "../../src/postgres/postgres.ts";

interface Step {
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Step[];
}

/** Executes a statement, and says how many rows its steps met together, by PostgreSQL's own count. */
export async function rowsTouched(postgres: Postgres, statement: SQL): Promise<number> {
  const explain = sql`EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${statement}`;
  const [row] = await postgres.run("explain", () => AbortSignal.timeout(30_000), explain);
  const [{ Plan: plan }] = row?.["QUERY PLAN"] as [{ Plan: Step }]; // Its format.
  const rowsOf = (step: Step): number =>
    (step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0)) * step["Actual Loops"] +
    (step.Plans ?? []).reduce((sum, inner) => sum + rowsOf(inner), 0);
  return Math.round(rowsOf(plan));
}
