import type { Deadline } from "../lib/deadline.ts";
import type { AlertState } from "./alert-state.ts";
import type { Ping } from "./ping.ts";

/** A ping, and what whoever is to be alerted knows after it. */
export interface LoggedPing {
  readonly ping: Ping;
  readonly alerts: AlertState;
}

/**
 * Keeps a bounded number of pings. Postgres and Redis each have a log, so that the next ping knows which alerts were sent
 * even if one of the two is down.
 */
export interface PingLog {
  /**
   * @param entries newest first: the new ping, and the pings that this store has missed.
   * @param isChange whether they may say another thing than the ping before them, which webhooks then hear.
   * @throws {StoreError} when the store does not answer.
   */
  add(entries: readonly LoggedPing[], deadline: Deadline, isChange: boolean): Promise<void>;
  /**
   * @param limit how many at most.
   * @returns newest first.
   * @throws {StoreError} when the store does not answer.
   */
  newest(limit: number, deadline: Deadline): Promise<readonly LoggedPing[]>;
}
