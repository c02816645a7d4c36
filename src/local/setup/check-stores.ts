import { importCodeKey } from "../../names/code-key.ts";
import { createPostgresPool, type SqlEngine } from "../database/sql-engine.ts";
import type { GivenSecrets } from "./steps.ts";

/**
 * Whether both stores can be used from here, and the database with this key.
 * @throws with what is wrong, without any secret.
 */
export async function checkStores(given: GivenSecrets, codeKey: string): Promise<void> {
  const { DATABASE_URL: databaseUrl, UPSTASH_REDIS_REST_URL: redisUrl, UPSTASH_REDIS_REST_TOKEN: redisToken } = given;
  await withEngine(databaseUrl, (engine) => engine.query({ query: "SELECT 1", params: [] })).catch((error: unknown) => {
    throw new Error(`DATABASE_URL cannot be used: ${reasonOf(error)}`);
  });
  const response = await fetch(redisUrl, {
    method: "POST",
    headers: { Authorization: `Bearer ${redisToken}` },
    body: JSON.stringify(["PING"]),
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw new Error(`UPSTASH_REDIS_REST_URL cannot be used: ${reasonOf(error)}`);
  });
  if (!response.ok) throw new Error(`Redis at UPSTASH_REDIS_REST_URL answered ${response.status} to a PING`);
  await checkCodeKey(databaseUrl, codeKey);
}

/** P9: a database that has links opens them under the key that they were made with, and under no other. */
async function checkCodeKey(databaseUrl: string, codeKey: string): Promise<void> {
  const { fingerprint } = await importCodeKey(codeKey);
  const rows = await withEngine(databaseUrl, async (engine) => {
    const known = await engine.query({ query: "SELECT to_regclass('public.meta')::text", params: [] });
    if (known.rows[0]?.[0] == null) return [];
    return (await engine.query({ query: "SELECT key_fingerprint FROM meta", params: [] })).rows;
  });
  const found = rows[0]?.[0] ?? null;
  if (found !== null && found !== fingerprint) {
    throw new Error(
      "this database was made with another CODE_KEY: give that one in CODE_KEY, or use an empty database",
    );
  }
}

/** Brings the schema up to date. */
export async function migrate(databaseUrl: string): Promise<void> {
  await withEngine(databaseUrl, (engine) => engine.migrate());
}

async function withEngine<Answer>(databaseUrl: string, work: (engine: SqlEngine) => Promise<Answer>): Promise<Answer> {
  const engine = await createPostgresPool(databaseUrl);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** The text of fetch and pg, which hold a host at the most; an address that can't be parsed is not repeated. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.message.includes("Invalid URL")) return "it is not a URL";
  return error.cause instanceof Error ? error.cause.message : error.message;
}
