import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../words/words.ts";

/**
 * A dialog over the screen. It is the browser's own `<dialog>`: that keeps the focus inside, gives it back afterwards,
 * and closes by Escape. A `drawer` is the same at the right edge; on a phone it covers the whole screen.
 */
export function Dialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly kind?: "dialog" | "drawer";
  /** Called before Escape or the cross closes it; false keeps it open. */
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
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
        // Left to Chrome, an Escape without a click or a key since the last one closes the dialog and asks nobody.
        event.preventDefault();
        close();
      }}
      onCancel={(event) => {
        // A file chooser inside the dialog fires this event too, and it bubbles up to here.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close();
      }}
      onClose={() => {
        if (isOpen) onClose(); // Where the focus is on nothing in it, a browser may close it whatever we say.
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close(); // A click beside it: inside, its content covers its whole box.
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
