import type { ComponentChildren } from "preact";
import { ActButton } from "../parts/act-button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { words } from "../words/words.ts";

/** Asks before something is taken away, since nothing brings it back. @param props.children what will stop working. */
export function SureDialog(props: {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button does, in a word. */
  readonly action: string;
  readonly onAct: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const { isOpen, title, action, onAct, onClose, children } = props;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      {isOpen && (
        <div class="stack">
          {children}
          <p class="row">
            <ActButton class="primary" onAct={onAct}>
              {action}
            </ActButton>
            <button type="button" class="quiet" onClick={onClose}>
              {words().settings.keep}
            </button>
          </p>
        </div>
      )}
    </Dialog>
  );
}
