import { batch, type Signal, signal } from "@preact/signals";
import type { components, operations } from "../../../client/client.ts";
import { ask, type Problem } from "../../api/ask.ts";
import { keyOf, type LinkRef } from "../../api/link-ref.ts";

export type ListedLink = components["schemas"]["ListedLink"];
export type ListQuery = NonNullable<operations["listLinks"]["parameters"]["query"]>;

/** Some rows that are drawn together, or not at all (chunk.tsx). */
export interface Chunk {
  readonly id: number;
  readonly links: Signal<readonly ListedLink[]>;
  /** In px; null until it was drawn. */
  height: number | null;
}

const PAGE = 100;
const CHUNK = 20;
const SLOW_MS = 200;

export type List = ReturnType<typeof createList>;

/**
 * The links of a view, loaded page by page as the person scrolls. The API has no count of links, so the list grows at
 * its end. While another view is loading, the one before stays on the screen.
 */
export function createList() {
  const chunks = signal<readonly Chunk[] | undefined>(undefined);
  const problem = signal<Problem | null>(null);
  const isWaiting = signal(false);
  const isSlow = signal(false);
  let next: string | null = null;
  let query: ListQuery = {};
  let stop = new AbortController();
  let lastId = 0;

  const chunksOf = (links: readonly ListedLink[]): Chunk[] =>
    Array.from({ length: Math.ceil(links.length / CHUNK) }, (_, n) => ({
      id: ++lastId,
      links: signal(links.slice(n * CHUNK, (n + 1) * CHUNK)),
      height: null,
    }));

  async function load(cursor: string | null): Promise<void> {
    const { signal: abort } = stop;
    isWaiting.value = true;
    const timer = setTimeout(() => {
      isSlow.value = true;
    }, SLOW_MS);
    try {
      const asked = { ...query, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
      const answer = await ask((client, s) => client.GET("/api/links", { params: { query: asked }, signal: s }), {
        signal: abort,
      });
      batch(() => {
        problem.value = answer.ok ? null : answer.problem;
        if (!answer.ok) return;
        next = answer.value.nextCursor;
        const fresh = chunksOf(answer.value.links);
        chunks.value = cursor === null ? fresh : [...(chunks.value ?? []), ...fresh];
      });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // Another view is loading by now, or nobody signed in.
    } finally {
      clearTimeout(timer);
      if (abort === stop.signal) {
        isWaiting.value = false;
        isSlow.value = false;
      }
    }
  }

  /** Shows a view from its beginning. */
  function show(asked: ListQuery): void {
    stop.abort(new DOMException("Another view", "AbortError"));
    stop = new AbortController();
    query = asked;
    next = null;
    void load(null);
  }

  return {
    ...{ chunks, problem, isWaiting, isSlow, show },
    refresh: () => show(query),
    close: () => stop.abort(new DOMException("The list is gone", "AbortError")),
    /** Empties the list, because another person has signed in. */
    forget() {
      chunks.value = undefined;
    },
    hasMore: () => next !== null,
    more() {
      if (next !== null && !isWaiting.value) void load(next);
    },
    /** Shows a changed link as it is now. Its visits stay. */
    replace(changed: LinkRef, change: Partial<ListedLink>) {
      const isIt = (link: ListedLink) => keyOf(link) === keyOf(changed);
      for (const { links } of chunks.value ?? []) {
        if (!links.value.some(isIt)) continue;
        links.value = links.value.map((link) => (isIt(link) ? { ...link, ...change } : link));
      }
    },
    /** @param gone not just any link of its name: another one may have it by now. */
    remove(gone: ListedLink) {
      const isGone = (link: ListedLink) => keyOf(link) === keyOf(gone) && link.createdAt === gone.createdAt;
      for (const { links } of chunks.value ?? []) {
        if (links.value.some(isGone)) links.value = links.value.filter((link) => !isGone(link));
      }
    },
    /** All links that are loaded. */
    all: (): readonly ListedLink[] => (chunks.value ?? []).flatMap(({ links }) => links.value),
  };
}
