import type { components } from "../../client/client.ts";

export type Ping = components["schemas"]["HealthHistory"]["history"][number];

/** What the pings of one day saw. */
export interface PingedDay {
  /** The start of the day, in the browser's time zone. */
  readonly day: Date;
  readonly pings: number;
  readonly failed: number;
  /** What was down, each once. */
  readonly down: readonly string[];
}

/** @param count of days, up to today's: the oldest first, also those without a ping. */
export function daysOf(pings: readonly Ping[], count: number, now: Date): PingedDay[] {
  const days = Array.from({ length: count }, (_, at) => {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (count - 1 - at));
    return { day, pings: 0, failed: 0, down: new Set<string>() };
  });
  // By its start and not by its length: a day has 23 hours when the clocks change.
  const byStart = new Map(days.map((one) => [one.day.getTime(), one]));
  for (const { time, status, components } of pings) {
    const at = new Date(time);
    const one = byStart.get(new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime());
    if (one === undefined) continue;
    one.pings++;
    if (status === "unhealthy") one.failed++;
    for (const [name, component] of Object.entries(components)) if (component.status === "down") one.down.add(name);
  }
  return days.map((one) => ({ ...one, down: [...one.down] }));
}
