import { readStatements } from "./read-statements.ts";

/**
 * Whether a migration may run while the last release is still serving. It may only expand: the last release must go on
 * with every statement it has. What contracts comes one release later, in a file that says so: `-- contract: reason`.
 *
 * It may not lock visitors out either. A change of a table waits for its lock for a second and then tries again
 * (run-migrations.ts); what is refused here would keep that lock for as long as the table is big.
 *
 * A statement that no rule knows is refused: a missing rule costs a comment, but a rule that is too lax costs links.
 */
export interface Finding {
  /** A refused statement stops the check. A contract is allowed, with its reason. A warning is shown. */
  readonly kind: "refused" | "contract" | "warning";
  readonly statement: string;
  readonly why: string;
}

/** `unknown` where another rule has to decide. */
type Verdict = readonly ["refused" | "warning", why: string] | "harmless" | "unknown";

/** What of a file a rule may have to know: an index or a key on a table that is new there hurts nobody. */
interface Surroundings {
  readonly newTables: ReadonlySet<string>;
  readonly newIndexes: ReadonlySet<string>;
  /** Whether an earlier statement has locked a table that others use: it stays locked until the migration ends. */
  readonly isLocking: boolean;
}

type Rule = readonly [RegExp, Verdict | ((name: string, surroundings: Surroundings) => Verdict)];

const ADD_COLUMN = String.raw`^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\S+) .*\bADD COLUMN\b`;

/** Of what is done to each row while nobody gets at the table. @param pattern behind ADD COLUMN. */
function longUnderLock(pattern: string, why: string): Rule {
  return [
    new RegExp(`${ADD_COLUMN}.*${pattern}`, "i"),
    (table, { newTables }) => (newTables.has(table) ? "harmless" : ["refused", why]),
  ];
}

/** Of how long it holds locks. They stand before the others, and do not apply where no table has rows yet. */
const LOCK_RULES: readonly Rule[] = [
  [/^SET LOCAL lock_timeout (?:=|TO) (?:[1-9]\d{0,2}|[1-4]\d{3}|5000)$/i, "harmless"],
  [/^SET LOCAL statement_timeout (?:=|TO) [1-9]\d*$/i, "harmless"],
  [
    /^(SET|RESET)\b/i,
    ["refused", "only SET LOCAL lock_timeout, up to 5000 ms, and statement_timeout keep to this migration"],
  ],
  [/^LOCK\b/i, ["refused", "it locks the last release out until the migration ends"]],
  longUnderLock(String.raw`\bGENERATED ALWAYS AS \(`, "the whole table is written anew, locked"),
  longUnderLock(
    String.raw`(?:\bDEFAULT\b.*\b(?:gen_random_uuid|uuid_generate_v\w+|random|clock_timestamp|timeofday|nextval)\b|\b(?:small|big)?serial\b|\bAS IDENTITY\b)`,
    "the whole table is written anew, locked: add it without that default, and fill it bit by bit",
  ),
  longUnderLock(
    String.raw`\b(?:REFERENCES|UNIQUE|PRIMARY KEY|CHECK)\b`,
    "the whole table is read, locked: the last release may write what it forbids, too",
  ),
  [
    /^CREATE INDEX (?!CONCURRENTLY).*? ON (?:ONLY )?(\S+)/i,
    (table, { newTables, isLocking }) =>
      isLocking && !newTables.has(table)
        ? ["refused", "a table that was changed before it stays locked meanwhile: put it into a migration of its own"]
        : "unknown",
  ],
  [
    /^(?:UPDATE|DELETE FROM|INSERT INTO .* SELECT)\b(?: ONLY)? ?(\S*)/i,
    (_, { isLocking }) =>
      isLocking
        ? ["refused", "a table that was changed before it stays locked meanwhile: put it into a migration of its own"]
        : "unknown",
  ],
];

/** Looked at from the top; the first that matches decides. The first group is the table or the index. */
const RULES: readonly Rule[] = [
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
  [/^CREATE OR REPLACE FUNCTION\b/i, ["warning", "the last release calls it: it must take and give the same"]],
  [
    /^CREATE TRIGGER \S+ (BEFORE|AFTER)\b.*? ON (?:ONLY )?\S+/i,
    (time) =>
      time.toUpperCase() === "BEFORE"
        ? ["refused", "it can change what the last release writes, and has every generated column worked out anew"]
        : ["warning", "the last release's statements run it: it must refuse none of them, and be quick"],
  ],
  [/^CREATE (TABLE|TYPE|SEQUENCE|EXTENSION|SCHEMA|FUNCTION)\b/i, "harmless"],
  [/^(INSERT|SELECT|COMMENT|GRANT)\b/i, "harmless"],
];

const UNKNOWN: Verdict = ["refused", "no rule knows whether the last release goes on beside it"];

/**
 * @param migration the text of its file.
 * @param hasRows false before the first release: there was nobody whom a lock could keep waiting.
 */
export function checkMigration(migration: string, hasRows = true): Finding[] {
  const statements = readStatements(migration);
  const namesIn = (pattern: RegExp) => new Set(statements.flatMap((statement) => pattern.exec(statement)?.[1] ?? []));
  const known = {
    newTables: namesIn(/^CREATE TABLE (?:IF NOT EXISTS )?([^\s(]+)/i),
    newIndexes: namesIn(/^CREATE INDEX (?:IF NOT EXISTS )?(\S+)/i),
  };
  const contract = /^-- contract:[ \t]*(\S.*)$/m.exec(migration)?.[1];
  const rules = hasRows ? [...LOCK_RULES, ...RULES] : RULES;
  let isLocking = false;
  return statements.flatMap((statement): Finding[] => {
    const verdict = verdictOn(statement, rules, { ...known, isLocking });
    const table = /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\S+)/i.exec(statement)?.[1];
    isLocking ||= table !== undefined && !known.newTables.has(table);
    if (verdict === "harmless" || verdict === "unknown") return [];
    const [kind, why] = verdict;
    if (kind === "refused" && contract !== undefined) return [{ kind: "contract", statement, why: contract }];
    return [{ kind, statement, why }];
  });
}

function verdictOn(statement: string, rules: readonly Rule[], surroundings: Surroundings): Verdict {
  for (const [pattern, verdict] of rules) {
    const match = pattern.exec(statement);
    if (match === null) continue;
    const found = typeof verdict === "function" ? verdict(match[1] ?? "", surroundings) : verdict;
    if (found !== "unknown") return found;
  }
  return UNKNOWN;
}
