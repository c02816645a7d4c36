import { readStatements } from "./read-statements.ts";

/**
 * Whether a migration may run while the last release is still serving. It may only expand: the last release must go on
 * with every statement it has. What contracts comes one release later, in a file that says so: `-- contract: reason`.
 *
 * What no rule knows is refused: a rule that is missing costs a comment, and one that lets something through costs links.
 */
export interface Finding {
  /** Refused ones stop; what is a contract is allowed with its reason; of warnings somebody should know. */
  readonly kind: "refused" | "contract" | "warning";
  readonly statement: string;
  readonly why: string;
}

type Verdict = readonly ["refused" | "warning", why: string] | "harmless";

/** What of a file a rule may have to know: an index or a key on a table that is new there hurts nobody. */
interface Surroundings {
  readonly newTables: ReadonlySet<string>;
  readonly newIndexes: ReadonlySet<string>;
}

/** Looked at from the top; the first that matches decides. The first group is the table or the index. */
const RULES: readonly (readonly [RegExp, Verdict | ((name: string, surroundings: Surroundings) => Verdict)])[] = [
  [/\bRENAME\b/i, ["refused", "the last release knows the old name: add the new one beside it"]],
  [/\bRESTART\b|\bsetval\b/i, ["refused", "a sequence that goes back issues printed codes again (P1)"]],
  [
    /^DROP INDEX (?:IF EXISTS )?(\S+)/i,
    (index, { newIndexes }) =>
      newIndexes.has(index) ? "harmless" : ["refused", "statements of the last release may need the index"],
  ],
  [/^(DROP|TRUNCATE|DELETE)\b/i, ["refused", "what the last release reads would be gone"]],
  [/^ALTER TABLE .*\bDROP NOT NULL\b/i, ["refused", "the last release does not expect a null there"]],
  [/^ALTER TABLE .*\bDROP\b/i, ["refused", "the last release reads, writes or relies on it"]],
  [
    /^ALTER TABLE .*\bALTER (COLUMN )?\S+ (SET DATA )?TYPE\b/i,
    ["refused", "the last release expects the old type, and the table is locked meanwhile"],
  ],
  [/^ALTER TABLE .*\bSET NOT NULL\b/i, ["refused", "the last release may insert without a value"]],
  [/^ALTER TABLE .*\bADD COLUMN\b.*\bGENERATED ALWAYS AS \(/i, ["warning", "the whole table is written anew, locked"]],
  [
    /^ALTER TABLE .*\bADD COLUMN\b(?=.*\bNOT NULL\b)(?!.*\b(DEFAULT|IDENTITY)\b)/i,
    ["refused", "the last release inserts without it: give it a default"],
  ],
  [
    /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\S+) ADD (?:CONSTRAINT|UNIQUE|PRIMARY|FOREIGN|CHECK)\b/i,
    (table, { newTables }) =>
      newTables.has(table) ? "harmless" : ["refused", "the last release may write what it forbids"],
  ],
  [
    /^CREATE UNIQUE INDEX .*? ON (?:ONLY )?(\S+)/i,
    (table, { newTables }) =>
      newTables.has(table) ? "harmless" : ["refused", "the last release may write what it forbids"],
  ],
  [/^CREATE INDEX CONCURRENTLY\b/i, ["refused", "migrations run in a transaction: build it by hand before"]],
  [
    /^CREATE INDEX .*? ON (?:ONLY )?(\S+)/i,
    (table, { newTables }) =>
      newTables.has(table)
        ? "harmless"
        : [
            "warning",
            "writes wait until it is built: on a big table build it CONCURRENTLY by hand, and IF NOT EXISTS here",
          ],
  ],
  [/^UPDATE\b/i, ["warning", "its rows are locked until the migration ends: fill a big table bit by bit, elsewhere"]],
  [/^ALTER TABLE \S+ (ADD COLUMN|ALTER COLUMN \S+ SET DEFAULT)\b/i, "harmless"],
  [/^ALTER TYPE \S+ ADD VALUE\b/i, "harmless"],
  [/^CREATE (TABLE|TYPE|SEQUENCE|EXTENSION|SCHEMA|FUNCTION)\b/i, "harmless"],
  [/^(INSERT|SELECT|COMMENT|GRANT)\b/i, "harmless"],
];

const UNKNOWN: Verdict = ["refused", "no rule knows whether the last release goes on beside it"];

/** @param migration the text of its file. */
export function checkMigration(migration: string): Finding[] {
  const statements = readStatements(migration);
  const namesIn = (pattern: RegExp) => new Set(statements.flatMap((statement) => pattern.exec(statement)?.[1] ?? []));
  const surroundings = {
    newTables: namesIn(/^CREATE TABLE (?:IF NOT EXISTS )?([^\s(]+)/i),
    newIndexes: namesIn(/^CREATE INDEX (?:IF NOT EXISTS )?(\S+)/i),
  };
  const contract = /^-- contract:[ \t]*(\S.*)$/m.exec(migration)?.[1];
  return statements.flatMap((statement): Finding[] => {
    const verdict = verdictOn(statement, surroundings);
    if (verdict === "harmless") return [];
    const [kind, why] = verdict;
    if (kind === "refused" && contract !== undefined) return [{ kind: "contract", statement, why: contract }];
    return [{ kind, statement, why }];
  });
}

function verdictOn(statement: string, surroundings: Surroundings): Verdict {
  for (const [pattern, verdict] of RULES) {
    const match = pattern.exec(statement);
    if (match === null) continue;
    return typeof verdict === "function" ? verdict(match[1] ?? "", surroundings) : verdict;
  }
  return UNKNOWN;
}
