import { dateOn, zoneClock } from "../parts/charts/zone-clock.ts";
import type { Here } from "./view.ts";

/** What the reader's browser and clock say. */
export function here(): Here {
  return {
    ownZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    today: (zone) => dateOn(zoneClock(zone), new Date()),
    isZone,
  };
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // RangeError: there is no zone of that name.
  }
}

/** The time zones to choose from: the reader's own, UTC, the one in use, then all. */
export function zonesToChoose(inUse: string): readonly string[] {
  return [...new Set([here().ownZone, "UTC", inUse, ...Intl.supportedValuesOf("timeZone")])];
}
