import { useSignal } from "@preact/signals";

/**
 * A text that a dialog shows once, such as a new key. While it is shown, the first try to close the dialog only asks, and the
 * second closes it.
 */
export function useShownOnce(onClose: () => void) {
  const text = useSignal<string | null>(null);
  const isAsked = useSignal(false);
  return {
    text: text.value,
    isAsked: isAsked.value,
    show(made: string): void {
      text.value = made;
    },
    close(): void {
      text.value = null;
      isAsked.value = false;
      onClose();
    },
    mayClose(): boolean {
      if (text.value === null || isAsked.value) return true;
      isAsked.value = true;
      return false;
    },
  };
}
