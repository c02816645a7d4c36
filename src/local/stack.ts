import { randomBytes } from "node:crypto";
import { createPglite } from "./database/pglite.ts";
import type { SqlEngine } from "./database/sql-engine.ts";
import { serveNeonHttp } from "./neon-http.ts";
import { createEmbeddedRedis } from "./redis/embedded-redis.ts";
import type { RedisEngine } from "./redis/redis-engine.ts";
import { serveUpstashRest } from "./upstash-rest.ts";

/**
 * Both stores behind the protocols that production speaks: the engines, the stand-ins before them, and
 * the bindings that point a Worker there.
 */
export interface Stack {
  readonly sql: SqlEngine;
  readonly redis: RedisEngine;
  readonly bindings: StoreBindings;
  close(): Promise<void>;
}

/** Where the stand-ins listen, and what opens them: kept by whoever wants them to be the same at the next start. */
export interface StackPlace {
  readonly postgresPort: number;
  readonly redisPort: number;
  readonly password: string;
  readonly token: string;
}

export interface StoreBindings {
  readonly DATABASE_URL: string;
  readonly NEON_FETCH_ENDPOINT: string;
  readonly UPSTASH_REDIS_REST_URL: string;
  readonly UPSTASH_REDIS_REST_TOKEN: string;
}

/**
 * @param options.dataDir where the embedded Postgres keeps its data; in memory if absent.
 * @param options.template what the embedded Postgres starts from, as `createPglite()` takes it, with the schema in it.
 * @param options.place any free ports and new secrets if absent.
 * @param options.databaseUrl @param options.redisUrl real servers instead of the embedded engines.
 */
export async function startStack(
  options: { dataDir?: string; template?: Blob; databaseUrl?: string; redisUrl?: string; place?: StackPlace } = {},
): Promise<Stack> {
  const { dataDir, template, databaseUrl, redisUrl, place } = options;
  const sql = databaseUrl === undefined ? await createPglite(dataDir, template) : await openDatabase(databaseUrl);
  const redis = redisUrl === undefined ? createEmbeddedRedis() : await openRedis(redisUrl);
  const hasSchema = template !== undefined && dataDir === undefined;
  if (databaseUrl === undefined && !hasSchema) await sql.migrate();

  const user = "bijou";
  const { password, token } = place ?? makeSecrets();
  const neon = await serveNeonHttp({ engine: sql, user, password, port: place?.postgresPort });
  const upstash = await serveUpstashRest({ engine: redis, token, port: place?.redisPort });
  return {
    sql,
    redis,
    bindings: {
      DATABASE_URL: `postgresql://${user}:${password}@localhost/bijou`,
      NEON_FETCH_ENDPOINT: `${neon.url}/sql`,
      UPSTASH_REDIS_REST_URL: upstash.url,
      UPSTASH_REDIS_REST_TOKEN: token,
    },
    async close() {
      await Promise.all([neon.close(), upstash.close()]);
      await Promise.all([sql.close(), redis.close()]);
    },
  };
}

/** What a page in a browser on this laptop doesn't know. */
export function makeSecrets(): Pick<StackPlace, "password" | "token"> {
  return { password: randomBytes(16).toString("hex"), token: randomBytes(16).toString("hex") };
}

// The clients of real servers are loaded where there are some: a start without them is half a second quicker.
async function openDatabase(databaseUrl: string): Promise<SqlEngine> {
  try {
    const { createPostgresPool } = await import("./database/sql-engine.ts");
    const sql = await createPostgresPool(databaseUrl);
    await sql.migrate();
    return sql;
  } catch (error) {
    throw new Error(`DATABASE_URL cannot be used: ${reasonOf(error)}`);
  }
}

async function openRedis(redisUrl: string): Promise<RedisEngine> {
  try {
    const { createRedisConnection } = await import("./redis/redis-connection.ts");
    return await createRedisConnection(redisUrl);
  } catch (error) {
    throw new Error(`REDIS_URL cannot be used: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return error.cause instanceof Error ? error.cause.message : error.message;
}
