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
