import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseEnv } from "../../src/env.ts";
import { type Stack, startStack } from "../../src/local/stack.ts";
import { createPostgres } from "../../src/postgres/postgres.ts";
import { createRedisStore } from "../../src/redis/redis.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded, engines } from "../support/engines.ts";
import { createOwnDatabase } from "../support/own-database.ts";
import { ADMIN_KEY, CODE_KEY, ORIGIN } from "../support/settings.ts";
import { connectRedis, post, useStandIns } from "../support/stand-ins.ts";

describe.each(engines)("startStack() on $name", (engine) => {
  const on = useStandIns(engine);

  it("gives all that a Worker needs to reach its stores", async () => {
    const { bindings } = on.stack;
    const config = parseEnv({ ...bindings, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: ORIGIN });
    if (!config.ok) throw new Error(config.error.join("; "));
    const signal = () => AbortSignal.timeout(30_000);
    const postgres = createPostgres(config.value.databaseUrl);
    expect(await postgres.run("ask", signal, sql`SELECT count(*)::integer AS links FROM links`)).toEqual([
      { links: 0 },
    ]);
    const redis = createRedisStore(config.value.redis);
    expect(await redis.run("ask", signal, (client) => client.ping())).toBe("PONG");
  });

  it("listens on this machine alone", () => {
    for (const url of [on.stack.bindings.NEON_FETCH_ENDPOINT, on.stack.bindings.UPSTASH_REDIS_REST_URL]) {
      expect(new URL(url).hostname).toBe("127.0.0.1");
    }
  });

  it("has every table of the schema", async () => {
    const { rows } = await on.stack.sql.query({
      query: `SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
      params: [],
    });
    expect(rows.flat()).toEqual([
      ...[
        "api_keys",
        "blocked_domains",
        "check_cursor",
        "checked_hosts",
        "click_days",
        "click_dimensions",
        "click_erasures",
        "click_name_guards",
        "click_totals",
        "click_visitors",
        "clicks",
        "counter_batches",
        "counters",
        "deleted_links",
        "domains",
        "health_days",
        "health_pings",
      ],
      ...[
        "idempotency",
        "import_chunks",
        "import_reports",
        "imports",
        "link_checks",
        "link_events",
        "links",
        "meta",
        "recheck_cursor",
        "reports",
        "unknown_slugs",
        "webhook_deliveries",
        "webhooks",
      ],
    ]);
  });

  it("keeps the secrets of one stack from opening another", async () => {
    const other = await embedded.start();
    try {
      const { NEON_FETCH_ENDPOINT, UPSTASH_REDIS_REST_URL } = other.bindings;
      const stranger = connectRedis({ ...on.stack.bindings, UPSTASH_REDIS_REST_URL }, {});
      await expect(stranger.get("key")).rejects.toThrow(/WRONGPASS/);
      const body = JSON.stringify({ query: "SELECT 1", params: [] });
      const headers = { "Neon-Connection-String": on.stack.bindings.DATABASE_URL };
      expect(await post(NEON_FETCH_ENDPOINT, body, headers)).toMatchObject({ status: 400 });
    } finally {
      await other.close();
    }
  });

  it("answers nobody once it is closed", async () => {
    const { bindings, close } = await engine.start();
    await close();
    for (const url of [bindings.NEON_FETCH_ENDPOINT, bindings.UPSTASH_REDIS_REST_URL]) {
      await expect(fetch(url)).rejects.toThrow("fetch failed");
    }
  });
});

/** What a first start and a later one leave in a database that stays. */
async function expectOneMigrationOfEach(stack: Stack): Promise<void> {
  const journal = JSON.parse(await readFile(join(ROOT, "drizzle/meta/_journal.json"), "utf8")) as {
    entries: unknown[];
  }; // drizzle-kit writes it.
  const migrations = (await readdir(join(ROOT, "drizzle"))).filter((file) => file.endsWith(".sql"));
  expect(journal.entries).toHaveLength(migrations.length);
  const applied = await stack.sql.query({ query: "SELECT hash FROM drizzle.__drizzle_migrations", params: [] });
  expect(applied.rows).toHaveLength(migrations.length);
}

async function addLink(stack: Stack, slug: string): Promise<number> {
  const query = "INSERT INTO links (slug, url) VALUES ($1, 'https://example.com/') RETURNING id";
  const { rows } = await stack.sql.query({ query, params: [slug] });
  return Number(rows[0]?.[0]);
}

const slugs = async (stack: Stack) =>
  (await stack.sql.query({ query: "SELECT slug FROM links ORDER BY id", params: [] })).rows.flat();

const { TEST_DATABASE_URL } = process.env;
describe.each([
  { where: "a folder", open: openFolder },
  ...(TEST_DATABASE_URL === undefined ? [] : [{ where: "a server", open: () => openDatabase(TEST_DATABASE_URL) }]),
])("startStack() with its data in $where", ({ open }) => {
  let home: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    home = await open();
  });
  afterEach(() => home.remove());

  it("finds the data of the last time, goes on with its ids, and applies no migration twice", {
    timeout: 300_000,
  }, async () => {
    const first = await startStack(home.options);
    const firstId = await addLink(first, "first");
    await expectOneMigrationOfEach(first);
    await first.close();

    const second = await startStack(home.options);
    expect(await slugs(second)).toEqual(["first"]);
    expect(await addLink(second, "second")).toBeGreaterThan(firstId);
    await expectOneMigrationOfEach(second);
    await second.close();

    const third = await startStack(home.options);
    expect(await slugs(third)).toEqual(["first", "second"]);
    await third.close();
  });
});

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), "bijou-stack-"));
  return { options: { dataDir: join(folder, "postgres") }, remove: () => rm(folder, { recursive: true }) };
}

async function openDatabase(serverUrl: string) {
  const database = await createOwnDatabase(serverUrl);
  return { options: { databaseUrl: database.url }, remove: () => database.drop() };
}
