import type { Deadline } from "../lib/deadline.ts";
import type { Ping } from "./ping.ts";

/** How many looks there were, and how many found it down. */
export interface PingCounts {
  readonly pings: number;
  readonly failed: number;
}

/** What the pings of one UTC day saw, as sums. */
export interface PingedDay extends PingCounts {
  /** `2026-11-29` */
  readonly day: string;
  /** By component. A ping that left a component asleep does not count for it. */
  readonly components: Readonly<Record<string, PingCounts>>;
}

/** Keeps the sums of 30 days; whoever logs a ping adds it. */
export interface PingedDays {
  /**
   * @returns newest first; days without a ping are left out.
   * @throws {StoreError} when the store does not answer.
   */
  read(deadline: Deadline): Promise<readonly PingedDay[]>;
}

/** The same sums of pings that are at hand, newest first. */
export function sumByDay(pings: readonly Ping[]): readonly PingedDay[] {
  const byDay = Map.groupBy(pings, ({ time }) => new Date(time).toISOString().slice(0, 10));
  return [...byDay].map(([day, ofDay]) => {
    const looks = Map.groupBy(
      ofDay.flatMap(({ components }) => Object.entries(components)).filter(([, { status }]) => status !== "skipped"),
      ([name]) => name,
    );
    const components = [...looks].map(([name, seen]): [string, PingCounts] => [
      name,
      { pings: seen.length, failed: seen.filter(([, { status }]) => status === "down").length },
    ]);
    const failed = ofDay.filter(({ status }) => status === "unhealthy").length;
    return { day, pings: ofDay.length, failed, components: Object.fromEntries(components) };
  });
}
