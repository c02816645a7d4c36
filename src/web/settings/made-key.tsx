import { useRef } from "preact/hooks";
import { CopyButton } from "../parts/copy-button.tsx";
import { words } from "../words/words.ts";

/**
 * Shows a new key, this one time. @param props.isAsked whether to ask for confirmation, because somebody wants to close
 * it.
 */
export function MadeKey(props: { readonly text: string; readonly isAsked: boolean; readonly onDone: () => void }) {
  const { text, isAsked, onDone } = props;
  const { settings } = words();
  const shown = useRef<HTMLElement>(null);
  return (
    <div class="stack">
      <p>{settings.shownOnce}</p>
      <p class="made-key">
        <code ref={shown} class="mono">
          {text}
        </code>
        <CopyButton
          text={text}
          onRefused={() => {
            if (shown.current !== null) getSelection()?.selectAllChildren(shown.current);
          }}
        />
      </p>
      <p class="field-note" data-state={isAsked ? "bad" : "plain"} role="status">
        {isAsked && settings.closeAgain}
      </p>
      <button type="button" class="primary" onClick={onDone}>
        {settings.keyKept}
      </button>
    </div>
  );
}
