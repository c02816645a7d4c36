import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "../env.ts";
import { fireSchedule } from "./start/fire-schedule.ts";
import { followMigrations } from "./start/follow-migrations.ts";
import { localSettings } from "./start/local-settings.ts";
import { fail, isFree, ROOT, readPort, startLocally } from "./start/local-start.ts";
import { onStop } from "./start/on-stop.ts";
import { openSignInLink } from "./start/sign-in-link.ts";
import { startWorkerProcess } from "./start/worker-process.ts";

/**
 * `npm start`: a working shortener on a laptop with nothing but Node and npm. The Worker runs under wrangler in a
 * process of its own, and both stores in this one, or on the servers that DATABASE_URL and REDIS_URL name. Data and
 * secrets stay in `.local/`, or in BIJOU_DATA_DIR.
 *
 * On the screen is what is printed at the end of this file, and what the Worker says.
 */
const START_TIMEOUT_MS = 60_000;

/** The generated type of process.env says that the secrets are there. */
const env: Readonly<Record<string, string | undefined>> = process.env;
const port = readPort(env);
// Check this first: otherwise wrangler would take another port, and we would wait for the answer of a foreign server.
if (!(await isFree(port))) fail(`port ${port} is taken; choose another with PORT`);

const { dataDir, kept, stack } = await startLocally(env);
const address = `http://localhost:${port}`;
const { secrets, variables } = localSettings(env, { kept, stores: stack.bindings, address });
const settings = parseEnv({ ...secrets, ...variables });
if (!settings.ok) {
  await stack.close();
  fail(settings.error.join("; "));
}

const envFile = join(dataDir, "worker.env");
writeFileSync(envFile, "", { mode: 0o600 });
// Listen for signals before the Worker's process starts. If a signal came in between, only this process would end, and
// the other would be left over.
onStop(() => void stop(0));
const worker = startWorkerProcess(
  {
    ...{ port, config: join(ROOT, "wrangler.toml"), mcpConfig: join(ROOT, "src/mcp/wrangler.toml") },
    ...{ registry: join(dataDir, "workers"), envFile, secrets, variables },
  },
  workerEnvironment(),
);

const say = (line: string) => console.log(line);
/** What goes on beside the Worker. */
const running: { stop(): void }[] = [
  followMigrations({ folder: join(ROOT, "drizzle"), migrate: () => stack.sql.migrate(), say }),
];

let isStopping = false;
async function stop(exitCode: number): Promise<never> {
  if (isStopping) return new Promise(() => undefined);
  isStopping = true;
  for (const one of running) one.stop();
  await worker.stop();
  await stack.close();
  process.exit(exitCode);
}
worker.child.on("exit", (code) => void stop(code ?? 1));
worker.child.on("error", (error) => {
  console.error(`Cannot start the Worker: ${error.message}`);
  void stop(1);
});

const readiness = await waitForWorker(`${address}/livez`);
if (readiness !== "ready") {
  if (readiness !== "stopping") console.error(`Cannot start: ${readiness}`);
  await stop(1);
}
const { crons } = await worker.report;
running.push(fireSchedule({ address, crons, say }));
const adminKey = env["ADMIN_API_KEY"] ? null : kept.ADMIN_API_KEY;
const { intervalMinutes } = settings.value.health;
const pings = intervalMinutes === 0 ? "no health pings" : `a health ping every ${intervalMinutes} min`;
const { ADMIN_API_KEY: key = "" } = secrets;
const signIn = await openSignInLink(address, key);
if (process.argv.includes("--sample")) {
  const { addSample } = await import("./start/add-sample.ts"); // Half a second, for those who ask for it.
  const made = await addSample({ address, key, stack, now: Date.now() });
  say(made === 0 ? "The sample links are there already" : `Made ${made} sample links with visits of 30 days`);
}
say(`
Bijou is ready at ${address}

  Postgres   ${stack.sql.name}
  Redis      ${stack.redis.name}
  Admin key  ${adminKey ?? "as given in ADMIN_API_KEY"}
  Sign in    ${signIn.url} (once)
  Schedule   every minute, as in production: ${pings}; see it with
             curl ${address}/api/health/history -H 'Authorization: Bearer ${adminKey ?? "…"}'

  curl ${address}/api/links -H 'Content-Type: application/json' -d '{"url":"https://example.com/hello"}'

Ctrl-C stops it; links stay in ${dataDir}
`);

async function waitForWorker(url: string): Promise<string> {
  for (const giveUpAt = Date.now() + START_TIMEOUT_MS; Date.now() < giveUpAt; ) {
    if (isStopping) return "stopping";
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok) return "ready";
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return `the Worker did not answer within ${START_TIMEOUT_MS / 1000} s`;
}

/** wrangler would take secrets from its environment too, and a DATABASE_URL there is meant for the stand-in. */
function workerEnvironment(): NodeJS.ProcessEnv {
  // Leave NODE_ENV out too: its value would go into the Worker's bundle, which must be one for development.
  const others = Object.entries(env).filter(([name]) => !(name in secrets) && name !== "NODE_ENV");
  // The generated type requires just the names that are removed here.
  return Object.fromEntries(others) as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
}
