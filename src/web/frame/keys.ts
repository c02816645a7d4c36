import { useEffect, useRef } from "preact/hooks";

/**
 * Keyboard shortcuts. They work while nobody types into a field. The newest handler wins: a screen's over the frame's.
 */
const handlers: { readonly key: string; readonly run: () => void }[] = [];

export function useKey(key: string, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const handler = { key, run: () => latest.current() };
    handlers.push(handler);
    return () => {
      handlers.splice(handlers.indexOf(handler), 1);
    };
  }, [key]);
}

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    // While a dialog is open, all keys are for the dialog.
    if (document.querySelector("dialog[open]") !== null) return;
    const handler = handlers.findLast(({ key }) => key === event.key);
    if (handler === undefined) return;
    event.preventDefault();
    handler.run();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
