import { LACKS_ON_FREE, type Plan, planOf } from "../deploy/plan.ts";
import { createMissingQueues, createQueueArgs, missingQueues } from "../deploy/queues.ts";
import { MCP_CONFIG, queuesOf, type WranglerConfig } from "../deploy/read-wrangler-config.ts";
import { compareRoutes, type RouteDomainsParts, routeDomains } from "../deploy/route-domains.ts";
import { hostsOfItsOwn, routedHosts } from "../deploy/routed-hosts.ts";
import { must, type Wrangler } from "../deploy/wrangler.ts";
import { remarkOnDatabase, TOKEN_PERMISSIONS, WHICH_POSTGRES, WHICH_REDIS } from "./given.ts";
import type { MadeSecrets } from "./made-secrets.ts";
import { STANDING_LINK, type StandingLink } from "./standing-link.ts";
import type { Step } from "./step.ts";

/** What a first deploy is made with. */
export interface Setup {
  readonly environment: string;
  readonly config: WranglerConfig;
  /** Cloudflare's plan; null where nobody has said. */
  readonly plan: Plan | null;
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

export interface SetupParts extends Omit<RouteDomainsParts, "wrangler" | "say"> {
  readonly wrangler: Wrangler;
  /** @throws when one of them can't be used, or the database was made with another CODE_KEY. */
  readonly checkStores: (given: GivenSecrets, codeKey: string) => Promise<void>;
  readonly migrate: (databaseUrl: string) => Promise<void>;
  readonly keep: (file: string, made: MadeSecrets) => void;
  readonly standingLink: StandingLink;
  readonly smokeTest: () => Promise<void>;
  /** Writes into wrangler.toml. @throws an error that says what to write by hand. */
  readonly writePlan: (plan: Plan) => void;
  /** @throws when the page or the standing link does not open. */
  readonly lookAtFirstPages: () => Promise<{ page: string; link: string }>;
  readonly say: (line: string) => void;
}

/** What Cloudflare answers to `[limits]` on the free plan: "CPU limits are not supported for the Free plan. [code: 100328]". */
const REFUSED_LIMITS = /\b100328\b|CPU limits are not supported/;

/** A first deploy, in the order in which each step finds what it needs. */
export function setupSteps(setup: Setup, parts: SetupParts): Step[] {
  const { environment, config, address, made, given, secretsFile } = setup;
  const { wrangler, checkStores, migrate, keep, standingLink, smokeTest, say } = parts;
  const { host } = new URL(address);
  /** The plan that wrangler.toml is made for, until something says otherwise. */
  let plan = setup.plan ?? planOf(config);
  const queues = queuesOf(config);
  const inEnvironment = ["--env", environment];
  const shown = (args: readonly string[]) => `npx wrangler ${args.join(" ")}`;
  const whoami = ["whoami", "--json"];
  const listSecrets = ["secret", "list", "--format", "json", ...inEnvironment];
  const putSecrets = ["secret", "bulk", ...inEnvironment];
  const status = ["deployments", "status", "--json", ...inEnvironment];
  const ofMcp = ["--config", MCP_CONFIG, ...inEnvironment];
  const mcpStatus = ["deployments", "status", "--json", ...ofMcp];
  const deployMcp = ["deploy", ...ofMcp];
  const domains = {
    ...{ environment, workerName: config.name },
    ...{ routedHosts: [...routedHosts(config), host], ownHosts: hostsOfItsOwn(config, host) },
  };
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

  function settle(found: Plan): void {
    plan = found;
    parts.writePlan(found);
    if (found === "paid") return;
    say(
      "    the free plan: [limits] is a comment in wrangler.toml now, since that plan refuses it. Not promised there:",
    );
    for (const lack of LACKS_ON_FREE) say(`      ${lack}`);
  }

  /**
   * Tries to make a queue as on the paid plan. If that is refused, and a queue as on the free plan is not, it is the
   * free plan.
   */
  async function makeQueues(): Promise<void> {
    const [first] = await missingQueues(wrangler, queues);
    if (setup.plan === null && plan === "paid" && first !== undefined) {
      const asPaid = await wrangler(createQueueArgs(first, "paid"));
      if (asPaid.exitCode === 0) say(`    made the queue ${first}`);
      else if ((await wrangler(createQueueArgs(first, "free"))).exitCode === 0) settle("free");
      else throw new Error(`wrangler queues create failed: ${(asPaid.stdout + asPaid.stderr).trim()}`);
    }
    await createMissingQueues(wrangler, queues, plan, (line) => say(`    ${line}`));
  }

  return [
    {
      name: "Log in to Cloudflare",
      wouldDo: [shown(whoami), "npx wrangler login    # if that says no", ...TOKEN_PERMISSIONS],
      isDone: async () => (await wrangler(whoami)).exitCode === 0,
      async run() {
        for (const line of TOKEN_PERMISSIONS) say(`    ${line}`);
        await must(wrangler, ["login"], { isInteractive: true });
      },
    },
    {
      name: "Settle Cloudflare's plan",
      wouldDo: [
        "--plan=free or --plan=paid says it, else you are asked; where nobody answers, it shows when Cloudflare refuses",
        "free: comments out [limits] in wrangler.toml, and lets queues keep messages for 24 hours. These promises then don't hold:",
        ...LACKS_ON_FREE.map((lack) => `  ${lack}`),
      ],
      isDone: async () => plan === "paid" && planOf(config) === "paid",
      run: async () => settle(plan),
    },
    {
      name: "Route the domain of BASE_URL to the Worker",
      wouldDo: [
        `writes routes = [{ pattern = "${host}", custom_domain = true }] under [env.${environment}] of wrangler.toml: commit that`,
        "the domain, or the one above it, is a zone of this account: Cloudflare's dashboard, “Add a domain”. The deploy makes",
        "its DNS record and certificate, and fails where there is a record of that name already",
        `nothing to write for https://${config.name}.….workers.dev`,
      ],
      isDone: async () => isRouted(config, host),
      async run() {
        if (host.endsWith(".workers.dev")) {
          throw new Error(
            `the Worker's own address is https://${config.name}.<your subdomain>.workers.dev, and BASE_URL is not`,
          );
        }
        parts.writeRoutes([host]);
        say(`    wrote it into routes of [env.${environment}] in wrangler.toml: commit that, a roll-out needs it`);
      },
    },
    {
      name: "Check that both stores can be reached, and that CODE_KEY is the database's",
      wouldDo: [
        ...WHICH_POSTGRES,
        ...WHICH_REDIS,
        "SELECT 1 to DATABASE_URL, PING to UPSTASH_REDIS_REST_URL, the fingerprint in meta",
      ],
      isDone: async () => false,
      async run() {
        await checkStores(given, made.CODE_KEY).catch((error: unknown) => {
          for (const line of [...WHICH_POSTGRES, ...WHICH_REDIS]) say(`    ${line}`);
          throw error;
        });
        const remark = remarkOnDatabase(given.DATABASE_URL);
        if (remark !== null) say(`    ${remark}`);
        say(
          "    Upstash: see there that eviction is on, without which a full Redis refuses edits, and no read regions",
        );
      },
    },
    {
      name: "Bring the schema up to date",
      wouldDo: ["DATABASE_URL=… npm run db:migrate"],
      isDone: async () => false, // The migrator checks itself, and does nothing if nothing is missing.
      run: () => migrate(given.DATABASE_URL),
    },
    {
      name: "Make the queues",
      wouldDo: queues.map((queue) => shown(createQueueArgs(queue, plan))),
      isDone: async () => (await missingQueues(wrangler, queues)).length === 0,
      run: makeQueues,
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
      // Before the Worker that is bound to it: a binding to a Worker that is not there is refused.
      name: "Deploy the Worker that speaks MCP",
      wouldDo: [shown(deployMcp)],
      isDone: async () => (await wrangler(mcpStatus)).exitCode === 0,
      async run() {
        await must(wrangler, deployMcp);
      },
    },
    {
      name: "Deploy",
      wouldDo: [shown(deploy)],
      isDone: async () => (await wrangler(status)).exitCode === 0,
      async run() {
        const answer = await wrangler(deploy);
        if (answer.exitCode === 0) return;
        const printed = (answer.stdout + answer.stderr).trim();
        const isFree = REFUSED_LIMITS.test(printed);
        if (isFree && setup.plan === null) {
          settle("free");
          await must(wrangler, deploy);
          return;
        }
        const hint = isFree ? "; the account is on the free plan: start again with --plan=free" : "";
        throw new Error(`wrangler deploy ended with code ${answer.exitCode}: ${printed}${hint}`);
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
    {
      name: "Route the other domains that Bijou has",
      wouldDo: [
        `GET ${address}/api/domains; nothing to do before the first has been added`,
        `writes each into routes of [env.${environment}] of wrangler.toml: commit that. Its zone is in this account`,
        `npx wrangler triggers deploy ${inEnvironment.join(" ")}`,
        "refuses while a release without domains serves, or where another site answers on the host",
      ],
      isDone: async () => (await compareRoutes(domains, parts)).missing.length === 0,
      run: () => routeDomains(domains, { ...parts, say: (line) => say(`    ${line}`) }),
    },
    {
      name: "Open the page and a link",
      wouldDo: [`GET ${address}/ and ${address}/${STANDING_LINK}, as a browser does`],
      isDone: async () => false,
      async run() {
        const { page, link } = await parts.lookAtFirstPages();
        say(`    the page         ${page}`);
        say(`    a link           ${link}`);
      },
    },
  ];
}

function isRouted(config: WranglerConfig, host: string): boolean {
  // At workers.dev, only the Worker's own name is routed to it.
  if (host.endsWith(".workers.dev")) return host.startsWith(`${config.name}.`);
  return routedHosts(config).includes(host);
}
