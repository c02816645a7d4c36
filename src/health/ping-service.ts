import type { Deadline } from "../lib/deadline.ts";
import { StoreError } from "../lib/store-error.ts";
import {
  type Alert,
  afterSilence,
  alertWithoutStores,
  isInDoubt,
  NOTHING_TOLD,
  nextAlertState,
} from "./alert-state.ts";
import { askLogs, knownPings, MOST_IN_REDIS, type PingLogs } from "./known-pings.ts";
import type { Ping } from "./ping.ts";
import type { LoggedPing, PingLog } from "./ping-log.ts";
import { type PingedDay, type PingedDays, sumByDay } from "./pinged-day.ts";
import { type AlertChannel, AlertNotDelivered } from "./webhook.ts";

/** Crons are not punctual. */
const MAX_LATE_MS = 90_000;

/**
 * A ping from end to end. It reads the state of alerting from the stores that answer, and takes the newer one. It writes
 * the ping and the new state into both. It sends an alert that is due, or keeps it for the next ping.
 *
 * An alert is sent before it is written down as delivered: sent twice is better than never, and its id shows that it is
 * the same one.
 *
 * Pings that find neither store alert, and leave no trace. If the newest known ping is overdue, or this isolate remembers
 * such pings, the next one goes on from there, so that the end of that incident is alerted too.
 *
 * Once Postgres is back, the pings that found it down are written into it, as far as Redis has them. So the sums by day
 * count its own outages too.
 */
export interface PingService {
  /** Keeps what a ping found, and alerts if that is due. */
  take(ping: Ping, deadline: Deadline): Promise<void>;
  /**
   * Whether the last ping left something unsettled, so that the next one has to check everything. It asks only Redis.
   * @param time when the next ping is, in milliseconds since the epoch.
   * @throws {StoreError} when it does not answer.
   */
  isInDoubt(time: number, deadline: Deadline): Promise<boolean>;
  /**
   * @returns newest first.
   * @throws {StoreError} when neither store answers.
   */
  history(limit: number, deadline: Deadline): Promise<readonly Ping[]>;
  /**
   * @returns the sums of 30 days, newest first; while Postgres is down those of the pings that Redis has.
   * @throws {StoreError} when neither store answers.
   */
  days(deadline: Deadline): Promise<{ readonly days: readonly PingedDay[]; readonly isComplete: boolean }>;
}

/**
 * @param parts.channel null where nobody is to be alerted.
 * @param parts.intervalMs between two pings.
 */
export function createPingService(parts: {
  logs: PingLogs;
  days: PingedDays;
  channel: AlertChannel | null;
  intervalMs: number;
  createId: () => string;
  reportFailure: (error: StoreError | AlertNotDelivered) => void;
}): PingService {
  const { logs, days, channel, intervalMs, createId, reportFailure } = parts;
  const both = [logs.postgres, logs.redis];
  /** Whether the last ping of this isolate found neither store. */
  let wasSilent = false;

  /** Whether another ping should have come since this one. */
  function isOverdue({ alerts }: LoggedPing, time: number): boolean {
    const lateMs = time - (alerts.nextDueAt ?? time);
    return lateMs > Math.max(MAX_LATE_MS, intervalMs / 2);
  }

  /** @returns whether the alert was delivered. */
  async function send(alert: Alert): Promise<boolean> {
    try {
      await channel?.send(alert);
      return true;
    } catch (error) {
      if (!(error instanceof AlertNotDelivered)) throw error;
      reportFailure(error);
      return false;
    }
  }

  return {
    async take(ping, deadline) {
      // If Postgres was left asleep, it is not woken just to write this ping.
      const asked = ping.components["postgres"]?.status === "skipped" ? [logs.redis] : both;
      const known = await knownPings({ logs, asked, reportFailure }, 1, deadline);
      if (known === null) {
        wasSilent = true;
        await send(alertWithoutStores(ping));
        return;
      }
      const [last] = known.entries;
      const told = last?.alerts ?? NOTHING_TOLD;
      const wasSilence = wasSilent || (last !== undefined && known.isWhole && isOverdue(last, ping.time));
      const alerts = nextAlertState(wasSilence ? afterSilence(told, ping) : told, ping, createId);
      wasSilent = false;
      const isOut = alerts.undelivered === null || (await send(alerts.undelivered));
      const undelivered = isOut ? null : alerts.undelivered;
      const entry = { ping, alerts: { ...alerts, undelivered, nextDueAt: ping.time + intervalMs } };
      const isChange = known.missedByPostgres.length > 0 || known.lastInPostgres?.ping.status !== ping.status;
      const addTo = (log: PingLog) =>
        log.add(log === logs.postgres ? [entry, ...known.missedByPostgres] : [entry], deadline, isChange);
      await askLogs(asked, addTo, reportFailure);
    },

    async isInDoubt(time, deadline) {
      const [last] = await logs.redis.newest(1, deadline);
      return last !== undefined && (isInDoubt(last.alerts) || isOverdue(last, time));
    },

    async history(limit, deadline) {
      const known = await knownPings({ logs, asked: both, reportFailure }, limit, deadline);
      if (known !== null) return known.entries.map(({ ping }) => ping);
      throw new StoreError({
        store: "postgres",
        operation: "read what the pings saw",
        reason: "and Redis does not answer either",
      });
    },

    async days(deadline) {
      try {
        return { days: await days.read(deadline), isComplete: true };
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        reportFailure(error);
        const entries = await logs.redis.newest(MOST_IN_REDIS, deadline);
        return { days: sumByDay(entries.map(({ ping }) => ping)), isComplete: false };
      }
    },
  };
}
