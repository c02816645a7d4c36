import type { AskDomains } from "./ask-domains.ts";
import { currentVersion, onlyVersion, servingVersions } from "./deployments.ts";
import type { Plan } from "./plan.ts";
import { createMissingQueues } from "./queues.ts";
import { MCP_CONFIG } from "./read-wrangler-config.ts";
import { notRolledBack, rollBack } from "./roll-back.ts";
import { must, type Wrangler } from "./wrangler.ts";

/**
 * A release, step by step: upload, a tenth of the traffic, a smoke test of the new version alone, a while of watching, all
 * of the traffic. If anything goes wrong once the new version has traffic, the old one gets all of it again.
 *
 * Queues, crons and routes belong to no version, so they are not put back. They are changed last.
 *
 * A release without domains opens the links of the default domain on every host. So once all traffic has left such a release, a
 * roll-out does not go back to it while a second domain is routed. And it routes one only if going back leads to a release that
 * has domains.
 */
export interface RollOut {
  readonly environment: string;
  /** The Worker's name at Cloudflare, for the header that picks a version. */
  readonly workerName: string;
  readonly queues: readonly string[];
  /** The hosts that wrangler.toml routes. */
  readonly routedHosts: readonly string[];
  /** For how long new queues keep messages. */
  readonly plan: Plan;
  /** Where links are opened: the BASE_URL of the new version. */
  readonly address: string;
  /** Shown beside the version at Cloudflare: the release, and the commit if it is known. */
  readonly tag: string;
}

export interface RollOutParts {
  readonly wrangler: Wrangler;
  /** @throws when a link can't be made, followed, edited and deleted. */
  readonly smokeTest: (headers: Readonly<Record<string, string>>) => Promise<void>;
  /** @throws when too many requests fail. */
  readonly watch: (headers: Readonly<Record<string, string>>) => Promise<void>;
  readonly askDomains: AskDomains;
  /** Once all is done, and well. @throws when they can't be routed, which puts nothing back. */
  readonly routeDomains: () => Promise<void>;
  readonly say: (line: string) => void;
}

const FIRST_PERCENT = 10;

/** @throws when all traffic is not on the new version; the message says what became of it. */
export async function rollOut(plan: RollOut, parts: RollOutParts): Promise<void> {
  const { wrangler, smokeTest, watch, say } = parts;
  const { environment, workerName, queues, address, tag, plan: cloudflarePlan } = plan;
  const inEnvironment = ["--env", environment];
  const message = `Roll out ${tag}`;

  const oldVersion = await currentVersion(wrangler, inEnvironment);
  const hadDomains = await haveDomains(plan, parts, await servingVersions(wrangler, inEnvironment));
  await createMissingQueues(wrangler, queues, cloudflarePlan, say);
  const oldMcp = await deployMcp(wrangler, message, inEnvironment);
  say("the Worker that speaks MCP is the new one");
  const upload = ["versions", "upload", "--tag", tag, "--message", message, "--var", `BASE_URL:${address}`];
  const { events } = await must(wrangler, [...upload, ...inEnvironment]);
  const newVersion = events.find(({ type }) => type === "version-upload")?.["version_id"];
  if (typeof newVersion !== "string") throw new Error("wrangler did not say which version it uploaded");
  say(`uploaded the version ${newVersion}; all traffic is on ${oldVersion}`);

  const deploy = (...specs: string[]) =>
    must(wrangler, ["versions", "deploy", ...specs, "-y", "--message", message, ...inEnvironment]);
  let secondDomains: readonly string[] = [];
  let hasAll = false;
  try {
    await deploy(`${newVersion}@${FIRST_PERCENT}%`, `${oldVersion}@${100 - FIRST_PERCENT}%`);
    say(`${FIRST_PERCENT} % of the traffic is on the new version`);
    // Without this header, nine of ten requests would test the old version.
    const newOnly = onlyVersion(workerName, newVersion);
    await smokeTest(newOnly);
    await watch(newOnly);
    if (!hadDomains) secondDomains = (await parts.askDomains(newOnly)) ?? [];
    await deploy(`${newVersion}@100%`);
    hasAll = true;
    say("all traffic is on the new version");
    await smokeTest({});
    await must(wrangler, ["triggers", "deploy", ...inEnvironment]);
    say("queues, crons and routes are the new version's");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`failed: ${reason}`);
    const routed = hasAll ? secondDomains.filter((host) => plan.routedHosts.includes(host)) : [];
    if (routed.length > 0)
      throw new Error(`${notRolledBack({ oldVersion, inEnvironment, address, routed })} What failed: ${reason}`, {
        cause: error,
      });
    await rollBack({ wrangler, oldVersion, inEnvironment, cause: error });
    if (oldMcp !== null)
      await rollBack({ wrangler, oldVersion: oldMcp, inEnvironment: ofMcp(inEnvironment), cause: error });
    throw new Error(`The old version ${oldVersion} has all traffic again, since the new one failed: ${reason}`, {
      cause: error,
    });
  }
  if (hadDomains) await parts.routeDomains();
  else if (secondDomains.some((host) => !plan.routedHosts.includes(host)))
    say(
      `a release without domains served until now. To route those that there are: npm run rollout -- ${environment} --domains`,
    );
}

/** Whether all versions that serve have domains. Where one does not say, it is taken for one that has none. */
async function haveDomains(
  { workerName }: Pick<RollOut, "workerName">,
  { askDomains, say }: Pick<RollOutParts, "askDomains" | "say">,
  versions: readonly string[],
): Promise<boolean> {
  try {
    const answers = await Promise.all(versions.map((version) => askDomains(onlyVersion(workerName, version))));
    return answers.every((domains) => domains !== null);
  } catch (error) {
    // A roll-out may be what mends the old release.
    say(`Cannot tell whether the old version has domains: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

const ofMcp = (inEnvironment: readonly string[]) => ["--config", MCP_CONFIG, ...inEnvironment];

/**
 * All at once, and before the Worker that is bound to it: both releases of that one work with either (mcp-server.ts), and no
 * redirect comes here. @returns the version before; null for the first.
 */
async function deployMcp(
  wrangler: Wrangler,
  message: string,
  inEnvironment: readonly string[],
): Promise<string | null> {
  const { exitCode } = await wrangler(["deployments", "status", "--json", ...ofMcp(inEnvironment)]);
  const old = exitCode === 0 ? await currentVersion(wrangler, ofMcp(inEnvironment)) : null;
  await must(wrangler, ["deploy", "--message", message, ...ofMcp(inEnvironment)]);
  return old;
}
