import type { Ping } from "./ping.ts";

/**
 * When to alert: after two pings in a row that say the same new thing, and at most `MAX_CHANGES` times an hour. If the
 * service goes up and down more often, one alert says so. The next one comes when it has stayed up, or down, for half an
 * hour.
 *
 * A ping that left Postgres asleep says nothing about it: an outage may go on or be over.
 *
 * The state after a ping is kept with the ping. When no store can be read, nobody knows which alerts were sent: then every
 * ping alerts, always under the same incident id, so that the receiver knows that it is one incident
 * (`alertWithoutStores`).
 */
export interface AlertState {
  /** What was alerted last. */
  readonly told: "healthy" | "unhealthy" | "flapping";
  /** The incident of the last alert. It is over if `told` is `healthy`. */
  readonly incidentId: string | null;
  /** What the newest pings say, how many in a row say it, and since when. */
  readonly streak: { readonly status: Ping["status"]; readonly pings: number; readonly since: number };
  /** When alerts were sent, within the last hour. */
  readonly changes: readonly number[];
  /** The alert that could not be delivered yet. */
  readonly undelivered: Alert | null;
  /**
   * When the next ping should write its state, in milliseconds since the epoch. Absent in states of releases before
   * 0.2.0.
   */
  readonly nextDueAt?: number;
}

export interface Alert {
  readonly type: "health.unhealthy" | "health.recovered" | "health.flapping";
  readonly incidentId: string;
  /** When the state that it reports began, in milliseconds since the epoch. */
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
  // An incident goes on until an alert says that it is over. Without one, this ping begins the next.
  const incidentId = state.told === "healthy" || state.incidentId === null ? createId() : state.incidentId;
  const type = told === "healthy" ? "health.recovered" : (`health.${told}` as const);
  return {
    ...next,
    ...{ told, incidentId, changes: [...changes, ping.time] },
    undelivered: { type, incidentId, since: streak.since, ping },
  };
}

/** The ping found nothing wrong, but did not look at everything. */
function saysNothing({ status, components }: Ping): boolean {
  return status === "healthy" && Object.values(components).some((component) => component.status === "skipped");
}

/**
 * Whether a ping must look at everything: something is wrong as far as anybody knows, or was, and a ping must see the
 * recovery. If pings left Postgres alone now, they would never see it come back.
 */
export function isInDoubt({ told, streak }: AlertState): boolean {
  return told !== "healthy" || streak.status !== "healthy";
}

/**
 * The state after pings that found neither store, or may have: they alerted, and could not write that down.
 *
 * @param ping the first one after them.
 */
export function afterSilence(state: AlertState, ping: Ping): AlertState {
  if (state.told !== "healthy") return state; // Its incident goes on, and a later alert will say when it is over.
  return {
    ...state,
    ...{ told: "unhealthy", incidentId: INCIDENT_WITHOUT_STORES },
    streak: { status: "unhealthy", pings: PINGS_TO_BELIEVE, since: ping.time },
    // Sent again under the same id: nobody knows whether the alert arrived.
    undelivered: ping.status === "unhealthy" ? alertWithoutStores(ping) : null,
  };
}

/** For a ping that found neither store: nothing can be read, and nothing kept. */
export function alertWithoutStores(ping: Ping): Alert {
  return { type: "health.unhealthy", incidentId: INCIDENT_WITHOUT_STORES, since: ping.time, ping };
}
