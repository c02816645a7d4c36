import type { components } from "../../client/client.ts";

export type PingedDay = components["schemas"]["HealthDays"]["days"][number];

/** A day of the strip. */
export interface StripDay {
  /** The start of the UTC day. */
  readonly day: Date;
  readonly pings: number;
  readonly failed: number;
  /** The components that were down. */
  readonly down: readonly string[];
}

const DAY_MS = 86_400_000;

/** @param count how many UTC days, today included. @returns the oldest day first, and days without a ping too. */
export function daysOf(known: readonly PingedDay[], count: number, now: Date): StripDay[] {
  const byDay = new Map(known.map((one) => [one.day, one]));
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(today - (count - 1 - at) * DAY_MS);
    const { pings = 0, failed = 0, components: parts = {} } = byDay.get(day.toISOString().slice(0, 10)) ?? {};
    const down = Object.entries(parts).flatMap(([name, part]) => (part.failed > 0 ? [name] : []));
    return { day, pings, failed, down };
  });
}
