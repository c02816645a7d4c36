import pg from "pg";
import { describe, expect, it } from "vitest";
import { runMigrations } from "../../../../src/local/deploy/run-migrations.ts";

const migrationOf = (folderMillis: number) => ({ sql: [`CHANGE ${folderMillis}`], hash: "a", bps: true, folderMillis });

function refusal(code: string): Error {
  return Object.assign(new pg.DatabaseError("refused", 0, "error"), { code });
}

/** A server that has run the migrations up to a time. @param refuse what it refuses a statement with, if it does. */
function setUp(newest: number | null, refuse: (text: string, tries: number) => Error | null = () => null) {
  const world = { sent: [] as string[], waits: [] as number[], said: 0, tries: 0 };
  const connection = {
    async query(text: string, values: readonly unknown[] = []) {
      world.sent.push(text);
      if (text === "BEGIN") world.tries++;
      const error = refuse(text, world.tries);
      if (error !== null) throw error;
      if (text.startsWith("INSERT INTO drizzle")) newest = Number(values[1]);
      return { rows: text.includes("AS newest") ? [{ newest: newest === null ? null : String(newest) }] : [] };
    },
  };
  const run = () =>
    runMigrations(connection as never, {
      migrations: [migrationOf(1), migrationOf(2), migrationOf(3)],
      wait: async (ms) => void world.waits.push(ms),
      say() {
        world.said++;
      },
    });
  return { ...world, world, run, changes: () => world.sent.filter((text) => text.startsWith("CHANGE")) };
}

describe("runMigrations()", () => {
  it("runs those that are not done yet, each in a transaction with limits of its own", async () => {
    const { run, sent, changes } = setUp(1);
    await run();
    expect(changes()).toEqual(["CHANGE 2", "CHANGE 3"]);
    const second = sent.slice(sent.indexOf("CHANGE 2") + 1, sent.indexOf("CHANGE 3"));
    expect(second.filter((text) => /^(COMMIT|BEGIN|SET LOCAL)/.test(text))).toEqual([
      ...["COMMIT", "BEGIN", "SET LOCAL lock_timeout = 1000", "SET LOCAL statement_timeout = 600000"],
    ]);
  });

  it("begins with the first one on an empty database", async () => {
    const { run, changes } = setUp(null);
    await run();
    expect(changes()).toHaveLength(3);
  });

  it.each(["55P03", "40P01"])("tries again after SQLSTATE %s, and begins where it stopped", async (code) => {
    const { run, waits, changes } = setUp(0, (text, tries) =>
      text === "CHANGE 2" && tries < 5 ? refusal(code) : null,
    );
    await run();
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(changes()).toEqual(["CHANGE 1", ...Array<string>(4).fill("CHANGE 2"), "CHANGE 3"]);
  });

  it("gives up after ten minutes, and says what to do", async () => {
    const { run, waits } = setUp(0, (text) => (text === "CHANGE 1" ? refusal("55P03") : null));
    await expect(run()).rejects.toThrow("a table is in use");
    expect(Math.max(...waits)).toBe(15_000);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(600_000);
  });

  it("takes back what it began, and does not try again, where a statement is refused for what it says", async () => {
    const { run, sent, waits } = setUp(0, (text) => (text === "CHANGE 1" ? refusal("42601") : null));
    await expect(run()).rejects.toThrow("refused");
    expect([sent.at(-1), waits]).toEqual(["ROLLBACK", []]);
  });
});
