import { useSignal } from "@preact/signals";
import { Dialog } from "../../parts/dialog.tsx";
import { Field } from "../../parts/field.tsx";
import { tagsIn } from "../../parts/tag-text.ts";
import { words } from "../../words/words.ts";

/** Asks for tags to add to those of the chosen links. */
export function TagDialog(props: {
  readonly isOpen: boolean;
  readonly count: number;
  readonly onClose: () => void;
  readonly onTags: (tags: readonly string[]) => void;
}) {
  const { isOpen, count, onClose, onTags } = props;
  const { links, home } = words();
  const text = useSignal("");
  const tags = tagsIn(text.value);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={links.tagTitle(count)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (tags.length > 0) onTags(tags);
        }}
      >
        <Field label={home.tags} note={links.tagNote}>
          {(given) => (
            <input
              {...given}
              autofocus
              value={text.value}
              onInput={(event) => (text.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <p class="row">
          <button type="submit" class="primary" disabled={tags.length === 0}>
            {links.tag}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
