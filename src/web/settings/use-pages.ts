import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ask, type Call, type Problem } from "../api/ask.ts";
import { useAsked } from "../api/use-asked.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A list of the API that comes in pages: the first one, and more on request. */
export interface Pages<Item> {
  /** null until the first page is there. */
  readonly items: readonly Item[] | null;
  readonly hasMore: boolean;
  readonly isSlow: boolean;
  readonly problem: Problem | null;
  more(): Promise<void>;
  /** Shows what a change has made of the list, without reading it again. */
  edit(change: (items: readonly Item[]) => readonly Item[]): void;
  /** From the first page again. */
  refresh(): void;
}

/** @param call asks for the page behind a cursor; undefined for the first. */
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
        // A list that was read anew meanwhile goes on from there.
        else if (held.value?.nextCursor === before.nextCursor) {
          held.value = { items: [...held.value.items, ...next.value.items], nextCursor: next.value.nextCursor };
        }
      } catch {
        // The screen was left, or nobody signed in: what is there stays.
      }
    },
    edit(change) {
      if (held.value !== null) held.value = { ...held.value, items: change(held.value.items) };
    },
    refresh: asked.refresh,
  };
}
