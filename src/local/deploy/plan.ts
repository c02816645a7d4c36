import type { WranglerConfig } from "./read-wrangler-config.ts";

/** Of Cloudflare's Workers. wrangler.toml says which: the free one refuses `[limits]`, whatever they are. */
export type Plan = "free" | "paid";

export const PLANS: readonly Plan[] = ["free", "paid"];

/** The most that a queue keeps a message, in seconds, as wrangler's help for `queues create` has it. */
export const RETENTION_SECONDS: Readonly<Record<Plan, number>> = { free: 86_400, paid: 1_209_600 };

/** Which of the README's promises do not hold on the free plan. */
export const LACKS_ON_FREE: readonly string[] = [
  "queues keep a message for 24 hours and not for 14 days: visits are lost if Postgres is down for longer (P7)",
  "imports and takedowns are given up if they wait for longer than that",
  "a request has 10 ms of CPU: longer imports are cut off",
  "100,000 requests and 10,000 queue operations a day: about 3,000 visits",
];

/** What the settings are made for. */
export function planOf(config: Pick<WranglerConfig, "limits">): Plan {
  return config.limits?.cpu_ms === undefined ? "free" : "paid";
}
