import { randomBytes } from "node:crypto";
import pg from "pg";
import { type Stack, startStack } from "../../src/local/stack.ts";
import { migratedTemplate } from "./database-template.ts";

/**
 * The engines that a suite runs on: the embedded ones, and real servers too where TEST_DATABASE_URL and
 * TEST_REDIS_URL name them; those alone with TEST_ENGINES=servers. Suites wrap themselves in
 * `describe.each(engines)`.
 */
export interface Engine {
  readonly name: string;
  /**
   * Both stores, empty but for the schema, for this caller alone. `close` leaves nothing behind.
   *
   * @param place 0 … 3, for what has several at once.
   */
  start(place?: number): Promise<Stack>;
}

const { TEST_DATABASE_URL, TEST_REDIS_URL, TEST_ENGINES } = process.env;
if ((TEST_DATABASE_URL === undefined) !== (TEST_REDIS_URL === undefined)) {
  throw new Error("Cannot choose engines: set both TEST_DATABASE_URL and TEST_REDIS_URL, or neither");
}

export const embedded: Engine = {
  name: "embedded engines",
  start: async () => startStack({ template: await migratedTemplate() }),
};

/** More than there are processes that test at once. */
const PLACES_APART = 4;
const poolId = Number(process.env["VITEST_POOL_ID"] ?? 0);

/** For a suite that holds the embedded engines against real servers, or concerns those alone; empty where there are none. */
export const servers: readonly Engine[] =
  TEST_DATABASE_URL === undefined || TEST_REDIS_URL === undefined
    ? []
    : [
        {
          name: "real servers",
          start: (place = 0) => startOnServers(TEST_DATABASE_URL, TEST_REDIS_URL, poolId + PLACES_APART * place),
        },
      ];

export const engines: readonly Engine[] = TEST_ENGINES === "servers" ? servers : [embedded, ...servers];
if (engines.length === 0)
  throw new Error("Cannot choose engines: TEST_ENGINES=servers needs TEST_DATABASE_URL and TEST_REDIS_URL");

/**
 * Redis has 16 databases, and each process that tests takes the one of its number, so that suites that
 * run at the same time don't meet; 0 may be somebody else's.
 *
 * @param redisDatabase 1 … 15.
 */
export async function startOnServers(databaseUrl: string, redisUrl: string, redisDatabase = poolId): Promise<Stack> {
  const name = `bijou_test_${randomBytes(6).toString("hex")}`;
  await administer(databaseUrl, `CREATE DATABASE ${name}`);
  const own = new URL(databaseUrl);
  own.pathname = `/${name}`;
  const ownRedis = new URL(redisUrl);
  ownRedis.pathname = `/${1 + (redisDatabase % 14)}`;
  const stack = await startStack({ databaseUrl: own.href, redisUrl: ownRedis.href });
  await stack.redis.run(["FLUSHDB"]);
  return {
    ...stack,
    async close() {
      await stack.redis.run(["FLUSHDB"]);
      await stack.close();
      await administer(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function administer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
