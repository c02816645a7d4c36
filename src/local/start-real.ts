import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { lockFolder } from "./folder-lock.ts";
import { startRealStores } from "./real/start-stores.ts";
import { onStop } from "./start/on-stop.ts";

/**
 * `npm run start:real`: `npm start` on PostgreSQL and Redis servers of its own, without containers. Their data stays in
 * `.local/real/`, their ports are POSTGRES_PORT (54329) and REDIS_PORT (63799), and both end with it, however it ends.
 */
const env: Readonly<Record<string, string | undefined>> = process.env;
const dataDir = env["BIJOU_DATA_DIR"] ?? join(import.meta.dirname, "../../.local");
const folder = join(dataDir, "real");

mkdirSync(folder, { recursive: true, mode: 0o700 });
const holder = lockFolder(folder);
if (holder !== null) fail(`${folder} is in use by process ${holder}`);
const stores = await startRealStores({
  folder,
  postgresPort: Number(env["POSTGRES_PORT"] ?? 54_329),
  redisPort: Number(env["REDIS_PORT"] ?? 63_799),
  path: env["PATH"] ?? "",
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

const start = spawn(process.execPath, [join(import.meta.dirname, "dev.ts")], {
  stdio: "inherit",
  env: { ...process.env, DATABASE_URL: stores.databaseUrl, REDIS_URL: stores.redisUrl, BIJOU_DATA_DIR: dataDir },
});
// The child gets Ctrl-C from the terminal too; a second signal does it no harm. The servers end after it.
onStop(() => start.kill("SIGTERM"));
start.on("error", (error) => {
  console.error(`Cannot start src/local/dev.ts: ${error.message}`);
  void end(1);
});
start.on("exit", (code) => void end(code ?? 1));

async function end(exitCode: number): Promise<never> {
  await stores.close();
  process.exit(exitCode);
}

function fail(reason: string): never {
  console.error(`Cannot start: ${reason}`);
  process.exit(1);
}
