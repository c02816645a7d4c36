import { env } from "cloudflare:workers";
import { neon, neonConfig } from "@neondatabase/serverless";
import { sqlEndpoint } from "./worker-fetch.ts";

/** Runs a statement on the Postgres of the Worker under test, for suites inside workerd: what the API can't show or do. */
export async function query(statement: string, params: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  neonConfig.fetchEndpoint = sqlEndpoint;
  return neon(env.DATABASE_URL).query(statement, [...params]);
}

export async function countLinksTo(url: string): Promise<number> {
  return (await query("SELECT id FROM links WHERE url = $1", [url])).length;
}
