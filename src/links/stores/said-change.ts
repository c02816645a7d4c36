import { type SQL, sql } from "drizzle-orm";
import type { ChangedBy } from "../changes/changed-by.ts";

/**
 * What a statement says of the change that it makes, to the triggers which write the history: a CTE `said` of one row, in a
 * setting that ends with the transaction. Whoever uses it selects from it, or it is not run. The triggers run after the whole
 * statement, so the order of its parts does not matter.
 */
export function saidBy(by: ChangedBy): SQL {
  return sql`said AS MATERIALIZED (SELECT set_config('bijou.change', ${saidJson(by)}::text, true) AS change)`;
}

/** @param type of a change that only a statement of its own makes. */
export function saidJson({ owner, isAdmin, type }: Omit<ChangedBy, "type"> & { readonly type?: string }): string {
  return JSON.stringify({ actor: owner, isAdmin, ...(type === undefined ? {} : { type }) });
}
