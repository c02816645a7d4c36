/** What one scheduled look at the service found. */
export interface Ping {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly status: "healthy" | "unhealthy";
  readonly components: Readonly<Record<string, HealthComponent>>;
}

export interface HealthComponent {
  /** `skipped` if it was left asleep; `unknown` if a store is down that is needed to tell. */
  readonly status: "up" | "down" | "unknown" | "skipped";
  readonly latencyMs?: number;
  /** Safe to show: no address, no secret. */
  readonly error?: string;
}
