import { ask } from "../../api/ask.ts";
import { paramsOf } from "../../api/link-ref.ts";
import { toast } from "../../frame/toasts.tsx";
import { words } from "../../words/words.ts";
import { eachOf } from "../chosen/each-of.ts";
import type { ListedLink } from "../list/link-list.ts";
import { refusal } from "../row/refusal.ts";
import { isAnswered, sendAtTheEnd } from "./calls-at-the-end.ts";
import { hide, show } from "./hidden-links.ts";
import { restoreOne } from "./restore-one.ts";

/** How long the button to undo is shown, counted from the last answer: a delete of many takes some seconds. */
const UNDO_MS = 10_000;
const MOST_MS = 3_600_000;
const TOLD = 3;

type Failure = { readonly slug: string; readonly why: string };

/**
 * Deletes links at once. Their rows vanish, and a toast offers to bring them back: the API keeps a deleted link for 30
 * days. If the person undoes it while some calls are still to be made, those are not made.
 *
 * @param onGone called for each link that stays deleted.
 */
export async function deleteLinks(all: readonly ListedLink[], onGone: (link: ListedLink) => void): Promise<void> {
  const { links } = words();
  hide(all);
  for (const link of all) sendAtTheEnd(link, "delete");
  const stop = new AbortController();
  const [first] = all;
  let undone: () => void = () => undefined;
  const isUndone = new Promise<true>((resolve) => {
    undone = () => {
      stop.abort();
      resolve(true);
    };
  });
  const forget = toast({
    text: all.length === 1 ? links.deletedOne(first?.slug ?? "") : links.deletedMany(all.length),
    ms: MOST_MS,
    action: { label: links.undo, run: undone },
  });

  const deleted: ListedLink[] = [];
  const failures: Failure[] = [];
  await eachOf(
    all,
    async (link) => {
      const why = await deleteOne(link);
      isAnswered(link);
      if (why === null) deleted.push(link);
      else failures.push({ slug: link.slug, why });
    },
    stop.signal,
  );
  const kept = all.filter((link) => !deleted.includes(link));
  for (const link of kept) isAnswered(link);
  show(kept);
  if (deleted.length === 0) forget();
  tell(failures, links.notDeleted, links.notDeletedMore);
  if (deleted.length === 0) return;

  const isOver = new Promise<false>((resolve) => setTimeout(() => resolve(false), UNDO_MS));
  const back = (await Promise.race([isUndone, isOver])) ? await restoreAll(deleted) : [];
  forget();
  for (const link of deleted) if (!back.includes(link)) onGone(link);
  show(deleted);
  if (back.length > 0) for (const listener of listeners) listener(back);
}

const listeners = new Set<(back: readonly ListedLink[]) => void>();

/** @param listener called with links that were brought back. @returns what ends that. */
export function whenRestored(listener: (back: readonly ListedLink[]) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @returns why it was not deleted; null if it is gone. */
async function deleteOne(link: ListedLink): Promise<string | null> {
  try {
    const answer = await ask(
      (client, signal) => client.DELETE("/api/links/{slug}", { params: paramsOf(link), signal }),
      { signal: new AbortController().signal },
    );
    // 404: somebody else was quicker.
    return answer.ok || answer.problem.status === 404 ? null : refusal(answer);
  } catch {
    return words().signIn.needed; // The sign-in was closed.
  }
}

/** @returns those that are back. */
async function restoreAll(deleted: readonly ListedLink[]): Promise<readonly ListedLink[]> {
  const { links } = words();
  const { signal } = new AbortController();
  const back: ListedLink[] = [];
  const failures: Failure[] = [];
  for (const link of deleted) sendAtTheEnd(link, "restore");
  await eachOf(
    deleted,
    async (link) => {
      const why = await restoreOne(link, signal).catch(() => words().signIn.needed);
      isAnswered(link);
      if (why === null) back.push(link);
      else failures.push({ slug: link.slug, why });
    },
    signal,
  );
  if (back.length > 0 && deleted.length > 1) toast({ text: links.restoredMany(back.length) });
  tell(failures, links.notRestored, links.notRestoredMore);
  return back;
}

function tell(failures: readonly Failure[], one: (name: string, why: string) => string, more: (n: number) => string) {
  for (const { slug, why } of failures.slice(0, TOLD)) toast({ text: one(slug, why), ms: UNDO_MS });
  if (failures.length > TOLD) toast({ text: more(failures.length - TOLD), ms: UNDO_MS });
}
