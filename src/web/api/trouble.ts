import { computed, signal } from "@preact/signals";

/** Why calls get no answer right now. `frame/notice.tsx` says it once for all waiting calls. */
export interface Trouble {
  readonly kind: "offline" | "limited" | "failing";
  /** When the call is tried again, in ms since 1970. */
  readonly until: number;
}

const waiting = signal<ReadonlyMap<symbol, Trouble>>(new Map());

/** The worst trouble, or null if all is well. */
export const trouble = computed<Trouble | null>(() => {
  const all = [...waiting.value.values()];
  const worst = all.find(({ kind }) => kind === "offline") ?? all.find(({ kind }) => kind === "limited") ?? all[0];
  return worst ?? null;
});

const wakers = new Set<() => void>();

/** Ends all pauses: called by a button, and when the browser is online again. */
export function tryNow(): void {
  for (const wake of wakers) wake();
}

if (typeof addEventListener === "function") addEventListener("online", tryNow);

/** Waits, while the notice says why. Ends early on `tryNow()`. @throws the reason of `abort` when that aborts. */
export function pause(kind: Trouble["kind"], ms: number, abort: AbortSignal): Promise<void> {
  const id = Symbol(kind);
  waiting.value = new Map(waiting.value).set(id, { kind, until: Date.now() + ms });
  return new Promise<void>((resolve, reject) => {
    const wake = () => resolve();
    const stop = () => reject(abort.reason as Error); // All our calls abort with an Error.
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
