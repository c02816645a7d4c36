import type { Ping } from "./ping.ts";

/**
 * When somebody is to be alerted: after two pings in a row that say the same new thing, and no more than
 * `MAX_CHANGES` times an hour. A service that goes up and down more often gets one alert that says so, and
 * the next when it has been one or the other for half an hour.
 *
 * A ping that left Postgres asleep says nothing of it: neither that an outage goes on, nor that it is over.
 *
 * The state after a ping is kept with it. When no store can be read, nothing is known of what was alerted
 * before: then every ping alerts, under an incident id that is always the same, so that whoever receives it
 * can tell that it is one (`alertWithoutStores`).
 */
export interface AlertState {
  /** What was alerted last. */
  readonly told: "healthy" | "unhealthy" | "flapping";
  /** Of the incident that was alerted last; it is over where `told` is `healthy`. */
  readonly incidentId: string | null;
  /** What the newest pings say, and for how many in a row, and since when. */
  readonly streak: { readonly status: Ping["status"]; readonly pings: number; readonly since: number };
  /** When alerts were sent, within the last hour. */
  readonly changes: readonly number[];
  /** The alert that could not be delivered yet. */
  readonly undelivered: Alert | null;
  /** When the next ping is to write its state down, in milliseconds since the epoch; releases before 0.2.0 did not say. */
  readonly nextDueAt?: number;
}

export interface Alert {
  readonly type: "health.unhealthy" | "health.recovered" | "health.flapping";
  readonly incidentId: string;
  /** When what it tells began, in milliseconds since the epoch. */
  readonly since: number;
  readonly ping: Ping;
}

export const INCIDENT_WITHOUT_STORES = "no-store-answers";
const PINGS_TO_BELIEVE = 2;
const MAX_CHANGES = 4;
const HOUR_MS = 3_600_000;
const CALM_MS = 1_800_000;

/** Before the first ping: a service that starts out well has nothing to tell. */
export const NOTHING_TOLD: AlertState = {
  told: "healthy",
  incidentId: null,
  streak: { status: "healthy", pings: 0, since: 0 },
  changes: [],
  undelivered: null,
};

/**
 * @param createId names a new incident.
 * @returns the state after the ping; its `undelivered` is what to send now, which is also what could not be sent before.
 */
export function nextAlertState(state: AlertState, ping: Ping, createId: () => string): AlertState {
  if (saysNothing(ping)) return { ...state, changes: state.changes.filter((time) => time > ping.time - HOUR_MS) };
  const isSame = state.streak.status === ping.status;
  const streak = isSame
    ? { ...state.streak, pings: state.streak.pings + 1, since: state.streak.since || ping.time }
    : { status: ping.status, pings: 1, since: ping.time };
  const changes = state.changes.filter((time) => time > ping.time - HOUR_MS);
  const next = { ...state, streak, changes };

  const isCalm = state.told === "flapping" ? ping.time - streak.since >= CALM_MS : streak.pings >= PINGS_TO_BELIEVE;
  if (!isCalm || state.told === ping.status) return next;

  const isFlapping = state.told !== "flapping" && changes.length >= MAX_CHANGES;
  const told = isFlapping ? "flapping" : ping.status;
  // An incident goes on until it is told to be over; without one, this is the beginning of the next.
  const incidentId = state.told === "healthy" || state.incidentId === null ? createId() : state.incidentId;
  const type = told === "healthy" ? "health.recovered" : (`health.${told}` as const);
  return {
    ...next,
    ...{ told, incidentId, changes: [...changes, ping.time] },
    undelivered: { type, incidentId, since: streak.since, ping },
  };
}

/** It found nothing wrong, and did not look at everything. */
function saysNothing({ status, components }: Ping): boolean {
  return status === "healthy" && Object.values(components).some((component) => component.status === "skipped");
}

/**
 * Whether a ping has to look at everything: something is wrong as far as anybody knows, or was, and the recovery has to
 * be seen. A Postgres that is left alone then would never be found back.
 */
export function isInDoubt({ told, streak }: AlertState): boolean {
  return told !== "healthy" || streak.status !== "healthy";
}

/**
 * The state to go on from after pings that found neither store, or may have: they alerted, and could not write that down.
 *
 * @param ping the first one after them.
 */
export function afterSilence(state: AlertState, ping: Ping): AlertState {
  if (state.told !== "healthy") return state; // Its own incident goes on, and its end will be told.
  return {
    ...state,
    ...{ told: "unhealthy", incidentId: INCIDENT_WITHOUT_STORES },
    streak: { status: "unhealthy", pings: PINGS_TO_BELIEVE, since: ping.time },
    // Once more, under the same id: that it was told is not certain.
    undelivered: ping.status === "unhealthy" ? alertWithoutStores(ping) : null,
  };
}

/** For a ping that found neither store: nothing can be read, and nothing kept. */
export function alertWithoutStores(ping: Ping): Alert {
  return { type: "health.unhealthy", incidentId: INCIDENT_WITHOUT_STORES, since: ping.time, ping };
}
