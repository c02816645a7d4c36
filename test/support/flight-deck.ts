import { createSingleFlight, type FlightRole } from "../../src/lib/single-flight.ts";

export const JOIN_LIMIT_MS = 1_000;

/** How a caller fares; `outcome` stays "pending" until it is answered. */
export interface Caller {
  outcome: "pending" | { readonly value: string } | { readonly error: Error };
  /** Milliseconds since the epoch of the answer. */
  answeredAt: number | undefined;
  /** How many loads it started, and what it anchored in its own request. */
  loads: number;
  readonly anchored: Promise<unknown>[];
}

/**
 * A single flight on the (fake) clock, and callers whose loads are made and watched from outside.
 * `clock.behindMs` sets its clock back against the timers.
 */
export function createFlightDeck() {
  const roles: FlightRole[] = [];
  const clock = { behindMs: 0 };
  const now = () => Date.now() - clock.behindMs;
  const flights = createSingleFlight<string>({ joinLimitMs: JOIN_LIMIT_MS, now, report: (role) => roles.push(role) });

  /** @param load what the caller would do if it has to; never settling stands for a cancelled request. */
  function call(load: () => Promise<string>, key = "key"): Caller {
    const caller: Caller = { outcome: "pending", answeredAt: undefined, loads: 0, anchored: [] };
    const counted = () => {
      caller.loads++;
      return load();
    };
    const settle = (outcome: Caller["outcome"]) => Object.assign(caller, { outcome, answeredAt: now() });
    flights
      .run(key, counted, (work) => caller.anchored.push(work))
      .then(
        (value) => settle({ value }),
        (error: unknown) => settle({ error: error as Error }), // Loads here are rejected with Errors alone.
      );
    return caller;
  }

  return { roles, call, clock };
}

/** The load of a request that was cancelled: it never settles. */
export const hung = () => new Promise<never>(() => undefined);

export const answering = (value: string, ms: number) => () =>
  new Promise<string>((resolve) => {
    setTimeout(() => resolve(value), ms);
  });

export const failing = (message: string, ms: number) => () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(message)), ms);
  });
