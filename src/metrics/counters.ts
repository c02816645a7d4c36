import type { CountBatch } from "./counter-store.ts";
import type { Counts } from "./counts.ts";
import type { Labels, MetricName } from "./metric.ts";

/**
 * Counts what happens, in this isolate's memory. The counts go to Postgres with the clicks, which adds up those of all
 * isolates. If an isolate is killed, the counts that it had not yet handed over are lost.
 */
export interface Counters {
  count<Name extends MetricName>(name: Name, labels: Labels<Name>, by?: number): void;
  /** A function that counts one thing: each call only adds one, without looking anything up. */
  counter<Name extends MetricName>(name: Name, labels: Labels<Name>): () => void;
  /** Takes everything that was counted. Counting starts again at 0. */
  take(): Counts;
  /** Adds counts again that could not be handed over. */
  putBack(counts: Counts): void;
}

/** No label has a space in it: they are names, methods, statuses and patterns of routes. */
const SEPARATOR = " ";

/**
 * How often, and what there is under one more label. Names and labels are not joined until somebody takes: they are the
 * same few strings again and again. Never emptied: combinations are few, and handles stay good.
 */
interface Tally {
  by: number;
  readonly under: Map<string, Tally>;
}

export function createCounters(): Counters {
  const root: Tally = { by: 0, under: new Map() };

  function tallyOf(name: string, labels: readonly string[]): Tally {
    let tally = tallyUnder(root, name);
    for (const label of labels) tally = tallyUnder(tally, label);
    return tally;
  }

  function add(name: string, labels: readonly string[], by: number): void {
    tallyOf(name, labels).by += by;
  }

  return {
    count: (name, labels, by = 1) => add(name, labels, by),
    counter(name, labels) {
      const tally = tallyOf(name, labels);
      return () => {
        tally.by++;
      };
    },
    take() {
      const taken = new Map<string, number>();
      takeUnder(root, [], taken);
      return taken;
    },
    putBack(given) {
      for (const [key, by] of given) {
        const [name = "", ...labels] = key.split(SEPARATOR);
        add(name, labels, by);
      }
    },
  };
}

function tallyUnder({ under }: Tally, label: string): Tally {
  const known = under.get(label);
  if (known !== undefined) return known;
  const made = { by: 0, under: new Map<string, Tally>() };
  under.set(label, made);
  return made;
}

function takeUnder(tally: Tally, path: readonly string[], taken: Map<string, number>): void {
  if (tally.by > 0) taken.set(path.join(SEPARATOR), tally.by);
  tally.by = 0;
  for (const [label, next] of tally.under) takeUnder(next, [...path, label], taken);
}

/** What there is to take, under an id by which a repeated delivery is known; none where nothing was counted. */
export function takeBatch(counters: Pick<Counters, "take">, createId: () => string): readonly CountBatch[] {
  const counts = counters.take();
  return counts.size === 0 ? [] : [{ id: createId(), counts }];
}

export function countKey(name: MetricName, labels: readonly string[]): string {
  return [name, ...labels].join(SEPARATOR);
}
