import type { Deadline } from "../lib/deadline.ts";
import type { AlertState } from "./alert-state.ts";

/** What one scheduled look at the service found. */
export interface Ping {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly status: "healthy" | "unhealthy";
  readonly components: Readonly<Record<string, HealthComponent>>;
}

export interface HealthComponent {
  /** `skipped` where it was left asleep, `unknown` where what would tell is down. */
  readonly status: "up" | "down" | "unknown" | "skipped";
  readonly latencyMs?: number;
  /** Safe to show: no address, no secret. */
  readonly error?: string;
}

/** A ping, and what whoever is to be alerted knows after it. */
export interface LoggedPing {
  readonly ping: Ping;
  readonly alerts: AlertState;
}

/**
 * Keeps pings, a bounded number of them. Postgres and Redis both do, each by itself, so that the next
 * ping knows what was alerted when one of the two is down.
 */
export interface PingLog {
  /** @throws {StoreError} when the store does not answer. */
  add(entry: LoggedPing, deadline: Deadline): Promise<void>;
  /**
   * @param limit at most so many.
   * @returns newest first.
   * @throws {StoreError} when the store does not answer.
   */
  newest(limit: number, deadline: Deadline): Promise<readonly LoggedPing[]>;
}
