import { signal } from "@preact/signals";
import { ask } from "../../api/ask.ts";
import { currentKey } from "../../api/session.ts";
import { toast } from "../../frame/toasts.tsx";
import { words } from "../../words/words.ts";
import { eachOf } from "../chosen/each-of.ts";
import { refusal } from "./refusal.ts";

/**
 * A delete can be taken back for ten seconds: its call is held back so long. A tab that closes meanwhile sends it, since the
 * person has seen it happen.
 */
const HELD_MS = 10_000;
/** Chromium lets no page send more than 256 calls as it goes. */
const MOST_AT_THE_END = 200;

/** Names whose links are shown no more. */
export const heldBack = signal<ReadonlySet<string>>(new Set());

/** Of them, those whose call has not been sent. */
const unsent = new Set<string>();

/** @param onGone called for each that is deleted. */
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
        onGone(slug); // Sent as the page went, and it came back.
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
    }).catch(() => undefined); // The page is going: there is nobody to tell.
  }
  unsent.clear();
}

if (typeof addEventListener === "function") {
  addEventListener("pagehide", sendAtTheEnd);
  addEventListener("beforeunload", (event) => {
    if (unsent.size > MOST_AT_THE_END) event.preventDefault();
  });
}
