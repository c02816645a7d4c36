import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Notice } from "../../frame/notice.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Field } from "../../parts/field.tsx";
import { tagsIn } from "../../parts/tag-text.ts";
import { words } from "../../words/words.ts";
import { type LineResult, linesIn, makeAll } from "./paste.ts";
import { PasteResults } from "./paste-results.tsx";
import { pasted, pastedTags } from "./pasted.ts";

/** Many URLs at once, one on each line. Lines that made no link stay in the field, so that they can be mended. */
export function PasteDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: () => void;
}) {
  const { isOpen, onClose, onMade } = props;
  const { links, home } = words();
  const results = useSignal<readonly LineResult[]>([]);
  const isMaking = useSignal(false);
  const stop = useRef<AbortController | null>(null);
  const count = linesIn(pasted.value).length;
  useEffect(() => () => stop.current?.abort(), []);

  async function make(): Promise<void> {
    if (isMaking.value || count === 0) return;
    isMaking.value = true;
    results.value = [];
    stop.current = new AbortController();
    try {
      await makeAll(
        pasted.value,
        tagsIn(pastedTags.value),
        (made) => {
          results.value = made;
        },
        stop.current.signal,
      );
      pasted.value = results.value.flatMap(({ link, text }) => (link === null ? [text] : [])).join("\n");
    } catch {
      // It was stopped, or nobody signed in. What was pasted is still there.
    }
    isMaking.value = false;
    if (results.value.some(({ link }) => link !== null)) onMade();
  }

  const made = results.value.flatMap(({ link }) => (link === null ? [] : [link]));
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        results.value = [];
        onClose();
      }}
      title={links.pasteTitle}
      kind="drawer"
      mayClose={() => !isMaking.value}
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Field label={links.pasteField} note={links.pasteCount(count)}>
          {(given) => (
            <textarea
              {...given}
              class="paste"
              rows={8}
              autofocus
              spellcheck={false}
              value={pasted.value}
              readOnly={isMaking.value}
              onInput={(event) => (pasted.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={links.pasteTags} note={home.tagsNote}>
          {(given) => (
            <input
              {...given}
              value={pastedTags.value}
              onInput={(event) => (pastedTags.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <p class="row">
          <button type="submit" class="primary" disabled={count === 0} aria-busy={isMaking.value}>
            {isMaking.value ? home.shortening : links.pasteMake(count)}
          </button>
          {made.length > 0 && <CopyButton text={made.map(({ shortUrl }) => shortUrl).join("\n")} />}
        </p>
      </form>
      <PasteResults results={results.value} />
      <Notice />
    </Dialog>
  );
}
