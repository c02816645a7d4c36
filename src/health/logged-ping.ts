import type { AlertState } from "./alert-state.ts";
import type { Ping } from "./ping.ts";
import type { LoggedPing } from "./ping-log.ts";

/** Another format means another release, whose state this one can't read: alerting starts again. */
const FORMAT = 1;

/** Pings as Redis keeps them. */
export function encodeLoggedPings(entries: readonly LoggedPing[]): string {
  return JSON.stringify({ format: FORMAT, entries });
}

/** @returns none where the text is not of this format. */
export function decodeLoggedPings(text: string): readonly LoggedPing[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return []; // Something else wrote this value.
  }
  if (typeof value !== "object" || value === null || !("format" in value) || value.format !== FORMAT) return [];
  return "entries" in value && Array.isArray(value.entries) ? value.entries.flatMap(entryIn) : [];
}

function entryIn(value: unknown): LoggedPing[] {
  if (typeof value !== "object" || value === null || !("ping" in value) || !("alerts" in value)) return [];
  const { ping, alerts } = value;
  return isPing(ping) && isAlertState(alerts) ? [{ ping, alerts }] : [];
}

export function isPing(value: unknown): value is Ping {
  if (typeof value !== "object" || value === null) return false;
  const { time, status, components } = value as Readonly<Record<keyof Ping, unknown>>; // Whatever it has.
  const isStatus = status === "healthy" || status === "unhealthy";
  return typeof time === "number" && isStatus && typeof components === "object" && components !== null;
}

/** What this format wrote has all of it where it has these. */
export function isAlertState(value: unknown): value is AlertState {
  if (typeof value !== "object" || value === null) return false;
  const { told, streak, changes } = value as Readonly<Record<keyof AlertState, unknown>>; // Whatever it has.
  const isTold = told === "healthy" || told === "unhealthy" || told === "flapping";
  return isTold && typeof streak === "object" && streak !== null && Array.isArray(changes);
}
