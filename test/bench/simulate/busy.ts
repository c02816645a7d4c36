import type { LinkStore } from "../../../src/links/link-store.ts";
import type { ReadEvent } from "../../../src/metrics/read-event.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";
import { createDataCentre } from "./data-centre-rung.ts";
import { createIsolate } from "./isolate.ts";
import { type Asked, nameOf, othersIn, targetOf } from "./names.ts";
import { OPERATION_BYTES } from "./prices.ts";
import { inVirtualTime } from "./virtual-clock.ts";
import { createVisitors } from "./visitors.ts";
import { createWorldRedis } from "./world-redis.ts";

/** Traffic that goes on and on, spread evenly over isolates that are all alike. */
export interface Traffic extends Asked {
  /** Visits of all isolates. */
  readonly perSecond: number;
  readonly isolates: number;
  /** How many of them are simulated; of one point of presence if they share a rung. */
  readonly simulated: number;
  readonly hasDataCentreRung?: boolean;
  readonly flushMs?: number;
  /** Visits that are counted, or some more. */
  readonly visits: number;
  readonly seed: number;
}

/** Of the isolates that were simulated, in the time that counts. */
export interface Seen {
  readonly visits: number;
  readonly seconds: number;
  readonly events: ReadonlyMap<string, number>;
  /** Commands of Redis by what they were for. */
  readonly commands: ReadonlyMap<string, number>;
  readonly queries: ReadonlyMap<string, number>;
  readonly messages: number;
  readonly operations: number;
  readonly dataCentreHits: number;
}

const START = Date.parse("2026-11-29T08:00:00Z");
/** Until memory is as full as it gets. */
const WARM_UP_MS = 15_000;
/** Some flushes of each isolate, however busy it is. */
const LEAST_SECONDS = 30;
const MOST_SECONDS = 7_200;
const REDIS_MS = 30;
const POSTGRES_MS = 40;

export async function simulateBusy(traffic: Traffic): Promise<Seen> {
  const { links, unknown, unknownShare, perSecond, isolates, simulated, visits, seed, flushMs } = traffic;
  const chance = createSeededRandom(seed);
  const random = () => chance.next();
  const perSecondHere = (perSecond * simulated) / isolates;
  const seconds = Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, visits / perSecondHere));

  return inVirtualTime(START, async (clock) => {
    const events = new Map<string, number>();
    const queries = new Map<string, number>();
    const seen = { visits: 0, messages: 0, operations: 0 };
    const add = (map: Map<string, number>, key: string) => void map.set(key, (map.get(key) ?? 0) + 1);
    const redis = createWorldRedis({ clock, random, roundTripMs: REDIS_MS, othersOf: othersIn(traffic, traffic) });
    const postgres: LinkStore<IssuedName> = {
      async find([name]) {
        add(queries, "find a link");
        await clock.sleep(POSTGRES_MS);
        return { target: targetOf(name?.text ?? ""), asOf: clock.now(), tier: "postgres" };
      },
    };
    const dataCentre = createDataCentre(clock);
    const visitors = createVisitors(random);
    const all = Array.from({ length: simulated }, () =>
      createIsolate({
        ...{ clock, random, redis, postgres, visitors },
        async readBlockList() {
          add(queries, "read the blocked domains");
          await clock.sleep(POSTGRES_MS);
        },
        send(messages) {
          seen.messages += messages.length;
          for (const message of messages) seen.operations += operationsOf(Buffer.byteLength(message));
        },
        report: ({ tier, outcome }: ReadEvent) => add(events, `${tier} ${outcome}`),
        ...(traffic.hasDataCentreRung === true ? { rung: dataCentre.rung } : {}),
        ...(flushMs === undefined ? {} : { flushMs }),
      }),
    );

    const end = START + WARM_UP_MS + 1_000 * seconds;
    const arrive = (): boolean => {
      clock.at(clock.now() - (Math.log(1 - random()) * 1_000) / perSecondHere, arrive);
      seen.visits++;
      const isKnown = random() >= unknownShare;
      const name = isKnown ? nameOf("l", links.draw(random)) : nameOf("n", unknown.draw(random));
      return all[Math.floor(random() * simulated)]?.visit(name) ?? false;
    };
    clock.at(START, arrive);
    await clock.runUntil(START + WARM_UP_MS);
    const forget = () => {
      for (const counts of [events, queries, redis.commands]) counts.clear();
      Object.assign(seen, { visits: 0, messages: 0, operations: 0 });
      dataCentre.counts.hits = 0;
    };
    forget();
    await clock.runUntil(end);
    return { ...seen, seconds, events, queries, commands: redis.commands, dataCentreHits: dataCentre.counts.hits };
  });
}

/** A message is written, read and deleted, and each 64 KB of it is an operation. */
export function operationsOf(bytes: number): number {
  return 3 * Math.ceil(bytes / OPERATION_BYTES);
}

export function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
