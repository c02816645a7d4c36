import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { type Plan, RETENTION_SECONDS } from "../../src/local/deploy/plan.ts";
import type { WranglerAnswer } from "../../src/local/deploy/wrangler.ts";

/** An account at Cloudflare, as far as a deploy sees it. */
export interface Account {
  loggedIn: boolean;
  plan: Plan;
  /** Whether wrangler.toml has `[limits]`. */
  hasLimits: boolean;
  queues: Record<string, { retention: number }>;
  /** By Worker. */
  secrets: Record<string, Record<string, string>>;
  /** By Worker, the newest last. */
  deployments: Record<string, { versions: { version_id: string; percentage: number }[] }[]>;
  uploads: number;
  /** Whether the Worker has the link of the health pings. */
  hasStandingLink: boolean;
  /** The commands that were run, without their inputs. */
  calls: string[][];
  /** Commands that fail, by their beginning: `versions deploy`. */
  failing: string[];
}

export function createAccount(facts: Partial<Account> = {}): Account {
  const empty = {
    loggedIn: true,
    ...{ plan: "paid" as const, hasLimits: true },
    queues: {},
    secrets: {},
    deployments: {},
    uploads: 0,
    hasStandingLink: false,
    calls: [],
    failing: [],
  };
  return { ...empty, ...facts };
}

const text = { type: "string" } as const;
const on = { type: "boolean" } as const;
const yes = { ...on, short: "y" };

/** The commands that there are, with the flags that they know; a test holds them to wrangler's own. */
export const COMMANDS: Readonly<Record<string, ParseArgsOptionsConfig>> = {
  whoami: { json: on },
  login: {},
  "queues list": { page: text },
  "queues create": { "message-retention-period-secs": text },
  "secret list": { env: text, format: text },
  "secret bulk": { env: text },
  deploy: { config: text, env: text, var: text, message: text },
  "deployments status": { config: text, env: text, json: on },
  "versions upload": { env: text, var: text, tag: text, message: text },
  "versions deploy": { env: text, yes, message: text },
  "triggers deploy": { env: text },
  rollback: { config: text, env: text, yes, message: text },
};

class Refusal extends Error {}

/**
 * What wrangler 4.156.2 does and prints, as its sources have it (wrangler-dist/cli.js). A command or a flag that is not
 * known is refused.
 */
export function answerAsWrangler(account: Account, call: readonly string[], input: string): WranglerAnswer {
  account.calls.push([...call]);
  const events: Record<string, unknown>[] = [];
  try {
    return { exitCode: 0, stdout: run(account, call, input, events), stderr: "", events };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const stdout = error instanceof Refusal && call[0] === "whoami" ? error.message : "";
    return { exitCode: 1, stdout, stderr: `✘ [ERROR] ${error.message}`, events };
  }
}

function run(account: Account, call: readonly string[], input: string, events: Record<string, unknown>[]): string {
  const line = call.join(" ");
  const name = Object.keys(COMMANDS).find((known) => `${line} `.startsWith(`${known} `));
  if (name === undefined) throw new Refusal(`Unknown command: ${line}`);
  if (account.failing.some((failing) => line.startsWith(failing))) throw new Refusal("A request to the API failed.");
  const { values, positionals } = parseArgs({
    args: call.slice(name.split(" ").length),
    options: COMMANDS[name] ?? {},
    allowPositionals: true,
  });
  const flags: Readonly<Record<string, unknown>> = values;
  const top = flags["config"] === "src/mcp/wrangler.toml" ? "bijou-mcp" : "bijou";
  const worker = typeof flags["env"] === "string" ? `${top}-${flags["env"]}` : top;
  if (!account.loggedIn && name !== "login") throw new Refusal(JSON.stringify({ loggedIn: false }));
  const deployments = (account.deployments[worker] ??= []);
  const isThere = deployments.length > 0 || account.secrets[worker] !== undefined;
  const [first = ""] = positionals;

  switch (name) {
    case "whoami":
      return JSON.stringify({ loggedIn: true, accounts: [{ name: "Example", id: "0123" }] }, null, 2);
    case "login":
      account.loggedIn = true;
      return "Successfully logged in.";
    case "queues list":
      return tableOf(account, Number(flags["page"] ?? 1));
    case "queues create":
      if (account.queues[first] !== undefined)
        throw new Refusal(`Queue name '${first}' is already taken. [code: 11009]`);
      // As the flag's words in wrangler's help have it, which a test looks at.
      if (Number(flags["message-retention-period-secs"]) > RETENTION_SECONDS[account.plan])
        throw new Refusal("A request to the Cloudflare API failed. Invalid message retention period");
      account.queues[first] = { retention: Number(flags["message-retention-period-secs"]) };
      return `🌀 Creating queue '${first}'\n✅ Created queue '${first}'`;
    case "secret list":
      if (!isThere) throw new Refusal(`Worker "${worker}" (env: ${String(flags["env"])}) not found.`);
      return JSON.stringify(
        Object.keys(account.secrets[worker] ?? {}).map((key) => ({ name: key, type: "secret_text" })),
      );
    case "secret bulk": {
      const secrets = JSON.parse(input) as Record<string, string>; // What wrangler takes as well.
      account.secrets[worker] = { ...account.secrets[worker], ...secrets };
      return Object.keys(secrets)
        .map((key) => `✨ Successfully created secret for key: ${key}`)
        .join("\n");
    }
    case "deploy":
      // cloudflare/workers-sdk, issue 8756.
      if (top === "bijou" && account.deployments[worker.replace("bijou", "bijou-mcp")] === undefined)
        throw new Refusal(`Could not resolve service binding 'MCP'. [code: 10143]`);
      if (top === "bijou" && account.plan === "free" && account.hasLimits)
        throw new Refusal("CPU limits are not supported for the Free plan. Switch to a paid plan. [code: 100328]");
      deployments.push({
        versions: [
          { version_id: top === "bijou" ? nextVersion(account) : `mcp-${deployments.length + 1}`, percentage: 100 },
        ],
      });
      return `Deployed ${worker} triggers (1.00 sec)`;
    case "deployments status":
      if (!isThere) throw new Refusal("This Worker does not exist on your account. [code: 10007]");
      if (deployments.length === 0) throw new Refusal(`The Worker ${worker} has no deployments.`);
      return JSON.stringify(deployments.at(-1), null, 2);
    case "versions upload": {
      const version_id = nextVersion(account);
      events.push({ type: "wrangler-session", version: 1 }, { type: "version-upload", version: 1, version_id });
      return `Uploaded ${worker} (1.00 sec)\nWorker Version ID: ${version_id}`;
    }
    case "versions deploy": {
      const versions = positionals.map((spec) => {
        const [version_id = "", percent = ""] = spec.split("@");
        return { version_id, percentage: Number(percent.replace("%", "")) };
      });
      const sum = versions.reduce((total, { percentage }) => total + percentage, 0);
      if (sum !== 100) throw new Refusal(`Sum of specified percentages (${sum}%) must be 100%`);
      deployments.push({ versions });
      return `Deployed ${worker}`;
    }
    case "rollback":
      deployments.push({ versions: [{ version_id: first, percentage: 100 }] });
      return `Worker Version ${first} has been deployed to 100% of traffic.`;
    default:
      return `Deployed ${worker} triggers (1.00 sec)`;
  }
}

function nextVersion(account: Account): string {
  account.uploads++;
  return `00000000-0000-4000-8000-${String(account.uploads).padStart(12, "0")}`;
}

/** Two a page, so that a second page is asked for; its table as wrangler's. */
function tableOf({ queues }: Account, page: number): string {
  const names = Object.keys(queues).slice((page - 1) * 2, page * 2);
  const time = "2026-11-26T10:00:00.000000Z";
  const rows = names.map((queue) => `│ 0123456789abcdef │ ${queue} │ ${time} │ ${time} │ 1 │ 1 │`);
  return [
    "┌─┬─┬─┬─┬─┬─┐",
    "│ id │ name │ created_on │ modified_on │ producers │ consumers │",
    ...rows,
    "└─┴─┴─┴─┴─┴─┘",
  ].join("\n");
}
