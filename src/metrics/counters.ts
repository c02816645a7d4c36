import type { CountBatch } from "./counter-store.ts";
import type { Labels, MetricName } from "./metric.ts";

/**
 * Counts in this isolate's memory what has happened since it was last asked. What was taken goes to Postgres with
 * the clicks, where the counts of all isolates are added up; an isolate that is killed takes what it had not yet
 * handed over with it.
 */
export interface Counters {
  count<Name extends MetricName>(name: Name, labels: Labels<Name>, by?: number): void;
  /** All that was counted; counting starts anew. */
  take(): Counts;
  /** Counts that could not be handed over. */
  putBack(counts: Counts): void;
}

/** How often, by name and the values of its labels, with spaces between: `bijou_reads_total memory hit`. */
export type Counts = ReadonlyMap<string, number>;

export function createCounters(): Counters {
  let counts = new Map<string, number>();
  const add = (key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);

  return {
    count: (name, labels, by = 1) => void add(countKey(name, labels), by),
    take() {
      const taken = counts;
      counts = new Map();
      return taken;
    },
    putBack(given) {
      for (const [key, by] of given) add(key, by);
    },
  };
}

/** What there is to take, under an id by which a repeated delivery is known; none where nothing was counted. */
export function takeBatch(counters: Pick<Counters, "take">, createId: () => string): readonly CountBatch[] {
  const counts = counters.take();
  return counts.size === 0 ? [] : [{ id: createId(), counts }];
}

export function countKey(name: MetricName, labels: readonly string[]): string {
  // No value has a space in it: they are names, methods, statuses and patterns of routes.
  return `${name} ${labels.join(" ")}`;
}
