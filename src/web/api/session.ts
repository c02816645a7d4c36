import { effect, signal } from "@preact/signals";
import type { components } from "../../client/client.ts";
import { createKeyStorage } from "./key-storage.ts";

export type Session = components["schemas"]["Session"];

/** Who looks at the page. */
export type Who =
  /** Not known yet: `GET /api/session` is under way. */
  | { readonly kind: "asking" }
  /** @param ended the session whose key or sign-in has stopped working; null if there was none. */
  | { readonly kind: "nobody"; readonly ended: Session | null }
  | { readonly kind: "somebody"; readonly session: Session };

export const who = signal<Who>({ kind: "asking" });

/** Whether the sign-in dialog is open. */
export const isSigningIn = signal(false);

const storage = createKeyStorage(() => [sessionStorage, localStorage]);

export const currentKey = () => storage.read();

/** The key is good: all calls that wait for one go on. */
export function signedIn(session: Session, key: { readonly text: string; readonly isForDevice: boolean } | null): void {
  if (key !== null) storage.keep(key.text, key.isForDevice);
  who.value = { kind: "somebody", session };
  isSigningIn.value = false;
}

export function signOut(): void {
  storage.forget();
  who.value = { kind: "nobody", ended: null };
}

/**
 * The API did not know the caller. Nothing on the screen goes away: the sign-in opens over it.
 *
 * @param key the key of the refused call: if another key is in use by now, the sign-in does not open.
 */
export function refused(key: string | null): void {
  if (key !== currentKey()) return;
  storage.forget();
  const before = who.value;
  const ended = before.kind === "somebody" ? before.session : before.kind === "nobody" ? before.ended : null;
  who.value = { kind: "nobody", ended };
  isSigningIn.value = true;
}

/**
 * Resolves once somebody is signed in.
 *
 * @throws {DOMException} AbortError when the person closes the sign-in; the reason of `abort` when that aborts.
 */
export function untilSignedIn(abort: AbortSignal): Promise<void> {
  let wasOpen = false;
  return until(() => {
    if (who.value.kind === "somebody") return true;
    if (isSigningIn.value) wasOpen = true;
    else if (wasOpen) return new DOMException("The sign-in was closed", "AbortError");
    return false;
  }, abort);
}

/** Resolves once it is known who looks at the page. @throws the reason of `abort` when that aborts. */
export function untilKnown(abort: AbortSignal): Promise<void> {
  return until(() => who.value.kind !== "asking", abort);
}

/** @param isSo of signals; an error where it will never be so. */
function until(isSo: () => boolean | Error, abort: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      // Later, and not inside the effect: an effect can't be stopped during its first run.
      queueMicrotask(() => stop());
      abort.removeEventListener("abort", onAbort);
      settle();
    };
    const onAbort = () => end(() => reject(abort.reason as Error)); // All our calls abort with an Error.
    const stop = effect(() => {
      const answer = isSo();
      if (answer instanceof Error) end(() => reject(answer));
      else if (answer) end(resolve);
    });
    abort.addEventListener("abort", onAbort);
    if (abort.aborted) onAbort();
  });
}

/**
 * For whom the screen is drawn. After a key is revoked this stays its session, so that nothing vanishes from the
 * screen.
 */
export function shownTo(): Session | null {
  const now = who.value;
  if (now.kind === "asking") return null;
  return now.kind === "somebody" ? now.session : now.ended;
}

/** Whether this person may do what needs the scope: a key may lack it. */
export function may(scope: Session["scopes"][number]): boolean {
  return shownTo()?.scopes.includes(scope) === true;
}
