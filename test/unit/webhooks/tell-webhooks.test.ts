import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TELLING } from "../../../src/webhooks/stores/tell-webhooks.ts";

/**
 * `TELLING` is a list of names that other rooms give their statements. A name that no statement has any more would make webhooks
 * late by an hour, and nothing else would say so.
 */
const SOURCE_DIR = join(import.meta.dirname, "../../../src");

const stores = globSync("*/stores/*.ts", { cwd: SOURCE_DIR })
  .filter((path) => path !== "webhooks/stores/tell-webhooks.ts")
  .toSorted()
  .map((path) => ({ path, code: readFileSync(join(SOURCE_DIR, path), "utf8") }));

/** What stores call their statements: the first argument of a call, or the constant that stands for it. */
const named = new Set(
  stores
    .filter(({ code }) => code.includes("postgres.run("))
    .flatMap(({ code }) => [...code.matchAll(/(?:\bpostgres\.run\(|\bconst operation =)\s*"([^"]+)"/g)])
    .map(([, name = ""]) => name),
);

/**
 * Writes that tell webhooks something (drizzle/0022_webhooks.sql has the triggers), by file. What only deletes a report, counts a
 * visit of a link or begins an upload tells nothing.
 */
const WRITES = new RegExp(
  [
    String.raw`(?:INSERT INTO|UPDATE|DELETE FROM) \$\{links\}(?! SET visits_used)`,
    String.raw`INSERT INTO \$\{(?:reports|healthPings|webhookDeliveries)\}`,
    String.raw`UPDATE \$\{imports\}|\bput_link_back\(`,
  ].join("|"),
  "g",
);

describe("the statements that tell webhooks", () => {
  it("have the names that TELLING has", () => {
    expect(named.size).toBeGreaterThan(TELLING.size);
    expect([...TELLING].filter((name) => !named.has(name))).toEqual([]);
  });

  it("are these: put the name of a new one into TELLING, and its file here", () => {
    const writes = stores
      .filter(({ path }) => !path.startsWith("webhooks/"))
      .map(({ path, code }) => [path, [...code.matchAll(WRITES)].length] as const)
      .filter(([, count]) => count > 0);
    expect(Object.fromEntries(writes)).toEqual({
      "abuse/stores/postgres-report-store.ts": 1,
      "clicks/stores/click-statements.ts": 1,
      "health/stores/postgres-ping-log.ts": 1,
      "imports/stores/import-statements.ts": 3,
      "links/stores/bulk-statements.ts": 1,
      "links/stores/deleted-link-statements.ts": 2,
      "links/stores/link-statements.ts": 3,
    });
  });
});
