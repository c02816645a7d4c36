import { createDeadline, type Deadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { HealthComponent, Ping } from "../ping.ts";
import type { PingService } from "../ping-service.ts";
import type { UseMark } from "../use-mark.ts";

/**
 * The scheduled check of the service: both stores at once, and one standing link from end to end. `ping-service.ts` writes
 * down what it found, and alerts.
 *
 * In quiet mode a ping leaves Postgres asleep if nobody has asked it since the last ping: a Neon that is asked more often
 * than every five minutes never sleeps, and that costs money. While anything is wrong, or was at the last ping, the ping
 * asks it all the same.
 */
export interface HealthPings {
  /** Minutes between pings; 0 for none. The cron comes every minute, and most of them are not due. */
  readonly intervalMinutes: number;
  /** Says whether to ping Postgres; null to ping it always. */
  readonly useMark: Pick<UseMark, "isSet"> | null;
  /** Checks both stores at once, and whether the key is the database's. */
  readonly check: () => Promise<Ping["components"]>;
  readonly checkRedis: () => Promise<HealthComponent>;
  /** The standing link, and what makes this isolate forget it; null where there is none. */
  readonly link: { readonly path: string; readonly forget: () => void } | null;
  readonly service: PingService;
  readonly now: () => number;
}

const MINUTE_MS = 60_000;
/** For all that is read and written, and the alert: a Postgres that hangs takes 24 s of it, a receiver 15 s. */
const TIMEOUT_MS = 50_000;

/**
 * @param scheduledTime when the cron was due, in milliseconds since the epoch.
 * @param open answers a HEAD request for a path as the Worker would.
 */
export async function pingHealth(
  pings: HealthPings,
  scheduledTime: number,
  open: (path: string) => Promise<Response>,
): Promise<void> {
  const { intervalMinutes, service, now } = pings;
  if (intervalMinutes === 0 || Math.floor(scheduledTime / MINUTE_MS) % intervalMinutes !== 0) return;
  const deadline = createDeadline(TIMEOUT_MS, now);
  const components = await look(pings, deadline, open);
  const isDown = Object.values(components).some(({ status }) => status === "down");
  const ping: Ping = { time: now(), status: isDown ? "unhealthy" : "healthy", components };
  if (isDown) log("error", "health-ping-failed", { down: namesOfDown(ping) });
  await deadline.race(service.take(ping, deadline));
}

async function look(
  { useMark, check, checkRedis, link, now }: HealthPings,
  deadline: Deadline,
  open: (path: string) => Promise<Response>,
): Promise<Ping["components"]> {
  if (useMark !== null && !(await isInUse(useMark, deadline))) {
    return { postgres: { status: "skipped" }, redis: await checkRedis() };
  }
  const components = await check();
  // After the stores: by now a sleeping Postgres is awake.
  return link === null ? components : { ...components, link: await openLink(link, open, now) };
}

/** While Redis can't tell, Postgres is asked. */
async function isInUse(useMark: Pick<UseMark, "isSet">, deadline: Deadline): Promise<boolean> {
  try {
    return await useMark.isSet(deadline);
  } catch (error) {
    if (error instanceof StoreError) return true; // The ping of Redis will report this.
    throw error;
  }
}

async function openLink(
  { path, forget }: NonNullable<HealthPings["link"]>,
  open: (path: string) => Promise<Response>,
  now: () => number,
): Promise<HealthComponent> {
  forget(); // From memory, the link would open even if both stores were down.
  const startedAt = now();
  const response = await open(path);
  await response.body?.cancel();
  if (response.status >= 300 && response.status < 400) return { status: "up", latencyMs: now() - startedAt };
  return { status: "down", error: `the standing link answers ${response.status}` };
}

function namesOfDown({ components }: Ping): string[] {
  return Object.entries(components).flatMap(([name, { status }]) => (status === "down" ? [name] : []));
}
