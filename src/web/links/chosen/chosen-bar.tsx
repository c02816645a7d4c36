import { useSignal } from "@preact/signals";
import { keyOf } from "../../api/link-ref.ts";
import { may } from "../../api/session.ts";
import { saveFile } from "../../parts/save-file.ts";
import { words } from "../../words/words.ts";
import type { List } from "../list/link-list.ts";
import type { RowActs } from "../row/row-acts.ts";
import { addTags, bulkRun, runOver, switchTo } from "./bulk-run.ts";
import { csvOf, ndjsonOf } from "./chosen-export.ts";
import { TagDialog } from "./tag-dialog.tsx";

/** What can be done with the chosen links. The bar is at the bottom of the screen while any link is chosen. */
export function ChosenBar({ acts, list }: { readonly acts: RowActs; readonly list: List }) {
  const { links } = words();
  const isTagging = useSignal(false);
  const count = acts.chosen.value.size;
  /** The chosen links as they are now, and not as they were when they were chosen. */
  const chosen = () => {
    const now = new Map(list.all().map((link) => [keyOf(link), link]));
    return [...acts.chosen.peek().values()].map((link) => now.get(keyOf(link)) ?? link);
  };
  const run = bulkRun.value;
  const isBusy = run !== null && !run.isOver;
  const clear = () => {
    acts.chosen.value = new Map();
  };
  const tag = (tags: readonly string[]) => {
    isTagging.value = false;
    void runOver(chosen(), links.tagging, addTags(tags), list);
  };
  if (count === 0 && !isBusy) return null;
  return (
    <section class="chosen-bar" aria-label={links.chosenBar}>
      <p role="status">{isBusy ? links.progress(run.done, run.total) : links.chosen(count)}</p>
      {isBusy && (
        <div class="row">
          <progress max={run.total} value={run.done} aria-label={run.label} />
          <button type="button" onClick={run.stop}>
            {links.stop}
          </button>
        </div>
      )}
      <div class="row">
        {may("links:write") && (
          <>
            <button type="button" disabled={isBusy} onClick={() => (isTagging.value = true)}>
              {links.tag}
            </button>
            <button
              type="button"
              disabled={isBusy}
              onClick={() => void runOver(chosen(), links.switchingOn, switchTo(true), list)}
            >
              {links.switchOn}
            </button>
            <button
              type="button"
              disabled={isBusy}
              onClick={() => void runOver(chosen(), links.switchingOff, switchTo(false), list)}
            >
              {links.switchOff}
            </button>
          </>
        )}
        <button type="button" onClick={() => saveFile(csvOf(chosen()), "links.csv", "text/csv;charset=utf-8")}>
          {links.exportKind("CSV")}
        </button>
        <button type="button" onClick={() => saveFile(ndjsonOf(chosen()), "links.ndjson", "application/x-ndjson")}>
          {links.exportKind("NDJSON")}
        </button>
        {may("links:write") && (
          <button type="button" class="danger" disabled={isBusy} onClick={() => acts.remove(chosen())}>
            {links.delete}
          </button>
        )}
        <button type="button" class="quiet" onClick={clear}>
          {links.chooseNone}
        </button>
      </div>
      <TagDialog isOpen={isTagging.value} count={count} onClose={() => (isTagging.value = false)} onTags={tag} />
    </section>
  );
}
