import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

/** A button that starts an action. Until the action is done, another press does nothing. */
export function ActButton(props: {
  readonly onAct: () => Promise<unknown>;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
  readonly isDisabled?: boolean;
}) {
  const { onAct, children, label, isDisabled = false } = props;
  const isBusy = useSignal(false);
  async function act(): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await onAct();
    } finally {
      isBusy.value = false;
    }
  }
  return (
    <button
      type="button"
      class={props.class}
      aria-label={label}
      aria-busy={isBusy.value}
      disabled={isDisabled}
      onClick={() => void act()}
    >
      {children}
    </button>
  );
}
