import { signal } from "@preact/signals";
import { type Answer, ask } from "../../api/ask.ts";
import { keyOf, paramsOf } from "../../api/link-ref.ts";
import { toast } from "../../frame/toasts.tsx";
import { words } from "../../words/words.ts";
import type { List, ListedLink } from "../list/link-list.ts";
import { refusal } from "../row/refusal.ts";
import { eachOf } from "./each-of.ts";

/** A change that is made to many links, a few at a time. */
export interface BulkRun {
  readonly label: string;
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly link: ListedLink; readonly why: string }[];
  readonly isOver: boolean;
  /** Starts no further link. Calls that are under way finish. */
  readonly stop: () => void;
  /** Tries the links that failed again. */
  readonly again: () => void;
}

export const bulkRun = signal<BulkRun | null>(null);

/** Changes one link. @returns the fields that have changed. */
type Act = (link: ListedLink, signal: AbortSignal) => Promise<Answer<Partial<ListedLink>>>;

export async function runOver(links: readonly ListedLink[], label: string, act: Act, list: List): Promise<void> {
  const stop = new AbortController();
  const update = (change: Partial<BulkRun>) => {
    if (bulkRun.value !== null) bulkRun.value = { ...bulkRun.value, ...change };
  };
  const again = () => {
    const failed = bulkRun.value?.failures.map(({ link }) => link) ?? [];
    void runOver(failed, label, act, list);
  };
  bulkRun.value = {
    ...{ label, again, total: links.length, done: 0, failures: [], isOver: false },
    stop: () => stop.abort(),
  };
  const fail = (link: ListedLink, why: string) =>
    update({ failures: [...(bulkRun.value?.failures ?? []), { link, why }] });
  const begun = new Set<string>();
  await eachOf(
    links,
    async (link) => {
      begun.add(keyOf(link));
      try {
        const answer = await act(link, stop.signal);
        if (answer.ok) list.replace(link, answer.value);
        else fail(link, refusal(answer));
      } catch {
        fail(link, words().links.stopped);
      }
      update({ done: (bulkRun.value?.done ?? 0) + 1 });
    },
    stop.signal,
  );
  for (const link of links) if (!begun.has(keyOf(link))) fail(link, words().links.stopped);
  update({ isOver: true });
  if (bulkRun.peek()?.failures.length !== 0) return;
  bulkRun.value = null;
  toast({ text: words().links.doneWith(links.length) });
}

export function switchTo(enabled: boolean): Act {
  return async (link, abort) => {
    const answer = await ask(
      (client, signal) => client.PATCH("/api/links/{slug}", { params: paramsOf(link), body: { enabled }, signal }),
      { signal: abort },
    );
    return answer.ok ? { ...answer, value: { enabled } } : answer;
  };
}

const TRIES = 5;

/** Adds tags to those that the link has now. It reads the link, and changes it only if nobody else did meanwhile. */
export function addTags(added: readonly string[]): Act {
  return async (link, abort) => {
    const params = paramsOf(link);
    for (let tries = 1; ; tries++) {
      const now = await ask((client, signal) => client.GET("/api/links/{slug}", { params, signal }), { signal: abort });
      if (!now.ok) return now;
      const tags = [...new Set([...now.value.tags, ...added])];
      const etag = now.response.headers.get("ETag");
      const headers = etag === null ? {} : { "If-Match": etag };
      const answer = await ask(
        (client, signal) => client.PATCH("/api/links/{slug}", { params, body: { tags }, headers, signal }),
        { signal: abort },
      );
      if (answer.ok) return { ...answer, value: { tags } };
      if (answer.problem.status !== 412 || tries === TRIES) return answer;
    }
  };
}
