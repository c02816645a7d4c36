import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../words/words.ts";

/**
 * What floats over the screen: the browser's own `<dialog>`, which keeps the focus in it, gives it back, and closes by
 * Escape. `drawer` is the same at the right, over the whole screen on a phone.
 */
export function Dialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly kind?: "dialog" | "drawer";
  /** Asked before Escape or the cross closes it; false keeps it open. */
  readonly mayClose?: () => boolean;
}) {
  const { isOpen, onClose, title, children, kind = "dialog", mayClose = () => true } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const close = () => {
    if (mayClose()) onClose();
  };
  return (
    <dialog
      ref={dialog}
      class={kind}
      aria-labelledby={id}
      onCancel={(event) => {
        // Of a file chooser inside it, too: that event comes up from its field.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close();
      }}
      onClose={() => {
        if (isOpen) onClose(); // A browser closes it on a second Escape, whatever we say.
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close(); // Beside it: the dialog's own box is covered by what is in it.
      }}
    >
      {isOpen && (
        <div class="dialog-box">
          <header class="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" class="icon" aria-label={words().common.close} onClick={close}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M3.5 3.5l9 9m0-9l-9 9" />
              </svg>
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
