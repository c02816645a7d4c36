import { join } from "node:path";
import { VERSION } from "../version.ts";
import { createAskDomains } from "./deploy/ask-domains.ts";
import { PLANS } from "./deploy/plan.ts";
import { readWranglerConfig } from "./deploy/read-wrangler-config.ts";
import { servesAnother } from "./deploy/serves-another.ts";
import { smokeTest } from "./deploy/smoke-test.ts";
import { createWrangler } from "./deploy/wrangler.ts";
import { writeConfig } from "./deploy/write-config.ts";
import { ask } from "./setup/ask.ts";
import { checkStores, migrate } from "./setup/check-stores.ts";
import { withPlan, withRoutes } from "./setup/edit-config.ts";
import { GIVEN } from "./setup/given.ts";
import { lookAtFirstPages } from "./setup/look-at-first-pages.ts";
import { keepMadeSecrets, readMadeSecrets } from "./setup/made-secrets.ts";
import { offersOf } from "./setup/offers.ts";
import { createStandingLink } from "./setup/standing-link.ts";
import { doSteps } from "./setup/step.ts";
import { setupSteps } from "./setup/steps.ts";

/**
 * `npm run setup -- production [--plan=free|paid] [--dry-run]`: a first deploy. Takes BASE_URL, DATABASE_URL,
 * UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN from the environment, CODE_KEY and ADMIN_API_KEY too where there are
 * some already. At a terminal it asks for the domain and the plan where nobody has said them.
 */
const env: Readonly<Record<string, string | undefined>> = process.env;
const args = process.argv.slice(2);
const isDryRun = args.includes("--dry-run");
const environment = args.find((argument) => !argument.startsWith("--")) ?? "";
/** A dry run shows everything to somebody who has nothing yet. */
const given = (name: keyof typeof GIVEN, otherwise: string) => env[name] ?? (isDryRun ? otherwise : "");
const isEnvironment = ["staging", "production"].includes(environment);
const canAsk = isEnvironment && !isDryRun;
const baseUrl =
  given("BASE_URL", "https://go.example") || (canAsk ? await ask("BASE_URL, such as https://go.example?") : "");
const saidPlan =
  args.find((argument) => argument.startsWith("--plan="))?.slice("--plan=".length) ??
  (canAsk ? await ask("Cloudflare's plan for Workers, free or paid (empty: see what it refuses)?") : "");
const plan = PLANS.find((known) => known === saidPlan) ?? null;
const databaseUrl = given("DATABASE_URL", "");

const problems = [
  ...(isEnvironment ? [] : ["say which: npm run setup -- staging, or production"]),
  ...Object.entries(GIVEN).flatMap(([name, where]) =>
    isDryRun || env[name] || (name === "BASE_URL" && baseUrl !== "") ? [] : [`${name} is not set (${where})`],
  ),
  ...(saidPlan === "" || plan !== null ? [] : [`--plan is free or paid, received "${saidPlan}"`]),
  ...(baseUrl === "" || URL.canParse(baseUrl) ? [] : ["BASE_URL is not a URL"]),
  ...(databaseUrl === "" || URL.canParse(databaseUrl) ? [] : ["DATABASE_URL is not a URL"]),
];

if (problems.length > 0) {
  console.error(`Cannot set up:\n  ${problems.join("\n  ")}`);
  process.exitCode = 1;
} else {
  const say = (line: string) => console.log(line);
  const address = new URL(baseUrl).origin;
  const folder = env["BIJOU_DATA_DIR"] ?? join(import.meta.dirname, "../../.local");
  const secretsFile = join(folder, `${environment}-secrets.json`);
  const made = isDryRun ? { CODE_KEY: "", ADMIN_API_KEY: "", isNew: false } : readMadeSecrets(secretsFile, env);
  const secrets = {
    DATABASE_URL: databaseUrl,
    UPSTASH_REDIS_REST_URL: given("UPSTASH_REDIS_REST_URL", ""),
    UPSTASH_REDIS_REST_TOKEN: given("UPSTASH_REDIS_REST_TOKEN", ""),
  };
  const steps = setupSteps(
    { environment, plan, config: readWranglerConfig(environment), address, made, given: secrets, secretsFile },
    {
      ...{ wrangler: createWrangler(env), checkStores, migrate, keep: keepMadeSecrets },
      standingLink: createStandingLink(address, made.ADMIN_API_KEY),
      smokeTest: () =>
        smokeTest({ address, adminKey: made.ADMIN_API_KEY, version: VERSION, say: (line) => say(`    ${line}`) }),
      lookAtFirstPages: () => lookAtFirstPages(address),
      askDomains: createAskDomains(address, made.ADMIN_API_KEY),
      servesAnother,
      writeRoutes: (hosts) => writeConfig(environment, (toml) => withRoutes(toml, environment, hosts)),
      writePlan: (settled) => void writeConfig(environment, (toml) => withPlan(toml, settled)),
      say,
    },
  );
  const isDone = await doSteps(steps, { isDryRun, say });
  if (!isDone) process.exitCode = 1;
  else if (!isDryRun) {
    say(`Bijou runs at ${address}; from now on: npm run rollout -- ${environment}`);
    for (const line of offersOf(environment, address)) say(line);
  }
}
