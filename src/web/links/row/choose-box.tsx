import { useComputed } from "@preact/signals";
import { keyOf } from "../../api/link-ref.ts";
import { words } from "../../words/words.ts";
import type { ListedLink } from "../list/link-list.ts";
import type { RowActs } from "./row-acts.ts";

/** Chooses a link; with Shift, all links up to it. When a choice changes, only these boxes are drawn again. */
export function ChooseBox({ link, acts }: { readonly link: ListedLink; readonly acts: RowActs }) {
  const isChosen = useComputed(() => acts.chosen.value.has(keyOf(link)));
  return (
    <label class="choose">
      <span class="unseen">{words().links.choose(link.slug)}</span>
      <input
        type="checkbox"
        checked={isChosen.value}
        onClick={(event) => acts.choose(link, event.currentTarget.checked, event.shiftKey)}
      />
    </label>
  );
}
