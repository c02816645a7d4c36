import type { Deadline } from "../lib/deadline.ts";
import { StoreError } from "../lib/store-error.ts";
import { type Alert, alertWithoutStores, NOTHING_TOLD, nextAlertState } from "./alert-state.ts";
import type { LoggedPing, Ping, PingLog } from "./ping.ts";
import { type AlertChannel, AlertNotDelivered } from "./webhook.ts";

/**
 * A ping from end to end: what was alerted before is read from whichever store answers, the newer where both
 * do; the ping and what it changed go into both; and an alert that is due is sent, or kept for the next ping.
 *
 * An alert goes out before it is written down as delivered: one that is sent twice is better than one that is
 * never sent, and its id tells that it is the same.
 */
export interface PingService {
  /** Writes down what was found, and alerts where that is due. */
  take(ping: Ping, deadline: Deadline): Promise<void>;
  /**
   * @returns newest first.
   * @throws {StoreError} when neither store answers.
   */
  history(limit: number, deadline: Deadline): Promise<readonly Ping[]>;
}

/** @param parts.channel null where nobody is to be alerted. */
export function createPingService(parts: {
  logs: { readonly postgres: PingLog; readonly redis: PingLog };
  channel: AlertChannel | null;
  createId: () => string;
  reportFailure: (error: StoreError | AlertNotDelivered) => void;
}): PingService {
  const { logs, channel, createId, reportFailure } = parts;
  const both = [logs.postgres, logs.redis];

  /** The answers of the stores that gave one. */
  async function ask<Answer>(asked: readonly PingLog[], work: (log: PingLog) => Promise<Answer>): Promise<Answer[]> {
    const answers = await Promise.all(
      asked.map((log) =>
        work(log).then(
          (answer) => [answer],
          (error: unknown) => {
            if (!(error instanceof StoreError)) throw error;
            reportFailure(error);
            return [];
          },
        ),
      ),
    );
    return answers.flat();
  }

  /** null when no store answers. */
  async function newest(asked: readonly PingLog[], limit: number, deadline: Deadline) {
    const answers = await ask(asked, (log) => log.newest(limit, deadline));
    const time = (entries: readonly LoggedPing[]) => entries[0]?.ping.time ?? 0;
    return answers.toSorted((a, b) => time(b) - time(a))[0] ?? null;
  }

  /** @returns whether it is out. */
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
      // A Postgres that was left asleep is not woken to write that down.
      const asked = ping.components["postgres"]?.status === "skipped" ? [logs.redis] : both;
      const known = await newest(asked, 1, deadline);
      if (known === null) {
        await send(alertWithoutStores(ping));
        return;
      }
      const alerts = nextAlertState(known[0]?.alerts ?? NOTHING_TOLD, ping, createId);
      const isOut = alerts.undelivered === null || (await send(alerts.undelivered));
      const entry = { ping, alerts: isOut ? { ...alerts, undelivered: null } : alerts };
      await ask(asked, (log) => log.add(entry, deadline));
    },

    async history(limit, deadline) {
      const known = await newest(both, limit, deadline);
      if (known !== null) return known.map(({ ping }) => ping);
      throw new StoreError({
        store: "postgres",
        operation: "read what the pings saw",
        reason: "and Redis does not answer either",
      });
    },
  };
}
