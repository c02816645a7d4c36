import { createMissingQueues, createQueueArgs, missingQueues } from "../deploy/queues.ts";
import { queuesOf, type WranglerConfig } from "../deploy/read-wrangler-config.ts";
import { must, type Wrangler } from "../deploy/wrangler.ts";
import type { MadeSecrets } from "./made-secrets.ts";
import { STANDING_LINK, type StandingLink } from "./standing-link.ts";
import type { Step } from "./step.ts";

/** What a first deploy is made with. */
export interface Setup {
  readonly environment: string;
  readonly config: WranglerConfig;
  readonly address: string;
  readonly made: MadeSecrets;
  readonly given: GivenSecrets;
  /** Where CODE_KEY and ADMIN_API_KEY are kept on this machine. */
  readonly secretsFile: string;
}

export interface GivenSecrets {
  readonly DATABASE_URL: string;
  readonly UPSTASH_REDIS_REST_URL: string;
  readonly UPSTASH_REDIS_REST_TOKEN: string;
}

export interface SetupParts {
  readonly wrangler: Wrangler;
  /** @throws when one of them can't be used, or the database was made with another CODE_KEY. */
  readonly checkStores: (given: GivenSecrets, codeKey: string) => Promise<void>;
  readonly migrate: (databaseUrl: string) => Promise<void>;
  readonly keep: (file: string, made: MadeSecrets) => void;
  readonly standingLink: StandingLink;
  readonly smokeTest: () => Promise<void>;
  readonly say: (line: string) => void;
}

/** A first deploy, in the order in which each step finds what it needs. */
export function setupSteps(setup: Setup, parts: SetupParts): Step[] {
  const { environment, config, address, made, given, secretsFile } = setup;
  const { wrangler, checkStores, migrate, keep, standingLink, smokeTest, say } = parts;
  const { host } = new URL(address);
  const queues = queuesOf(config);
  const inEnvironment = ["--env", environment];
  const shown = (args: readonly string[]) => `npx wrangler ${args.join(" ")}`;
  const whoami = ["whoami", "--json"];
  const listSecrets = ["secret", "list", "--format", "json", ...inEnvironment];
  const putSecrets = ["secret", "bulk", ...inEnvironment];
  const status = ["deployments", "status", "--json", ...inEnvironment];
  const deploy = ["deploy", "--var", `BASE_URL:${address}`, ...inEnvironment];

  async function missingSecrets(): Promise<readonly string[]> {
    const { exitCode, stdout, stderr } = await wrangler(listSecrets);
    if (exitCode !== 0) {
      if (/not found/.test(stdout + stderr)) return config.secrets.required; // There is no such Worker yet.
      throw new Error(`wrangler secret list ended with code ${exitCode}: ${(stdout + stderr).trim()}`);
    }
    const there = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name); // wrangler's secretListCommand.
    if (made.isNew && there.includes("CODE_KEY")) {
      throw new Error("the Worker has a CODE_KEY already: give that one in CODE_KEY, and its ADMIN_API_KEY");
    }
    return config.secrets.required.filter((name) => !there.includes(name));
  }

  return [
    {
      name: "Log in to Cloudflare",
      wouldDo: [shown(whoami), "npx wrangler login    # if that says no; or set CLOUDFLARE_API_TOKEN"],
      isDone: async () => (await wrangler(whoami)).exitCode === 0,
      async run() {
        await must(wrangler, ["login"], { isInteractive: true });
      },
    },
    {
      name: "Check that BASE_URL is routed to the Worker",
      wouldDo: [`${host} must be in routes of [env.${environment}], or end in .workers.dev`],
      isDone: async () => isRouted(config, host),
      async run() {
        const route = `routes = [{ pattern = "${host}", custom_domain = true }]`;
        throw new Error(`put this under [env.${environment}] in wrangler.toml: ${route}`);
      },
    },
    {
      name: "Check that both stores can be reached, and that CODE_KEY is the database's",
      wouldDo: ["SELECT 1 to DATABASE_URL, PING to UPSTASH_REDIS_REST_URL, the fingerprint in meta"],
      isDone: async () => false,
      async run() {
        await checkStores(given, made.CODE_KEY);
        say("    Redis: see at Upstash that eviction is on; without it a full Redis refuses writes");
      },
    },
    {
      name: "Bring the schema up to date",
      wouldDo: ["DATABASE_URL=… npm run db:migrate"],
      isDone: async () => false, // The migrator looks itself, and does nothing where nothing is missing.
      run: () => migrate(given.DATABASE_URL),
    },
    {
      name: "Make the queues",
      wouldDo: queues.map((queue) => shown(createQueueArgs(queue))),
      isDone: async () => (await missingQueues(wrangler, queues)).length === 0,
      run: () => createMissingQueues(wrangler, queues, (line) => say(`    ${line}`)),
    },
    {
      name: "Keep CODE_KEY, and set the secrets",
      wouldDo: [
        `makes CODE_KEY and ADMIN_API_KEY where they are not given, and keeps them in ${secretsFile}`,
        `${shown(putSecrets)}    # ${config.secrets.required.join(", ")}, as JSON on its input`,
      ],
      isDone: async () => (await missingSecrets()).length === 0,
      async run() {
        keep(secretsFile, made);
        const own = { CODE_KEY: made.CODE_KEY, ADMIN_API_KEY: made.ADMIN_API_KEY };
        const all: Readonly<Record<string, string>> = { ...own, ...given };
        const missing = (await missingSecrets()).map((name) => [name, all[name]]);
        await must(wrangler, putSecrets, { input: JSON.stringify(Object.fromEntries(missing)) });
        say(`    CODE_KEY and ADMIN_API_KEY are in ${secretsFile}, for you alone. Put both into a password manager,`);
        say(
          "    and CODE_KEY on paper too: it can't be made again, and no code opens without it. Then delete the file.",
        );
      },
    },
    {
      name: "Deploy",
      wouldDo: [shown(deploy)],
      isDone: async () => (await wrangler(status)).exitCode === 0,
      async run() {
        await must(wrangler, deploy);
      },
    },
    {
      name: "Make the standing link that health pings open",
      wouldDo: [`POST ${address}/api/links with the slug ${STANDING_LINK}`],
      isDone: standingLink.isThere,
      run: standingLink.make,
    },
    {
      name: "Make, follow, edit and delete a link there",
      wouldDo: [`ADMIN_API_KEY=… npm run smoke -- ${address}`],
      isDone: async () => false,
      run: smokeTest,
    },
  ];
}

function isRouted({ routes = [] }: WranglerConfig, host: string): boolean {
  const patterns = routes.map((route) => (typeof route === "string" ? route : route.pattern));
  return host.endsWith(".workers.dev") || patterns.some((pattern) => pattern.replace(/\/?\*?$/, "") === host);
}
