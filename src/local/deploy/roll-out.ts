import type { Plan } from "./plan.ts";
import { createMissingQueues } from "./queues.ts";
import { must, type Wrangler } from "./wrangler.ts";

/**
 * A release, step by step: upload, a tenth of the traffic, a smoke test of the new version alone, a while of watching, all
 * of the traffic. If anything goes wrong once the new version has traffic, the old one gets all of it again.
 *
 * Queues, crons and routes belong to no version, so they are not put back. They are changed last.
 */
export interface RollOut {
  readonly environment: string;
  /** The Worker's name at Cloudflare, for the header that picks a version. */
  readonly workerName: string;
  readonly queues: readonly string[];
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
  await createMissingQueues(wrangler, queues, cloudflarePlan, say);
  const upload = ["versions", "upload", "--tag", tag, "--message", message, "--var", `BASE_URL:${address}`];
  const { events } = await must(wrangler, [...upload, ...inEnvironment]);
  const newVersion = events.find(({ type }) => type === "version-upload")?.["version_id"];
  if (typeof newVersion !== "string") throw new Error("wrangler did not say which version it uploaded");
  say(`uploaded the version ${newVersion}; all traffic is on ${oldVersion}`);

  const deploy = (...specs: string[]) =>
    must(wrangler, ["versions", "deploy", ...specs, "-y", "--message", message, ...inEnvironment]);
  try {
    await deploy(`${newVersion}@${FIRST_PERCENT}%`, `${oldVersion}@${100 - FIRST_PERCENT}%`);
    say(`${FIRST_PERCENT} % of the traffic is on the new version`);
    // Without this header, nine of ten requests would test the old version.
    const newOnly = { "Cloudflare-Workers-Version-Overrides": `${workerName}="${newVersion}"` };
    await smokeTest(newOnly);
    await watch(newOnly);
    await deploy(`${newVersion}@100%`);
    say("all traffic is on the new version");
    await smokeTest({});
    await must(wrangler, ["triggers", "deploy", ...inEnvironment]);
    say("queues, crons and routes are the new version's");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`failed: ${reason}`);
    await rollBack({ wrangler, oldVersion, inEnvironment, cause: error });
    throw new Error(`The old version ${oldVersion} has all traffic again, since the new one failed: ${reason}`, {
      cause: error,
    });
  }
}

async function rollBack(given: {
  wrangler: Wrangler;
  oldVersion: string;
  inEnvironment: readonly string[];
  cause: unknown;
}): Promise<void> {
  const { wrangler, oldVersion, inEnvironment, cause } = given;
  const args = ["rollback", oldVersion, "-y", "--message", "The new version failed", ...inEnvironment];
  try {
    await must(wrangler, args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `NOT rolled back, do it by hand: npx wrangler ${args.slice(0, 3).join(" ")} ${inEnvironment.join(" ")}: ${reason}`,
      { cause },
    );
  }
}

/** Of two versions, as an interrupted roll-out leaves them, the one with the most traffic. */
async function currentVersion(wrangler: Wrangler, inEnvironment: readonly string[]): Promise<string> {
  const { stdout } = await must(wrangler, ["deployments", "status", "--json", ...inEnvironment]);
  // wrangler 4.156.2, deploymentsStatusCommand: the deployment as Cloudflare's API has it.
  const { versions } = JSON.parse(stdout) as { versions: { version_id: string; percentage: number }[] };
  const [current] = versions.toSorted((a, b) => b.percentage - a.percentage);
  if (current === undefined) throw new Error("Cannot roll out: nothing is deployed yet; run npm run setup");
  return current.version_id;
}
