import fc from "fast-check";
import { findTimeZone, type TimeZone } from "../../src/clicks/reporting/time-zone.ts";

export function zoneOf(name: string): TimeZone {
  const zone = findTimeZone(name);
  if (zone === null) throw new Error(`Cannot find the time zone ${name}`);
  return zone;
}

/** Zones of every kind, those with odd clocks more often. */
export const anyZoneName = fc.oneof(
  fc.constantFrom(
    ...["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham"],
    ...["Pacific/Apia", "America/Havana", "America/Sao_Paulo", "Africa/Cairo", "Asia/Beirut", "America/Scoresbysund"],
    ...["Africa/Casablanca", "Antarctica/Troll", "Asia/Gaza", "America/Santiago"],
  ),
  fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
);

export const anyZone = anyZoneName.map(zoneOf);

/** Since clocks change on the hour everywhere, which is since 2012. */
export const anyTime = fc.integer({ min: Date.parse("2012-01-01T00:00:00Z"), max: Date.parse("2040-01-01T00:00:00Z") });
export const anyDay = anyTime.map((time) => new Date(time).toISOString().slice(0, 10));
