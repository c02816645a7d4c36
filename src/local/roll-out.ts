import { VERSION } from "../version.ts";
import { createAskDomains } from "./deploy/ask-domains.ts";
import { planOf } from "./deploy/plan.ts";
import { queuesOf, readWranglerConfig } from "./deploy/read-wrangler-config.ts";
import { rollOut } from "./deploy/roll-out.ts";
import { routeDomains } from "./deploy/route-domains.ts";
import { hostsOfItsOwn, routedHosts } from "./deploy/routed-hosts.ts";
import { servesAnother } from "./deploy/serves-another.ts";
import { smokeTest } from "./deploy/smoke-test.ts";
import { watchHealth } from "./deploy/watch-health.ts";
import { createWrangler } from "./deploy/wrangler.ts";
import { writeConfig } from "./deploy/write-config.ts";
import { withRoutes } from "./setup/edit-config.ts";

/**
 * `npm run rollout -- production [--domains]`: what .github/workflows/deploy.yml runs after the checks and the migration. Needs
 * BASE_URL and ADMIN_API_KEY, and CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID for wrangler.
 * With `--domains` it rolls nothing out, and only routes the domains that have been added since.
 */
const WATCH_PAUSE_MS = 2_000;
const DEFAULT_WATCH_SECONDS = 120;

const env: Readonly<Record<string, string | undefined>> = process.env;
const args = process.argv.slice(2);
const environment = args.find((argument) => !argument.startsWith("--")) ?? "";
const onlyDomains = args.includes("--domains");
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
  const wrangler = createWrangler(env);
  const askDomains = createAskDomains(address, ADMIN_API_KEY);
  const ownHosts = hostsOfItsOwn(config, new URL(BASE_URL).hostname);
  const routed = { environment, workerName: config.name, routedHosts: routedHosts(config), ownHosts };
  const route = () =>
    routeDomains(routed, {
      ...{ wrangler, askDomains, servesAnother, say },
      writeRoutes: (hosts) => writeConfig(environment, (toml) => withRoutes(toml, environment, hosts)),
    });
  const plan = {
    ...{ ...routed, address, queues: queuesOf(config), plan: planOf(config) },
    tag: GITHUB_SHA === undefined ? VERSION : `${VERSION}-${GITHUB_SHA.slice(0, 7)}`,
  };
  const rounds = Math.max(1, Math.round((watchSeconds * 1000) / WATCH_PAUSE_MS));
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  try {
    if (onlyDomains) {
      await route();
      console.log("All domains that can be routed are");
    } else {
      await rollOut(plan, {
        ...{ wrangler, askDomains, say },
        smokeTest: (headers) => smokeTest({ address, adminKey: ADMIN_API_KEY, headers, version: VERSION, say }),
        watch: (headers) => watchHealth({ address, headers, rounds, pauseMs: WATCH_PAUSE_MS, say, sleep }),
        routeDomains: () =>
          route().catch((error: unknown) => {
            const reason = error instanceof Error ? error.message : String(error);
            throw new Error(`${config.name} runs ${plan.tag}, but a domain is not routed: ${reason}`, { cause: error });
          }),
      });
      console.log(`${config.name} runs ${plan.tag}`);
    }
  } catch (error) {
    console.error(`Cannot roll out: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
