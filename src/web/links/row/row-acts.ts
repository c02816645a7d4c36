import { type Signal, signal } from "@preact/signals";
import { ask } from "../../api/ask.ts";
import { keyOf, type LinkRef, paramsOf } from "../../api/link-ref.ts";
import { toast } from "../../frame/toasts.tsx";
import { words } from "../../words/words.ts";
import { deleteLinks } from "../deleting/delete-links.ts";
import type { List, ListedLink } from "../list/link-list.ts";
import { refusal } from "./refusal.ts";

/** What can be done with a row. There is one menu and one QR dialog for all rows. */
export interface RowActs {
  /** By `keyOf`. */
  readonly chosen: Signal<ReadonlyMap<string, ListedLink>>;
  readonly menuOf: Signal<{ readonly link: ListedLink; readonly button: HTMLElement } | null>;
  readonly qrOf: Signal<LinkRef | null>;
  edit(link: LinkRef): void;
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
        if (isChosen) next.set(keyOf(one), one);
        else next.delete(keyOf(one));
      }
      last = keyOf(link);
      chosen.value = next;
    },
    async setEnabled(link, enabled) {
      list.replace(link, { enabled }); // Shown at once, and put back if the API refuses.
      try {
        const answer = await ask(
          (client, signal) => client.PATCH("/api/links/{slug}", { params: paramsOf(link), body: { enabled }, signal }),
          { signal: new AbortController().signal },
        );
        if (answer.ok) return;
        toast({ text: words().links.notChanged(link.slug, refusal(answer)) });
      } catch {
        // Nobody signed in.
      }
      list.replace(link, { enabled: !enabled });
    },
    remove(links) {
      const next = new Map(chosen.value);
      for (const link of links) next.delete(keyOf(link));
      chosen.value = next;
      void deleteLinks(links, list.remove);
    },
  };
}

function between(all: readonly ListedLink[], from: string | null, to: ListedLink): readonly ListedLink[] {
  const ends = [all.findIndex((one) => keyOf(one) === from), all.findIndex((one) => keyOf(one) === keyOf(to))];
  const [start = -1, end = -1] = ends.toSorted((a, b) => a - b);
  return start < 0 ? [to] : all.slice(start, end + 1);
}
