import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { advanceSequenceAfterRestore } from "../../src/local/database/after-restore.ts";
import { type Stack, startStack } from "../../src/local/stack.ts";
import type { Code } from "../../src/names/code.ts";
import { adaptersOn, draftOf, generous } from "../support/adapters.ts";
import { embedded } from "../support/engines.ts";

/** Creates links, and gives their codes. */
async function createCodes(stack: Stack, count: number): Promise<Code[]> {
  const { repository, codes } = await adaptersOn(stack);
  const made: Code[] = [];
  for (let i = 0; i < count; i++) {
    const outcome = await repository.create(draftOf(), generous());
    if (outcome.kind !== "created") throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
    made.push(await codes.encode(outcome.link.id));
  }
  return made;
}

/** create, dump, create more, restore, create: no code twice, and the old ones open. */
async function restoreAndCompare(
  stack: Stack,
  dumpAndRestore: (createMore: () => Promise<void>) => Promise<Stack>,
): Promise<void> {
  const before = await createCodes(stack, 5);
  let lost: Code[] = [];
  const restored = await dumpAndRestore(async () => {
    lost = await createCodes(stack, 5);
  });
  try {
    await advanceSequenceAfterRestore(restored.sql);
    const after = await createCodes(restored, 5);
    expect(new Set([...before, ...lost, ...after]).size).toBe(15);

    const { store, codes } = await adaptersOn(restored);
    for (const text of before) {
      const id = await codes.decode(text);
      if (id === null) throw new Error(`Cannot find a link of a test: ${text} was never issued`);
      const visit = { waitUntil: () => undefined, address: async () => "" };
      expect((await store.find([{ kind: "code", text, id }], visit)).target).not.toBeNull();
    }
  } finally {
    await restored.close();
  }
}

describe("npm run db:after-restore", () => {
  it("issues no code twice, on a copy of tables and sequence as a dump has them (embedded engines)", async () => {
    const stack = await embedded.start();
    await restoreAndCompare(stack, async (createMore) => {
      const [links, meta, sequence] = await Promise.all(
        ["SELECT id, url FROM links", "SELECT key_fingerprint FROM meta", "SELECT last_value FROM links_id_seq"].map(
          (query) => stack.sql.query({ query, params: [] }),
        ),
      );
      await createMore();
      const restored = await embedded.start();
      for (const [id = null, url = null] of links?.rows ?? []) {
        await restored.sql.query({ query: "INSERT INTO links (id, url) VALUES ($1, $2)", params: [id, url] });
      }
      await restored.sql.query({
        query: "INSERT INTO meta (key_fingerprint) VALUES ($1)",
        params: [meta?.rows[0]?.[0] ?? null],
      });
      await restored.sql.query({
        query: "SELECT setval('links_id_seq', $1)",
        params: [sequence?.rows[0]?.[0] ?? null],
      });
      return restored;
    });
    await stack.close();
  });

  const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
  // Only PostgreSQL has a pg_dump; without servers there is nothing here to be skipped.
  if (TEST_DATABASE_URL !== undefined) {
    it("issues no code twice after pg_dump and psql (real servers)", async () => {
      const databaseUrl = new URL(TEST_DATABASE_URL);
      const admin = new pg.Client({ connectionString: databaseUrl.href });
      await admin.connect();
      const names = ["source", "copy"].map((what) => `bijou_test_${what}_${randomBytes(4).toString("hex")}`);
      const urlOf = (name = "") => Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
      const redisUrl = Object.assign(new URL(String(TEST_REDIS_URL)), { pathname: "/14" }).href;
      try {
        for (const name of names) await admin.query(`CREATE DATABASE ${name}`);
        const stack = await startStack({ databaseUrl: urlOf(names[0]), redisUrl });
        await restoreAndCompare(stack, async (createMore) => {
          const dump = execFileSync("pg_dump", ["--no-owner", urlOf(names[0])]);
          await createMore();
          execFileSync("psql", ["--quiet", "-v", "ON_ERROR_STOP=1", urlOf(names[1])], {
            input: dump,
            stdio: ["pipe", "ignore", "pipe"],
          });
          return startStack({ databaseUrl: urlOf(names[1]), redisUrl });
        });
        await stack.close();
      } finally {
        for (const name of names) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await admin.end();
      }
    });
  }
});
