import { boundStatements } from "./bound-statements.ts";
import type { SqlEngine } from "./sql-engine.ts";
import { withDatabase } from "./with-database.ts";

/** How many codes may have been issued between the dump and the loss; ids are not scarce. */
const LEAP = 2n ** 20n;
/** Milliseconds. The Worker's own limits are for visits, and this waits for nobody who visits. */
const LIMITS = { lock_timeout: 10_000, statement_timeout: 600_000 };

/**
 * Moves the sequence of link ids beyond every id that was ever drawn (P1).
 *
 * A database put back from a dump or to a point in time has its sequence put back too, and would issue
 * codes again that are printed already. How many were issued since the dump nobody knows, so the
 * sequence leaps by 2^20. To be run before anybody creates; running it twice only leaps twice.
 *
 * @returns the id that the next link gets.
 */
export async function advanceSequenceAfterRestore(engine: Pick<SqlEngine, "transaction">): Promise<bigint> {
  const limits = Object.entries(LIMITS).map(([name, ms]) => ({ query: `SET LOCAL ${name} = ${ms}`, params: [] }));
  const advance = {
    query: `
      SELECT setval(
        'links_id_seq',
        greatest(
          (SELECT last_value FROM links_id_seq),
          (SELECT coalesce(max(id), 0) FROM links),
          (SELECT coalesce(max(id), 0) FROM deleted_links)
        ) + ${LEAP}
      ) + 1`,
    params: [],
  };
  const results = await engine.transaction("", [...limits, advance]);
  return BigInt(results.at(-1)?.rows[0]?.[0] ?? 0);
}

if (import.meta.main) {
  await withDatabase("move the sequence", async (engine) => {
    await boundStatements(engine);
    console.log(`The next link gets the id ${await advanceSequenceAfterRestore(engine)}`);
  });
}
