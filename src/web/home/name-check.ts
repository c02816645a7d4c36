import { effect, signal } from "@preact/signals";
import { ask } from "../api/ask.ts";
import { currentDomain } from "../api/domains.ts";
import { type LinkRef, paramsOf } from "../api/link-ref.ts";
import { isOpenToAll } from "../api/start-session.ts";
import { options } from "./draft.ts";

/** Whether the typed name is free. The API is asked 300 ms after the last key. */
export type NameState =
  | { readonly kind: "none" | "checking" }
  | { readonly kind: "free" | "taken" | "reserved" | "invalid"; readonly slug: string };

export const nameState = signal<NameState>({ kind: "none" });

const AFTER_MS = 300;

/** @returns a function that stops watching. */
export function watchName(): () => void {
  return effect(() => {
    const slug = options.value.slug.trim();
    const domain = currentDomain();
    if (slug === "") {
      nameState.value = { kind: "none" };
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => void check({ slug, domain }, abort.signal), AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort(new DOMException("Another name", "AbortError"));
    };
  });
}

async function check(name: LinkRef, signal: AbortSignal): Promise<void> {
  nameState.value = { kind: "checking" };
  try {
    const answer = await ask(
      (client, abort) => client.GET("/api/names/{slug}", { params: paramsOf(name), signal: abort }),
      {
        signal,
        isForAnyone: isOpenToAll.value !== false,
      },
    );
    // A key that may not create links is told so by the create itself.
    nameState.value = answer.ok
      ? { kind: answer.value.isFree ? "free" : (answer.value.reason ?? "taken"), slug: name.slug }
      : { kind: "none" };
  } catch {
    // Aborted: another name is typed by now.
  }
}
