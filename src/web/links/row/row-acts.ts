import { type Signal, signal } from "@preact/signals";
import { ask } from "../../api/ask.ts";
import { toast } from "../../frame/toasts.tsx";
import { words } from "../../words/words.ts";
import type { List, ListedLink } from "../list/link-list.ts";
import { holdDelete } from "./held-deletes.ts";
import { refusal } from "./refusal.ts";

/** What can be done with a row. There is one menu and one QR dialog for all rows. */
export interface RowActs {
  readonly chosen: Signal<ReadonlyMap<string, ListedLink>>;
  readonly menuOf: Signal<{ readonly link: ListedLink; readonly button: HTMLElement } | null>;
  readonly qrOf: Signal<string | null>;
  edit(link: ListedLink): void;
  filterByTag(tag: string): void;
  /** @param isRange whether to choose all links between this one and the last chosen one as well. */
  choose(link: ListedLink, isChosen: boolean, isRange: boolean): void;
  setEnabled(link: ListedLink, enabled: boolean): Promise<void>;
  remove(links: readonly ListedLink[]): void;
}

export function createRowActs(list: List, go: Pick<RowActs, "edit" | "filterByTag">): RowActs {
  const chosen = signal<ReadonlyMap<string, ListedLink>>(new Map());
  let last: string | null = null;
  return {
    ...go,
    chosen,
    menuOf: signal(null),
    qrOf: signal(null),
    choose(link, isChosen, isRange) {
      const next = new Map(chosen.value);
      for (const one of isRange ? between(list.all(), last, link) : [link]) {
        if (isChosen) next.set(one.slug, one);
        else next.delete(one.slug);
      }
      last = link.slug;
      chosen.value = next;
    },
    async setEnabled(link, enabled) {
      const { slug } = link;
      list.replace(slug, { enabled }); // Shown at once, and put back if the API refuses.
      try {
        const answer = await ask(
          (client, signal) =>
            client.PATCH("/api/links/{slug}", { params: { path: { slug } }, body: { enabled }, signal }),
          { signal: new AbortController().signal },
        );
        if (answer.ok) return;
        toast({ text: words().links.notChanged(slug, refusal(answer)) });
      } catch {
        // Nobody signed in.
      }
      list.replace(slug, { enabled: !enabled });
    },
    remove(links) {
      const next = new Map(chosen.value);
      for (const { slug } of links) next.delete(slug);
      chosen.value = next;
      holdDelete(
        links.map(({ slug }) => slug),
        (slug) => list.remove(slug),
      );
    },
  };
}

function between(all: readonly ListedLink[], from: string | null, to: ListedLink): readonly ListedLink[] {
  const ends = [all.findIndex(({ slug }) => slug === from), all.findIndex(({ slug }) => slug === to.slug)];
  const [start = -1, end = -1] = ends.toSorted((a, b) => a - b);
  return start < 0 ? [to] : all.slice(start, end + 1);
}
