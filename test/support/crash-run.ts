import { type CrashClient, createCrashClient } from "./crash-client.ts";
import { type CrashLedger, createLedger } from "./crash-ledger.ts";
import { type LoadReport, startLoad } from "./crash-load.ts";
import { type CrashWorld, startCrashWorld } from "./crash-world.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** What is left, and was seen, when all rounds are over and everything is up again. */
export interface CrashRun {
  readonly world: CrashWorld;
  readonly client: CrashClient;
  readonly ledger: CrashLedger;
  readonly report: LoadReport;
  readonly kills: Readonly<Record<Victim, number>>;
  readonly worstRecoveryMs: number;
  /** Visits that a Worker had the time to hand over before it was killed. */
  readonly visitsToBeCounted: number;
}

const VICTIMS = ["worker", "postgres", "redis", "redis, emptied"] as const;
type Victim = (typeof VICTIMS)[number];

const SENTINEL = "sentinel";
const WRITERS = 8;
/** P6 and the breakers promise five seconds; what a busy machine takes comes on top. */
const RECOVERY_LIMIT_MS = 5_000 + 15_000;
/** A visit waits one second for its hand-over, which may wait on a dead Redis and a busy machine. */
const HANDED_OVER_MS = 15_000;
/** P4's ten seconds, and one. */
const EDITS_TAKE_MS = 11_000;

/** Kills one after another under load: in four rounds each once, in any order. */
export async function runCrashes(rounds: number, random: SeededRandom): Promise<CrashRun> {
  const ledger = createLedger();
  const world = await startCrashWorld(random);
  const client = createCrashClient(world.workerUrl, ledger.violate);
  const kills = { worker: 0, postgres: 0, redis: 0, "redis, emptied": 0 };
  let worstRecoveryMs = 0;
  let visitsToBeCounted = 0;
  const pause = (least: number, most = least) =>
    new Promise((resolve) => setTimeout(resolve, random.between(least, most)));

  async function kill(victim: Victim): Promise<void> {
    kills[victim]++;
    if (victim === "worker") {
      visitsToBeCounted += takeHandedOver(Date.now());
      await world.killWorker();
      await pause(0, 2_500);
      return world.startWorker();
    }
    const isEmpty = victim === "redis, emptied";
    if (isEmpty) ledger.redisLosesItsData();
    const server = victim === "postgres" ? world.postgres : world.redis;
    await server.kill();
    await pause(0, 2_500);
    await server.start({ isEmpty });
  }

  /** How many visits of this Worker were answered long enough ago; forgets them all. */
  function takeHandedOver(endedAt: number): number {
    return load.report.visitsAnswered.splice(0).filter((at) => endedAt - at > HANDED_OVER_MS).length;
  }

  /** Until an edit goes through, which needs all three. */
  async function untilRecovered(): Promise<void> {
    const startedAt = Date.now();
    for (let n = 0; ; n++) {
      const answer = await client.ask("PATCH", `/api/links/${SENTINEL}`, { title: `recovered ${n}` });
      const tookMs = Date.now() - startedAt;
      worstRecoveryMs = Math.max(worstRecoveryMs, tookMs);
      if (answer?.status === 200) return;
      if (tookMs > RECOVERY_LIMIT_MS) throw new Error(`Cannot go on: no recovery within ${tookMs} ms`);
      await pause(50);
    }
  }

  const load = startLoad({ client, ledger, random, writers: WRITERS });
  try {
    const made = await client.ask("POST", "/api/links", { url: "https://example.com/sentinel", slug: SENTINEL });
    if (made?.status !== 201) throw new Error(`Cannot begin: a create is answered ${made?.status} ${made?.text}`);
    let victims: Victim[] = [];
    for (let round = 0; round < rounds; round++) {
      if (victims.length === 0) victims = random.shuffled(VICTIMS);
      await pause(300, 3_000);
      await kill(victims.pop() ?? "worker");
      await untilRecovered();
    }
    await load.stop();
    await pause(HANDED_OVER_MS);
    visitsToBeCounted += takeHandedOver(Date.now());
    await Promise.all([world.clicks.drained(), world.takedowns.drained()]);
    await pause(EDITS_TAKE_MS);
  } catch (error) {
    await world.close();
    throw error;
  }
  return { world, client, ledger, report: load.report, kills, worstRecoveryMs, visitsToBeCounted };
}

export function tableOf(run: CrashRun): string {
  const { client, report, ledger, world } = run;
  const requests = Object.values(client.tally).reduce((sum, count) => sum + count, 0);
  const lines = {
    kills: Object.entries(run.kills)
      .map(([victim, count]) => `${victim} ${count}`)
      .join("; "),
    "worst recovery after a start": `${run.worstRecoveryMs} ms`,
    requests,
    ...Object.fromEntries(Object.entries(client.tally).toSorted()),
    "worst redirect, of 5000 ms": `${client.worstMs.redirect} ms`,
    "worst API answer, of 12000 ms": `${client.worstMs.api} ms`,
    "acknowledged creates": report.creates,
    "repeated creates": report.repeats,
    "acknowledged edits, deletes": `${report.edits}, ${report.deletes}`,
    "edits with an outcome that is not known": ledger.links.filter(({ isUncertain }) => isUncertain).length,
    "excused, edited as Redis lost its data": ledger.links.filter(({ isExcused }) => isExcused).length,
    "visits that had to be counted": run.visitsToBeCounted,
    "messages of clicks, delivered again": `${world.clickMessages.length}, ${world.clicks.repeats}`,
    violations: ledger.violations.length,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name.padEnd(42)}${String(value)}`)
    .join("\n");
}
