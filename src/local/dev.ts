import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseEnv } from "../env.ts";
import { lockFolder } from "./folder-lock.ts";
import { readLocalSecrets } from "./local-secrets.ts";
import { stopProcessGroup } from "./process-group.ts";
import { startStack } from "./stack.ts";
import { addSample } from "./start/add-sample.ts";
import { openSignInLink } from "./start/sign-in-link.ts";

/**
 * `npm start`: a working shortener on a laptop with nothing but Node and npm. The Worker runs under
 * `wrangler dev`, and both stores in this process, or on the servers that DATABASE_URL and REDIS_URL
 * name. Data and secrets stay in `.local/`, or in BIJOU_DATA_DIR.
 */
const ROOT = join(import.meta.dirname, "../..");
const WRANGLER = join(ROOT, "node_modules", ".bin", "wrangler");
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

/** What API.md calls variables: handed on to the Worker as they are. */
const PASSED_ON =
  /^(CORS_ORIGINS|ALLOW_PRIVATE_DESTINATIONS|SECURITY_CONTACT|STALE_MAX_SECONDS|JOIN_LIMIT_MS|HEALTH_\w+|WEB_RISK_\w+|CLICK_\w+|HONOR_DO_NOT_TRACK|REDIRECT_LOG_PERCENT|MEMORY_MAX_\w+|OWN_HOSTS|HOME_URL|\w+_PER_(MINUTE|DAY)|\w+_TIMEOUT_MS)$/;

/** The generated type of process.env says that the secrets are there. */
const env: Readonly<Record<string, string | undefined>> = process.env;
const dataDir = env["BIJOU_DATA_DIR"] ?? join(ROOT, ".local");
const port = Number(env["PORT"] ?? 8787);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  fail(`PORT must be 1 … 65535, received "${String(env["PORT"])}"`);
}
if (!(await isFree(port))) fail(`port ${port} is taken; choose another with PORT`);

const secrets = readLocalSecrets(dataDir);
const holder = lockFolder(dataDir);
if (holder !== null) fail(`${dataDir} is in use by process ${holder}`);
const stack = await startStack({
  dataDir: join(dataDir, "postgres"),
  ...(env["DATABASE_URL"] ? { databaseUrl: env["DATABASE_URL"] } : {}),
  ...(env["REDIS_URL"] ? { redisUrl: env["REDIS_URL"] } : {}),
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

const address = `http://localhost:${port}`;
const { NEON_FETCH_ENDPOINT, ...storeSecrets } = stack.bindings;
const workerSecrets = {
  ...storeSecrets,
  CODE_KEY: env["CODE_KEY"] ?? secrets.CODE_KEY,
  ADMIN_API_KEY: env["ADMIN_API_KEY"] ?? secrets.ADMIN_API_KEY,
};
const variables = {
  ...Object.fromEntries(Object.entries(env).filter(([name]) => PASSED_ON.test(name))),
  NEON_FETCH_ENDPOINT,
  BASE_URL: env["BASE_URL"] ?? address,
  PUBLIC_CREATE: env["PUBLIC_CREATE"] ?? "true",
};

const settings = parseEnv({ ...workerSecrets, ...variables });
if (!settings.ok) {
  await stack.close();
  fail(settings.error.join("; "));
}

// Without secrets: those go in the environment, where files of settings can't change them.
const envFile = join(dataDir, "worker.env");
writeFileSync(envFile, "", { mode: 0o600 });

const worker = spawn(
  WRANGLER,
  [
    ...[
      "dev",
      "--port",
      String(port),
      "--inspector-port",
      "0",
      "--env-file",
      envFile,
      "--show-interactive-dev-session=false",
    ],
    ...Object.entries(variables).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
  ],
  {
    cwd: ROOT,
    // A process group of its own, so that stopping it stops workerd and esbuild too.
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: wranglerEnvironment(),
  },
);

let isStopping = false;
async function stop(exitCode: number): Promise<never> {
  if (isStopping) return new Promise(() => undefined);
  isStopping = true;
  await stopProcessGroup(worker.pid, STOP_TIMEOUT_MS);
  await stack.close();
  process.exit(exitCode);
}
process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));
process.on("SIGHUP", () => void stop(0));
// npm's shell does not hand a SIGTERM on: it only goes away.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void stop(0);
}, 500).unref();
worker.on("exit", (code) => void stop(code ?? 1));
worker.on("error", (error) => {
  console.error(`Cannot start wrangler: ${error.message}`);
  void stop(1);
});

const readiness = await waitForWorker(`${address}/livez`);
if (readiness !== "ready") {
  if (readiness !== "stopping") console.error(`Cannot start: ${readiness}`);
  await stop(1);
}
const signIn = await openSignInLink(address, workerSecrets.ADMIN_API_KEY);
if (process.argv.includes("--sample")) {
  const made = await addSample({ address, key: workerSecrets.ADMIN_API_KEY, stack, now: Date.now() });
  console.log(made === 0 ? "The sample links are there already" : `Made ${made} sample links with visits of 30 days`);
}
console.log(`
Bijou is ready at ${address}

  Postgres   ${stack.sql.name}
  Redis      ${stack.redis.name}
  Admin key  ${env["ADMIN_API_KEY"] ? "as given in ADMIN_API_KEY" : secrets.ADMIN_API_KEY}
  Sign in    ${signIn.url} (once)

  curl ${address}/api/links -H 'Content-Type: application/json' -d '{"url":"https://example.com/hello"}'

Ctrl-C stops it; links stay in ${dataDir}
`);

function fail(reason: string): never {
  console.error(`Cannot start: ${reason}`);
  process.exit(1);
}

/** Asked first: wrangler would go to another port, and we would wait for somebody else's answer. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, "localhost"), "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

async function waitForWorker(url: string): Promise<string> {
  for (const giveUpAt = Date.now() + START_TIMEOUT_MS; Date.now() < giveUpAt; ) {
    if (isStopping) return "stopping";
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok) return "ready";
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return `the Worker did not answer within ${START_TIMEOUT_MS / 1000} s`;
}

/** wrangler takes secrets from its environment too, and a DATABASE_URL there is meant for the stand-in. */
function wranglerEnvironment(): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !(name in workerSecrets));
  // The generated type demands the very names that are taken out.
  return {
    ...Object.fromEntries(others),
    ...workerSecrets,
    WRANGLER_SEND_METRICS: "false",
  } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
}
