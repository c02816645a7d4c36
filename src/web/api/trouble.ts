import { computed, signal } from "@preact/signals";

/** What keeps calls from being answered right now. `frame/notice.tsx` says it, once for all that wait. */
export interface Trouble {
  readonly kind: "offline" | "limited" | "failing";
  /** When the call is tried again, in ms since 1970. */
  readonly until: number;
}

const waiting = signal<ReadonlyMap<symbol, Trouble>>(new Map());

/** The worst of them, null where all is well. */
export const trouble = computed<Trouble | null>(() => {
  const all = [...waiting.value.values()];
  const worst = all.find(({ kind }) => kind === "offline") ?? all.find(({ kind }) => kind === "limited") ?? all[0];
  return worst ?? null;
});

const wakers = new Set<() => void>();

/** Ends all pauses: for a button, and for a browser that is online again. */
export function tryNow(): void {
  for (const wake of wakers) wake();
}

if (typeof addEventListener === "function") addEventListener("online", tryNow);

/** Waits, and says why. Ends early when it is to be tried now. @throws the reason when `signal` aborts. */
export function pause(kind: Trouble["kind"], ms: number, abort: AbortSignal): Promise<void> {
  const id = Symbol(kind);
  waiting.value = new Map(waiting.value).set(id, { kind, until: Date.now() + ms });
  return new Promise<void>((resolve, reject) => {
    const wake = () => resolve();
    const stop = () => reject(abort.reason as Error); // What an AbortSignal is given, an Error in all our calls.
    const timer = setTimeout(wake, ms);
    wakers.add(wake);
    abort.addEventListener("abort", stop);
    if (abort.aborted) stop();
    cleanUps.set(id, () => {
      clearTimeout(timer);
      wakers.delete(wake);
      abort.removeEventListener("abort", stop);
    });
  }).finally(() => {
    cleanUps.get(id)?.();
    cleanUps.delete(id);
    const rest = new Map(waiting.value);
    rest.delete(id);
    waiting.value = rest;
  });
}

const cleanUps = new Map<symbol, () => void>();
