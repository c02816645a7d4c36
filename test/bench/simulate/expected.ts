import type { Zipf } from "./zipf.ts";

/**
 * What the ladder costs, in closed form, for visits that come by themselves (Poisson): what the simulation is held against.
 *
 * Memory: a link is loaded at 0, and again at its first visit after second 5: by a refresh behind the answer where that visit
 * comes before second 10, else by a miss. Either way the next load is at 5 s + 1/rate on average, so a link that an isolate is
 * asked for `rate` times a second is loaded rate / (1 + 5 rate) times, and a visitor waits for e^(-5 rate) of these loads.
 * It is as if nothing were ever put out for want of room: 50,000 entries are more than an isolate meets in ten seconds.
 *
 * Redis: a link lives for an hour from when it was filled in, and is filled in at the first load after that: of `loads` a second
 * 1 / (1 + loads × life) come to Postgres.
 */
export const REFRESH_AFTER_S = 5;
export const LINK_LIFE_S = 3_600;
export const NONE_LIFE_S = 60;

/** Loads a second of a link by one isolate. @param rate visits a second. */
export function loadsOf(rate: number): number {
  return rate / (1 + REFRESH_AFTER_S * rate);
}

/** Those of them that a visitor waits for. */
export function missesOf(rate: number): number {
  return loadsOf(rate) * Math.exp(-REFRESH_AFTER_S * rate);
}

/** Those of all isolates' loads that Redis does not have. */
export function queriesOf(loads: number, lifeSeconds: number): number {
  return loads / (1 + loads * lifeSeconds);
}

export interface Expected {
  /** A share of the visits. */
  readonly waiting: number;
  /** For each visit. */
  readonly loads: number;
  readonly queries: number;
}

/**
 * @param traffic.perSecond visits of all isolates. @param traffic.isolates that share them evenly.
 * @param traffic.lifeSeconds in Redis.
 */
export function expectedOf(
  zipf: Zipf,
  traffic: { readonly perSecond: number; readonly isolates: number; readonly lifeSeconds: number },
): Expected {
  const { perSecond, isolates, lifeSeconds } = traffic;
  const sum = (part: (rate: number) => number) =>
    zipf.sum((mass) => isolates * part((mass * perSecond) / isolates)) / perSecond;
  return {
    waiting: sum(missesOf),
    loads: sum(loadsOf),
    queries: zipf.sum((mass) => queriesOf(isolates * loadsOf((mass * perSecond) / isolates), lifeSeconds)) / perSecond,
  };
}
