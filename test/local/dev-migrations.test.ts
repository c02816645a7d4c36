import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Start, useNpmStart } from "../support/npm-start.ts";
import { useTreeCopy } from "../support/tree-copy.ts";

const PATIENT = { timeout: 60_000, interval: 100 };

describe("npm start, while a migration comes", { timeout: 150_000 }, () => {
  const starts = useNpmStart();
  const tree = useTreeCopy();
  let start: Start;

  beforeAll(async () => {
    const BIJOU_DATA_DIR = await starts.migratedFolder("data");
    start = await starts.start({ BIJOU_DATA_DIR }, undefined, { root: tree.root });
    await start.ready();
  });

  it("says what is wrong with one that fails, and goes on", async () => {
    writeMigration(tree.root, "ALTER TABLE no_such_table ADD COLUMN colour text;");
    await expect
      .poll(() => start.output(), PATIENT)
      .toContain('could not follow: relation "no_such_table" does not exist');
    expect((await fetch(`${start.address}/health`)).status).toBe(200);
  });

  it("applies it, and the code that needs it answers without a restart", async () => {
    writeMigration(tree.root, "CREATE TABLE colours (name text);");
    // Code of the Worker that asks for the new table on its way.
    replaceIn(
      join(tree.root, "src/names/stores/database-meta.ts"),
      "FROM ${meta}",
      "FROM ${meta} CROSS JOIN (SELECT count(*) FROM colours) AS asked",
    );
    replaceIn(join(tree.root, "src/version.ts"), /"\d[^"]*"/, '"with-colours"');
    const look = async () => (await fetch(`${start.address}/health`)).json();
    await expect.poll(look, PATIENT).toMatchObject({ status: "healthy", version: "with-colours" });
    expect(start.output()).toContain("drizzle/ has changed: the database is up to date");
  });
});

/** The newest one, as `npm run db:generate` leaves it. */
function writeMigration(root: string, statement: string): void {
  const file = join(root, "drizzle/meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: { tag: string }[] }; // drizzle-kit writes it.
  const entries = journal.entries.filter(({ tag }) => tag !== "9999_colours");
  const newest = { idx: 9_999, version: "7", when: 1_999_999_999_999, tag: "9999_colours", breakpoints: true };
  writeFileSync(join(root, "drizzle/9999_colours.sql"), statement);
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...entries, newest] }));
}

function replaceIn(file: string, what: string | RegExp, by: string): void {
  const text = readFileSync(file, "utf8");
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`Cannot change ${file}`);
  writeFileSync(file, changed);
}
