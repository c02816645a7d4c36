import { type Seen, sumOf } from "./busy.ts";
import type { Use } from "./cost.ts";
import { expectedOf, LINK_LIFE_S, loadsOf, queriesOf } from "./expected.ts";
import { MEASURED } from "./measured.ts";
import { OPERATION_BYTES } from "./prices.ts";
import type { Zipf } from "./zipf.ts";

/** Where the traffic is: points of presence, all alike, and how many isolates each has. */
export interface Place {
  readonly name: string;
  readonly pops: number;
  /** Isolates of a point of presence at the least. */
  readonly least: number;
}

/** Visits a second from which on a point of presence has another isolate. An assumption: Cloudflare says no number. */
export const ISOLATE_TAKES = 200;

export function isolatesOf({ pops, least }: Place, perSecond: number): number {
  return pops * Math.max(least, Math.ceil(perSecond / pops / ISOLATE_TAKES));
}

const LIST_AGE_S = 60;
const PING_S = 300;
const FULL_CLICKS = 500;
const FLUSH_S = 10;
/** As the packed visits of `visitors.ts` are. */
const CLICK_BYTES = 133;

/** What an isolate does by the clock, for each visit: it is seldom, so it is worked out and not waited for. */
function byTheClock(perSecond: number, isolates: number, loads: number) {
  const loadsHere = (loads * perSecond) / isolates;
  const every = (seconds: number) => (loadsHere === 0 ? 0 : isolates / (seconds + 1 / loadsHere) / perSecond);
  // The salt of a day is two commands.
  return { listReads: every(LIST_AGE_S), marks: every(PING_S) + (2 * isolates) / 86_400 / perSecond };
}

/** What was seen of the simulated isolates, for all. */
export function useSeen(seen: Seen, perSecond: number, isolates: number): Use {
  const { visits, commands, queries, messages, operations } = seen;
  const read = commands.get("read a cached link") ?? 0;
  const filled = commands.get("fill in a cached link") ?? 0;
  const { listReads, marks } = byTheClock(perSecond, isolates, read / visits);
  return {
    ...{ perSecond, isolates, listReads, commands: (read + filled) / visits + marks },
    lookUps: (queries.get("find a link") ?? 0) / visits,
    ...{ messages: messages / visits, operations: operations / visits },
  };
}

/** The same without a simulation. */
export function useExpected(zipf: Zipf, perSecond: number, isolates: number): Use {
  const { loads, queries } = expectedOf(zipf, { perSecond, isolates, lifeSeconds: LINK_LIFE_S });
  const clicks = Math.min(FULL_CLICKS, 1 + (FLUSH_S * perSecond) / isolates);
  const { listReads, marks } = byTheClock(perSecond, isolates, loads);
  return {
    ...{ perSecond, isolates, listReads, commands: loads + queries + marks, lookUps: queries },
    ...{ messages: 1 / clicks, operations: (3 * Math.ceil((clicks * CLICK_BYTES) / OPERATION_BYTES)) / clicks },
  };
}

/** GB of links that Redis holds at a time. */
export function redisGb(zipf: Zipf, perSecond: number, isolates: number): number {
  const held = zipf.sum((mass) => {
    const loads = isolates * loadsOf((mass * perSecond) / isolates);
    return queriesOf(loads, LINK_LIFE_S) * LINK_LIFE_S;
  });
  return (held * MEASURED.redisBytes) / 1e9;
}

/** How the visits were answered. */
export function answeredBy({ visits, events }: Seen) {
  const of = (event: string) => (events.get(event) ?? 0) / visits;
  return {
    memory: of("memory hit"),
    redis: sumOf(new Map([...events].filter(([name]) => name === "redis hit" || name === "redis none"))) / visits,
    refreshes: of("memory refresh"),
    joined: of("flight join"),
  };
}
