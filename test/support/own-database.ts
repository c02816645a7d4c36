import { randomBytes } from "node:crypto";
import { createPostgresPool } from "../../src/local/database/sql-engine.ts";

/** An empty database on a server, for one suite. */
export interface OwnDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** @param serverUrl of a database whose user may make others. */
export async function createOwnDatabase(serverUrl: string): Promise<OwnDatabase> {
  const name = `bijou_test_${randomBytes(6).toString("hex")}`;
  const server = await createPostgresPool(serverUrl);
  await server.query({ query: `CREATE DATABASE ${name}`, params: [] });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await server.query({ query: `DROP DATABASE ${name} WITH (FORCE)`, params: [] });
      await server.close();
    },
  };
}
