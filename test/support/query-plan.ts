import { type SQL, sql } from "drizzle-orm";
import type { Postgres } from "../../src/postgres/postgres.ts";

/** A part of a plan, as EXPLAIN (ANALYZE, FORMAT JSON) tells it; rows are per loop. */
export interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  /** Whether several processes shared its rows; each counts as a loop. */
  readonly "Parallel Aware"?: boolean;
  readonly "Actual Loops": number;
  readonly "Actual Rows": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Runs a statement. @returns every part of its plan. */
export async function explain(postgres: Postgres, statement: SQL): Promise<readonly PlanNode[]> {
  const explained = sql`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`;
  const [row] = await postgres.run("explain", () => AbortSignal.timeout(60_000), explained);
  const [{ Plan: root }] = row?.["QUERY PLAN"] as [{ Plan: PlanNode }]; // PostgreSQL manual, EXPLAIN.
  const nodes = [root];
  for (const { Plans = [] } of nodes) nodes.push(...Plans);
  return nodes;
}

/**
 * How many rows of a table a part read, shown or not, at the least: PostgreSQL tells the rows of a loop as a whole number,
 * so 50 rows that three processes shared are told as 17 each.
 */
export function rowsRead(node: PlanNode): number {
  const perLoop =
    node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  const rounding = node["Parallel Aware"] === true ? node["Actual Loops"] / 2 : 0;
  return perLoop * node["Actual Loops"] - rounding;
}
