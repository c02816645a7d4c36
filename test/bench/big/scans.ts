import type { SqlEngine, Statement } from "../../../src/local/database/sql-engine.ts";

/** A table that grows with links, visits or changes. Others stay small, and are best read whole. */
const GROWING = /^(?:links|deleted_links|link_events|idempotency|import|click)/;
/** So is a partition that has hardly begun. */
const FEW_ROWS = 1_000;

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly Plan[];
}

/** Keeps every statement that goes through an engine, one for each text; `stop` ends that. */
export function recordStatements(sql: SqlEngine): { readonly seen: ReadonlyMap<string, Statement>; stop(): void } {
  const seen = new Map<string, Statement>();
  const { query } = sql;
  const keep = (statement: Statement) => {
    seen.set(shapeOf(statement.query), statement);
    return query(statement);
  };
  Object.assign(sql, { query: keep });
  return { seen, stop: () => void Object.assign(sql, { query }) };
}

/** The text without its numbers: a page of 50 is the same statement as one of 20. */
function shapeOf(query: string): string {
  return query.replaceAll(/\s+/g, " ").replaceAll(/\$?\b\d+\b/g, "N");
}

/** As the planner knows them. */
async function rowsOf(sql: SqlEngine, table: string): Promise<number> {
  const query = "SELECT reltuples FROM pg_class WHERE relname = $1";
  return Number((await sql.query({ query, params: [table] })).rows[0]?.[0] ?? 0);
}

/** Tables that grow and that a statement reads from end to end, by the plan that it gets. */
export async function scannedBy(sql: SqlEngine, statement: Statement): Promise<readonly string[]> {
  const { rows } = await sql.query({ query: `EXPLAIN (FORMAT JSON) ${statement.query}`, params: statement.params });
  const [{ Plan: root }] = JSON.parse(rows[0]?.[0] ?? "") as [{ Plan: Plan }]; // PostgreSQL manual, EXPLAIN.
  const nodes = [root];
  for (const { Plans = [] } of nodes) nodes.push(...Plans);
  const read = nodes.flatMap((node) => (node["Node Type"] === "Seq Scan" ? [node["Relation Name"] ?? ""] : []));
  const big = await Promise.all(
    [...new Set(read)].map(async (table) =>
      GROWING.test(table) && (await rowsOf(sql, table)) > FEW_ROWS ? [table] : [],
    ),
  );
  return big.flat();
}
