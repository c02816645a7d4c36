import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { lockFolder } from "../folder-lock.ts";
import { type LocalSecrets, readLocalSecrets } from "../local-secrets.ts";
import { type Stack, type StackPlace, startStack } from "../stack.ts";

/** What `npm start` and `npm run stack` begin with: a data folder of their own, its secrets, and both stores. */
export interface LocalStart {
  readonly dataDir: string;
  readonly kept: LocalSecrets;
  readonly stack: Stack;
}

type Env = Readonly<Record<string, string | undefined>>;

export const ROOT = join(import.meta.dirname, "../../..");

/**
 * Ends the process with one line where something is missing.
 * @param place of the stand-ins, given the data folder; any if absent.
 */
export async function startLocally(env: Env, place?: (dataDir: string) => Promise<StackPlace>): Promise<LocalStart> {
  const dataDir = env["BIJOU_DATA_DIR"] ?? join(ROOT, ".local");
  const kept = readLocalSecrets(dataDir);
  const holder = lockFolder(dataDir);
  if (holder !== null) fail(`${dataDir} is in use by process ${holder}`);
  const stack = await startStack({
    dataDir: join(dataDir, "postgres"),
    ...(env["DATABASE_URL"] ? { databaseUrl: env["DATABASE_URL"] } : {}),
    ...(env["REDIS_URL"] ? { redisUrl: env["REDIS_URL"] } : {}),
    ...(place === undefined ? {} : { place: await place(dataDir) }),
  }).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  return { dataDir, kept, stack };
}

/** @returns the PORT of the environment, or 8787. */
export function readPort(env: Env): number {
  const port = Number(env["PORT"] ?? 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    fail(`PORT must be 1 … 65535, received "${String(env["PORT"])}"`);
  }
  return port;
}

/** One that the system gives out: free just now. */
export async function findFreePort(host: string): Promise<number> {
  const server = createServer();
  await once(server.listen(0, host), "listening");
  const { port } = server.address() as AddressInfo; // Of a TCP server.
  server.close();
  await once(server, "close");
  return port;
}

export async function isFree(port: number, host = "localhost"): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, host), "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

export function fail(reason: string): never {
  console.error(`Cannot start: ${reason}`);
  process.exit(1);
}
