import { type Row, StatementRefused } from "./postgres.ts";

/** PostgreSQL manual, appendix A. */
const UNIQUE_VIOLATION = "23505";
const DEADLOCK_DETECTED = "40P01";

/** Each time somebody else has to take a slug between the statement's snapshot and its insert. */
const MAX_ATTEMPTS = 4;

/** Whether the statement failed as a whole because somebody else has just taken a slug. */
export function isSlugTaken(error: unknown): boolean {
  return (
    error instanceof StatementRefused && error.sqlState === UNIQUE_VIOLATION && error.constraint === "links_slug_unique"
  );
}

/**
 * Sends a statement that decides by its own snapshot which slugs are free: again when that has changed under
 * it, or when it met another such one crosswise. Nothing was done then.
 *
 * @throws {StatementRefused} when it is refused for anything else, or each time.
 */
export async function againIfContended(send: () => Promise<Row[]>): Promise<Row[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const isContended =
        isSlugTaken(error) || (error instanceof StatementRefused && error.sqlState === DEADLOCK_DETECTED);
      if (!isContended || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
