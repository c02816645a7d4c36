/**
 * One load for all callers that ask for the same key at the same time (P5).
 *
 * On Workers a promise made by one request must never be trusted to settle for another: when its owner
 * is cancelled, those who wait on it hang for ever, with no error. So values are shared and promises
 * only lent. The owner anchors its load with its own `waitUntil`; a joiner races a timer of its own,
 * and when that fires it looks again: if the slot is still the one it waited on, its own load replaces
 * it, else it joins the newer one. It goes on listening to those it joined before, so a load that was
 * only slow still answers everybody. After two such looks it waits until its caller gives up: the
 * deadline of the request is the caller's.
 *
 * What crosses requests should be plain data: let `load` resolve to the failures that callers share.
 * A rejection is taken as the owner's own end (a cancelled request), and is never shared: who waited
 * looks again. Nothing is cached here: a slot ends with its load.
 */
export interface SingleFlight<Value> {
  /**
   * @param load starts the work; called at most once.
   * @param waitUntil of the calling request: keeps the work going if this request becomes its owner.
   */
  run(key: string, load: () => Promise<Value>, waitUntil: (work: Promise<unknown>) => void): Promise<Value>;
}

export type FlightRole = "load" | "join" | "takeover";

interface Slot<Value> {
  readonly promise: Promise<Value>;
  readonly startedAt: number;
}

/** Looks again after the first: two owners lost in a row is bad luck, three is an outage. */
const MAX_TAKEOVERS = 2;

/**
 * @param options.joinLimitMs age at which a load is no longer joined; checked when a slot is read, since a
 *   timer would belong to the request that may be gone.
 * @param options.now milliseconds since the epoch.
 * @param options.report told how each caller takes part.
 */
export function createSingleFlight<Value>(options: {
  joinLimitMs: number;
  now: () => number;
  report?: (role: FlightRole) => void;
}): SingleFlight<Value> {
  const { joinLimitMs, now, report = () => undefined } = options;
  const slots = new Map<string, Slot<Value>>();

  /** Removes slots that cancelled owners left behind. The oldest come first in the map. */
  function sweep(): void {
    for (const [key, slot] of slots) {
      if (now() - slot.startedAt < joinLimitMs) break;
      slots.delete(key);
    }
  }

  function start(key: string, load: () => Promise<Value>, waitUntil: (work: Promise<unknown>) => void): Promise<Value> {
    const promise = load();
    const slot = { promise, startedAt: now() };
    slots.delete(key);
    sweep();
    slots.set(key, slot);
    const settle = () => {
      if (slots.get(key) === slot) slots.delete(key);
    };
    waitUntil(promise.then(settle, settle));
    return promise;
  }

  return {
    async run(key, load, waitUntil) {
      const joined: Promise<Value>[] = [];
      let waitedOn: Slot<Value> | undefined;

      for (let look = 0; ; look++) {
        const slot = slots.get(key);
        if (slot === undefined || slot === waitedOn || now() - slot.startedAt >= joinLimitMs) {
          report(slot === undefined ? "load" : "takeover");
          const own = start(key, load, waitUntil);
          return await firstValue([own, ...joined], own);
        }
        report("join");
        joined.push(slot.promise);
        waitedOn = slot;
        const waitMs = look < MAX_TAKEOVERS ? joinLimitMs - (now() - slot.startedAt) : undefined;
        const outcome = await firstValueWithin(joined, waitMs);
        if (outcome !== undefined) return outcome.value;
        if (look >= MAX_TAKEOVERS) throw new Error("Cannot join a load: every load that was joined was given up");
      }
    },
  };
}

/** The first to fulfil, unless `own` is rejected before: its caller must not wait for one that may hang. */
function firstValue<Value>(promises: readonly Promise<Value>[], own: Promise<Value>): Promise<Value> {
  return Promise.race([own, Promise.any(promises).catch(() => own)]);
}

/** The first to fulfil; undefined when the time is up or all were rejected. Waits without end if `waitMs` is undefined. */
async function firstValueWithin<Value>(
  promises: readonly Promise<Value>[],
  waitMs: number | undefined,
): Promise<{ value: Value } | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const contenders: Promise<{ value: Value } | undefined>[] = [
    Promise.any(promises).then(
      (value) => ({ value }),
      () => undefined,
    ),
  ];
  if (waitMs !== undefined) {
    contenders.push(
      new Promise((resolve) => {
        timer = setTimeout(() => resolve(undefined), waitMs);
      }),
    );
  }
  try {
    return await Promise.race(contenders);
  } finally {
    clearTimeout(timer);
  }
}
