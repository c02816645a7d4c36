import { VERSION } from "../version.ts";
import { planOf } from "./deploy/plan.ts";
import { queuesOf, readWranglerConfig } from "./deploy/read-wrangler-config.ts";
import { rollOut } from "./deploy/roll-out.ts";
import { smokeTest } from "./deploy/smoke-test.ts";
import { watchHealth } from "./deploy/watch-health.ts";
import { createWrangler } from "./deploy/wrangler.ts";

/**
 * `npm run rollout -- production`: what .github/workflows/deploy.yml runs after the checks and the migration. Needs
 * BASE_URL and ADMIN_API_KEY, and CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID for wrangler.
 */
const WATCH_PAUSE_MS = 2_000;
const DEFAULT_WATCH_SECONDS = 120;

const env: Readonly<Record<string, string | undefined>> = process.env;
const environment = process.argv[2] ?? "";
const { BASE_URL = "", ADMIN_API_KEY = "", GITHUB_SHA } = env;
const watchSeconds = Number(env["WATCH_SECONDS"] ?? DEFAULT_WATCH_SECONDS);
const say = (line: string) => console.log(`  ${line}`);

const problems = [
  ...(["staging", "production"].includes(environment) ? [] : ["the environment is staging or production"]),
  ...(URL.canParse(BASE_URL) ? [] : ["BASE_URL must be where links are opened, such as https://go.example"]),
  ...(ADMIN_API_KEY === "" ? ["ADMIN_API_KEY is not set"] : []),
  ...(Number.isFinite(watchSeconds) && watchSeconds >= 0 ? [] : ["WATCH_SECONDS must be a number"]),
];

if (problems.length > 0) {
  console.error(`Cannot roll out: ${problems.join("; ")}`);
  process.exitCode = 1;
} else {
  const config = readWranglerConfig(environment);
  const address = new URL(BASE_URL).origin;
  const plan = {
    ...{ environment, address, workerName: config.name, queues: queuesOf(config), plan: planOf(config) },
    tag: GITHUB_SHA === undefined ? VERSION : `${VERSION}-${GITHUB_SHA.slice(0, 7)}`,
  };
  const rounds = Math.max(1, Math.round((watchSeconds * 1000) / WATCH_PAUSE_MS));
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  try {
    await rollOut(plan, {
      wrangler: createWrangler(env),
      smokeTest: (headers) => smokeTest({ address, adminKey: ADMIN_API_KEY, headers, version: VERSION, say }),
      watch: (headers) => watchHealth({ address, headers, rounds, pauseMs: WATCH_PAUSE_MS, say, sleep }),
      say,
    });
    console.log(`${config.name} runs ${plan.tag}`);
  } catch (error) {
    console.error(`Cannot roll out: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
