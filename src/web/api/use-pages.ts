import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ask, type Call, type Problem } from "./ask.ts";
import { useAsked } from "./use-asked.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A list that the API gives in pages: the first page, and more on request. */
export interface Pages<Item> {
  /** null until the first page has come. */
  readonly items: readonly Item[] | null;
  readonly hasMore: boolean;
  readonly isSlow: boolean;
  readonly problem: Problem | null;
  more(): Promise<void>;
  /** Changes the list on the screen, without reading it again. */
  edit(change: (items: readonly Item[]) => readonly Item[]): void;
  /** Reads the list again from its first page. */
  refresh(): void;
}

/** @param call reads the page at a cursor; undefined for the first page. */
export function usePages<Item>(key: string, call: (cursor: string | undefined) => Call<Page<Item>>): Pages<Item> {
  const asked = useAsked(key, call(undefined));
  const held = useSignal<Page<Item> | null>(null);
  const refusal = useSignal<Problem | null>(null);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const answer = asked.answer.value;
  useEffect(() => {
    held.value = answer?.ok === true ? answer.value : null;
    refusal.value = answer?.ok === false ? answer.problem : null;
  }, [answer]);

  return {
    items: held.value?.items ?? null,
    hasMore: typeof held.value?.nextCursor === "string",
    isSlow: asked.isSlow.value,
    problem: refusal.value,
    async more() {
      const before = held.value;
      if (before === null || before.nextCursor === null) return;
      try {
        const next = await ask(call(before.nextCursor), { signal: leaving.current.signal });
        if (!next.ok) refusal.value = next.problem;
        // If the list was read anew meanwhile, this page no longer fits, and is dropped.
        else if (held.value?.nextCursor === before.nextCursor) {
          held.value = { items: [...held.value.items, ...next.value.items], nextCursor: next.value.nextCursor };
        }
      } catch {
        // The person left the screen, or did not sign in. The rows that are there stay.
      }
    },
    edit(change) {
      if (held.value !== null) held.value = { ...held.value, items: change(held.value.items) };
    },
    refresh: asked.refresh,
  };
}
