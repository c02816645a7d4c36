import { signal } from "@preact/signals";
import { ask } from "../../api/ask.ts";
import { currentKey } from "../../api/session.ts";
import { toast } from "../../frame/toasts.tsx";
import { words } from "../../words/words.ts";
import { eachOf } from "../chosen/each-of.ts";
import { refusal } from "./refusal.ts";

/**
 * A person can undo a delete for ten seconds: its call is held back that long. If the tab closes meanwhile, the call is
 * sent, since the person has seen the link vanish.
 */
const HELD_MS = 10_000;
/** Chromium lets a page send at most 256 calls while it closes. */
const MOST_AT_THE_END = 200;

/** Names of links that are no longer shown. */
export const heldBack = signal<ReadonlySet<string>>(new Set());

/** The names among them whose call was not sent yet. */
const unsent = new Set<string>();

/** @param onGone called for each link that is deleted. */
export function holdDelete(slugs: readonly string[], onGone: (slug: string) => void): void {
  const { links } = words();
  hide(slugs);
  for (const slug of slugs) unsent.add(slug);
  const timer = setTimeout(() => void send(slugs, onGone), HELD_MS);
  const [first = ""] = slugs;
  toast({
    text: slugs.length === 1 ? links.deletedOne(first) : links.deletedMany(slugs.length),
    ms: HELD_MS,
    action: {
      label: links.undo,
      run: () => {
        clearTimeout(timer);
        for (const slug of slugs) unsent.delete(slug);
        show(slugs);
      },
    },
  });
}

async function send(slugs: readonly string[], onGone: (slug: string) => void): Promise<void> {
  const { links } = words();
  const { signal: abort } = new AbortController();
  const failures: string[] = [];
  await eachOf(
    slugs,
    async (slug) => {
      if (!unsent.delete(slug)) {
        onGone(slug); // The call was sent when the page closed, and then the person came back to the page.
        return;
      }
      try {
        const answer = await ask(
          (client, signal) => client.DELETE("/api/links/{slug}", { params: { path: { slug } }, signal }),
          { signal: abort },
        );
        // 404: somebody else was quicker.
        if (answer.ok || answer.problem.status === 404) onGone(slug);
        else failures.push(links.notDeleted(slug, refusal(answer)));
      } catch {
        failures.push(links.notDeleted(slug, words().signIn.needed)); // The sign-in was closed.
      }
    },
    abort,
  );
  show(slugs);
  for (const text of failures.slice(0, 3)) toast({ text, ms: HELD_MS });
  if (failures.length > 3) toast({ text: links.notDeletedMore(failures.length - 3), ms: HELD_MS });
}

function hide(slugs: readonly string[]): void {
  heldBack.value = new Set([...heldBack.value, ...slugs]);
}

function show(slugs: readonly string[]): void {
  const rest = new Set(heldBack.value);
  for (const slug of slugs) rest.delete(slug);
  heldBack.value = rest;
}

function sendAtTheEnd(): void {
  const key = currentKey();
  for (const slug of unsent) {
    void fetch(`/api/links/${encodeURIComponent(slug)}`, {
      method: "DELETE",
      keepalive: true,
      ...(key === null ? {} : { headers: { Authorization: `Bearer ${key}` } }),
    }).catch(() => undefined); // The page is closing: nobody could read an error.
  }
  unsent.clear();
}

if (typeof addEventListener === "function") {
  addEventListener("pagehide", sendAtTheEnd);
  addEventListener("beforeunload", (event) => {
    if (unsent.size > MOST_AT_THE_END) event.preventDefault();
  });
}
