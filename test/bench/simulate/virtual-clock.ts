/**
 * Time that passes only in events. While `inVirtualTime` runs, `setTimeout` belongs to it: the release's own code waits out its
 * flushes, deadlines and joins in it, and a month takes as long as its events do.
 */
export interface VirtualClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** @param run true where it has begun work that goes on by itself. */
  at(time: number, run: () => boolean): void;
  /** Runs what is due until then, each event to its end. */
  runUntil(time: number): Promise<void>;
  sleep(ms: number): Promise<void>;
}

interface Event {
  readonly time: number;
  /** Of two at one time the one that was asked for first comes first. */
  readonly order: number;
  readonly run: () => boolean;
}

export async function inVirtualTime<Result>(
  start: number,
  work: (clock: VirtualClock) => Promise<Result>,
): Promise<Result> {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  /** Lets all promises settle that wait for nothing but each other: Node runs a tick when none is left to run. */
  const settled = () => new Promise<void>((resolve) => process.nextTick(resolve));
  const heap: Event[] = [];
  const ended = new Set<number>();
  let time = start;
  let order = 0;

  function isBefore(a: Event | undefined, b: Event | undefined): boolean {
    if (a === undefined || b === undefined) return a !== undefined;
    return a.time < b.time || (a.time === b.time && a.order < b.order);
  }

  function swap(i: number, k: number): void {
    const [a, b] = [heap[i], heap[k]];
    if (a !== undefined && b !== undefined) [heap[i], heap[k]] = [b, a];
  }

  function add(event: Event): void {
    heap.push(event);
    for (let at = heap.length - 1, above = (at - 1) >> 1; at > 0 && isBefore(heap[at], heap[above]); ) {
      swap(at, above);
      at = above;
      above = (at - 1) >> 1;
    }
  }

  function take(): Event | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isBefore(heap[right], heap[left]) ? right : left;
      if (!isBefore(heap[least], heap[at])) return first;
      swap(at, least);
      at = least;
    }
  }

  const clock: VirtualClock = {
    now: () => time,
    at: (due, run) => add({ time: Math.max(due, time), order: order++, run }),
    sleep: (ms) => new Promise((resolve) => clock.at(time + ms, () => (resolve(), true))),
    async runUntil(end) {
      for (let [next] = heap; next !== undefined && next.time <= end; [next] = heap) {
        take();
        if (ended.delete(next.order)) continue;
        time = next.time;
        if (next.run()) await settled();
      }
      time = Math.max(time, end);
    },
  };

  // As far as the release uses them: a number for a handle, no arguments passed on.
  globalThis.setTimeout = ((run: () => void, ms = 0) => {
    const id = order;
    clock.at(time + ms, () => (run(), true));
    return id;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id: number | undefined) => {
    if (id !== undefined) ended.add(id);
  }) as typeof clearTimeout;
  try {
    return await work(clock);
  } finally {
    Object.assign(globalThis, real);
  }
}
