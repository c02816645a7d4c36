import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPostgresClickLog } from "../../src/clicks/stores/postgres-click-log.ts";
import { advanceSequenceAfterRestore } from "../../src/local/database/after-restore.ts";
import { createPglite } from "../../src/local/database/pglite.ts";
import { createPostgresPool, type SqlEngine } from "../../src/local/database/sql-engine.ts";
import { runMigrations } from "../../src/local/deploy/run-migrations.ts";
import { startStack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { createOwnDatabase, type OwnDatabase } from "../support/own-database.ts";

const { TEST_DATABASE_URL } = process.env;

/** In which a redirect gives Postgres up. */
const REDIRECT_LIMIT_MS = 3_000;

const CHANGE = { sql: ['ALTER TABLE "links" ADD COLUMN "probe" integer'], hash: "a", bps: true };
const LATER = Date.now() + 1_000 * 86_400_000;

/** Only a server has a second connection that can be in the way. */
function describeLocks(serverUrl: string): void {
  describe("locks of tables that visitors use", () => {
    let database: OwnDatabase;
    let engine: SqlEngine;
    /** Somebody with a long statement. */
    let other: pg.Client;
    let migrating: pg.Client;

    beforeAll(async () => {
      database = await createOwnDatabase(serverUrl);
      engine = await createPostgresPool(database.url);
      await engine.migrate();
      for (const client of [(other = new pg.Client(database.url)), (migrating = new pg.Client(database.url))]) {
        await client.connect();
      }
    });
    afterAll(async () => {
      await Promise.all([other.end(), migrating.end()]);
      await engine.close();
      await database.drop();
    });
    beforeEach(async () => {
      await migrating.query("ALTER TABLE links DROP COLUMN IF EXISTS probe");
    });

    /** Visits one after the other until it is ended. @returns the longest of them, in milliseconds. */
    function startVisits(query: string) {
      let goesOn = true;
      const run = async () => {
        let longest = 0;
        while (goesOn) {
          const startedAt = performance.now();
          await engine.query({ query, params: [] });
          longest = Math.max(longest, performance.now() - startedAt);
        }
        return longest;
      };
      const running = run();
      return () => {
        goesOn = false;
        return running;
      };
    }

    it("runMigrations() gives up, lets visits pass, tries again, and is done once the long statement has ended", async () => {
      await other.query("BEGIN");
      await other.query("SELECT count(*) FROM links");
      const endVisits = startVisits("SELECT * FROM links WHERE id = 1");
      const said: string[] = [];
      const wait = async () => {
        // The fourth try finds the table free.
        if (said.length === 3) await other.query("COMMIT");
      };
      await runMigrations(migrating, {
        migrations: [{ ...CHANGE, folderMillis: LATER }],
        ...{ wait, say: (line) => void said.push(line) },
      });
      expect(said).toEqual([1, 2, 4].map((seconds) => `A table is in use; trying again in ${seconds} s`));
      expect(await endVisits()).toBeLessThan(REDIRECT_LIMIT_MS);
      const { rows } = await engine.query({ query: "SELECT probe FROM links LIMIT 0", params: [] });
      expect(rows).toEqual([]);
      await migrating.query("DELETE FROM drizzle.__drizzle_migrations WHERE created_at = $1", [LATER]);
    });

    it("runMigrations() takes turns with another that migrates at the same time", async () => {
      const second = new pg.Client(database.url);
      await second.connect();
      const say = () => undefined;
      const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 10));
      const migrations = [{ ...CHANGE, folderMillis: LATER }];
      await Promise.all([migrating, second].map((client) => runMigrations(client, { migrations, wait, say })));
      await second.end();
      const query = `SELECT count(*) FROM drizzle.__drizzle_migrations WHERE created_at = ${LATER}`;
      expect((await engine.query({ query, params: [] })).rows).toEqual([["1"]]);
      await migrating.query("DELETE FROM drizzle.__drizzle_migrations WHERE created_at = $1", [LATER]);
    });

    it("runMigrations() and after-restore have limits of their own, whatever the role's are", async () => {
      await migrating.query("SET lock_timeout = 0");
      await migrating.query("SET statement_timeout = 300");
      await runMigrations(migrating, {
        migrations: [{ ...CHANGE, sql: [...CHANGE.sql, "SELECT pg_sleep(0.5)"], folderMillis: LATER }],
        ...{ wait: async () => undefined, say: () => undefined },
      });
      const { rows } = await migrating.query<{ statement_timeout: string }>("SHOW statement_timeout");
      expect(rows).toEqual([{ statement_timeout: "300ms" }]);
      await migrating.query("RESET statement_timeout");
      await migrating.query("DELETE FROM drizzle.__drizzle_migrations WHERE created_at = $1", [LATER]);
      expect(await advanceSequenceAfterRestore(engine)).toBeGreaterThan(2n ** 20n);
    });

    it("addDays() makes weeks beside somebody who reads and somebody who counts, without waiting for either", async () => {
      const stack = await startStack({ databaseUrl: database.url });
      const { postgres } = await adaptersOn(stack);
      const waits: number[] = [];
      const log = createPostgresClickLog({ postgres, timeoutMs: 30_000, wait: async (ms) => void waits.push(ms) });
      await other.query("BEGIN");
      await other.query("SELECT count(*) FROM clicks");
      await other.query("LOCK TABLE clicks, click_visitors IN ROW EXCLUSIVE MODE"); // As an INSERT does.
      await log.addDays("2031-01-06", "2031-02-03", generous());
      await other.query("COMMIT");
      expect(waits).toEqual([]);
      await stack.close();
    });

    it("dropBefore() gives up after two seconds, lets others count, and drops the weeks later", async () => {
      const stack = await startStack({ databaseUrl: database.url });
      const { postgres } = await adaptersOn(stack);
      const waits: number[] = [];
      const log = createPostgresClickLog({
        ...{ postgres, timeoutMs: 30_000 },
        async wait(ms) {
          waits.push(ms);
          if (waits.length === 2) await other.query("COMMIT");
        },
      });
      await log.addDays("2020-01-06", "2020-01-06", generous());
      await other.query("BEGIN");
      await other.query("SELECT count(*) FROM clicks");
      const endVisits = startVisits("SELECT count(*) FROM clicks WHERE time > now()");
      expect(await log.dropBefore("2020-02-01", generous())).toBe(1);
      expect(waits).toEqual([1_000, 2_000]);
      expect(await endVisits()).toBeLessThan(REDIRECT_LIMIT_MS);
      await stack.close();
    });
  });
}

if (TEST_DATABASE_URL !== undefined) describeLocks(TEST_DATABASE_URL);

describe("the embedded engine", () => {
  it("migrate() and addDays() do there what they do on a server", async () => {
    const embedded = await createPglite();
    await embedded.migrate();
    const weeks = async (table: string) => {
      const query = `SELECT count(*) FROM pg_inherits WHERE inhparent = '${table}'::regclass`;
      return Number((await embedded.query({ query, params: [] })).rows[0]?.[0]);
    };
    const before = [await weeks("clicks"), await weeks("click_visitors")];
    for (let i = 0; i < 2; i++) {
      await embedded.query({ query: "SELECT add_click_partitions('2031-01-06', '2031-01-14')", params: [] });
    }
    expect([await weeks("clicks"), await weeks("click_visitors")]).toEqual(before.map((count) => count + 2));
    await embedded.close();
  });
});
