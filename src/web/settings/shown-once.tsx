import { useRef } from "preact/hooks";
import { CopyButton } from "../parts/copy-button.tsx";

/** What is said beside a text that nobody can look up again. */
export interface SaidOnce {
  readonly why: string;
  /** When somebody wants to close it, and has not said that it is kept. */
  readonly closeAgain: string;
  readonly kept: string;
}

/** Shows a new key or secret, this one time. See {@link useShownOnce}. */
export function ShownOnce(props: {
  readonly text: string;
  readonly isAsked: boolean;
  readonly said: SaidOnce;
  readonly onDone: () => void;
}) {
  const { text, isAsked, said, onDone } = props;
  const shown = useRef<HTMLElement>(null);
  return (
    <div class="stack">
      <p>{said.why}</p>
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
        {isAsked && said.closeAgain}
      </p>
      <button type="button" class="primary" onClick={onDone}>
        {said.kept}
      </button>
    </div>
  );
}
