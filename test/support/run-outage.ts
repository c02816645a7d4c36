import { healthy } from "./fault-proxy.ts";
import { newScenario, type Scenario } from "./outage-ledger.ts";
import { lookBack } from "./outage-look-back.ts";
import { reportTooLate } from "./outage-reads.ts";
import { ask, noOutage, type OutageSession } from "./outage-session.ts";
import { createOutageTraffic, type OutageTraffic, RATE } from "./outage-traffic.ts";
import { type Isolate, LIMITS, type Part } from "./outage-world.ts";
import { asAdmin } from "./settings.ts";
import { type SteadyLoad, startSteadyLoad } from "./steady-load.ts";
import { type StoreFault, storeFault } from "./store-faults.ts";

/** Before, during and after an outage, under steady traffic; then a look at what is left of it. */

/** Milliseconds. */
const PHASES = { before: 1_500, during: 3_500, after: 1_500 };
/** Milliseconds that a silent outage lasts beyond three time limits in a row, which open a circuit. */
const BEYOND_LIMITS_MS = 2_000;
/** What a request may cost of one store: limiter, `pending` or publish, and a probe; or look-up, list and fill. */
const CALLS_PER_REQUEST = 4;
/** What comes without a request: probes, messages of the queues, salts. */
const CALLS_BESIDE = 20;
/** Bodies that end too late, in each isolate: as many as open a circuit. */
const TOO_LATE = 3;
/** Beyond the five seconds that are promised, for a machine that is shared; past that it is not waited for. */
const GIVE_UP_MS = 30_000;

export async function runOutage(
  session: OutageSession,
  name: string,
  parts: readonly Part[],
  faultName: string,
): Promise<Scenario> {
  const scenario = newScenario(name);
  const fault = storeFault(faultName);
  const proxies = parts.map((part) => session.world.faulty[part]);
  const opened = openedCircuits(session);
  const traffic = await createOutageTraffic(session, `https://example.com/${crypto.randomUUID()}`);
  Object.assign(session, { scenario, phase: "before", outage: noOutage(parts) });
  for (const proxy of Object.values(session.world.faulty)) proxy.forget();

  const load = startSteadyLoad(RATE, () => traffic.next());
  // Under way all through the outage, and until after it.
  const late = Promise.all(session.world.isolates.flatMap((isolate) => startTooLate(session, isolate)));
  await passed(PHASES.before);
  session.phase = "during";
  session.outage.from = Date.now();
  await Promise.all(proxies.map((proxy) => fault.begin(proxy)));
  const limitMs = Math.max(...parts.map((part) => LIMITS[part]));
  await passed(fault.isSilent ? 3 * limitMs + BEYOND_LIMITS_MS : PHASES.during);
  await bringBack(session, scenario, fault, load);
  session.phase = "after";
  await passed(PHASES.after);
  await Promise.all([load.stop(), late]);
  await repeatOpenWrites(traffic);
  await lookBack(session, scenario, traffic);
  scenario.opened = openedCircuits(session) - opened;
  return scenario;
}

/** One after the other, since a burst that fails together counts as one failure. */
function startTooLate(session: OutageSession, isolate: Isolate): Promise<unknown>[] {
  return session.hot.slice(0, TOO_LATE).map(async (link, i) => {
    await passed(i * 100);
    await reportTooLate(session, isolate, link);
  });
}

/** Milliseconds. Far from every limit of a store, and more than a body that ends too late leaves. */
const DISTANT_MS = 200;

/** Three bodies that end too late in each isolate, and no outage: the stores are only far away. @returns how many circuits they opened. */
export async function runTooLate(session: OutageSession): Promise<number> {
  const traffic = await createOutageTraffic(session, `https://example.com/${crypto.randomUUID()}`);
  Object.assign(session, { scenario: newScenario("bodies that end late"), phase: "before", outage: noOutage([]) });
  const opened = openedCircuits(session);
  const { redis, postgres } = session.world.faulty;
  for (const proxy of [redis, postgres]) proxy.fault = () => ({ kind: "delay", ms: DISTANT_MS });
  const load = startSteadyLoad(RATE, () => traffic.next());
  await Promise.all(session.world.isolates.flatMap((isolate) => startTooLate(session, isolate)));
  await passed(PHASES.after);
  await load.stop();
  for (const proxy of [redis, postgres]) proxy.fault = healthy;
  return openedCircuits(session) - opened;
}

/** How often a circuit has opened, in both isolates. */
function openedCircuits({ world }: OutageSession): number {
  return world.logs().split('"circuit-opened"').length - 1;
}

/** What is asked from now on belongs to no outage. */
export function endOutages(session: OutageSession): void {
  Object.assign(session, { scenario: newScenario("after all"), phase: "after", outage: noOutage([]) });
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Ends the fault, counts what then comes to the stores, and waits until both isolates do everything again. */
async function bringBack(
  session: OutageSession,
  scenario: Scenario,
  fault: StoreFault,
  load: SteadyLoad,
): Promise<void> {
  const proxies = session.outage.parts.map((part) => session.world.faulty[part]);
  const calls = () => proxies.reduce((sum, proxy) => sum + proxy.calls.length, 0);
  await Promise.all(proxies.map((proxy) => fault.end(proxy)));
  const backAt = Date.now();
  const before = { calls: calls(), asked: load.sent() - load.inFlight() };
  const returned = passed(1_000).then(() => {
    const requests = load.sent() - before.asked;
    const most = proxies.length * (CALLS_PER_REQUEST * requests + CALLS_BESIDE);
    scenario.callsOnReturn = { seen: calls() - before.calls, most };
  });
  await Promise.all(session.world.isolates.map((isolate) => untilItIsBack(session, isolate, backAt)));
  scenario.recoveredAfterMs = Date.now() - backAt;
  session.outage.until = Date.now();
  await returned;
}

/** An edit needs both stores. */
async function untilItIsBack(session: OutageSession, isolate: Isolate, backAt: number): Promise<void> {
  const path = `/api/links/${session.probed[0]?.slug}`;
  while (Date.now() - backAt < GIVE_UP_MS) {
    const { status } = await ask(session, isolate, {
      ...{ kind: "back?", method: "PATCH", path, headers: asAdmin, deadline: "api" },
      body: { title: crypto.randomUUID() },
      judge: (answer) => (answer.status === 200 || answer.status === 503 ? null : "unexpected"),
    });
    if (status === 200) return;
    await passed(100);
  }
}

/** What a 503 left open is repeated, as a client would, until it is acknowledged. */
async function repeatOpenWrites({ writes }: OutageTraffic): Promise<void> {
  for (let round = 0; writes.open.length > 0 && round < 20; round++) {
    await Promise.all(writes.takeAll().map(({ send }) => send()));
    if (writes.open.length > 0) await passed(200);
  }
}
