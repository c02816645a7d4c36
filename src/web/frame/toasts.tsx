import { signal } from "@preact/signals";

/** A line at the bottom that says what was done. It may have a button to undo it. */
export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it is shown. */
  readonly ms?: number;
}

const shown = signal<readonly (Toast & { readonly id: number })[]>([]);
let lastId = 0;
const DEFAULT_MS = 5_000;

/** @returns a function that removes the toast. */
export function toast(one: Toast): () => void {
  const id = ++lastId;
  const remove = () => {
    shown.value = shown.value.filter((other) => other.id !== id);
  };
  shown.value = [...shown.value, { ...one, id }];
  setTimeout(remove, one.ms ?? DEFAULT_MS);
  return remove;
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {shown.value.map(({ id, text, action }) => (
        <div key={id} class="toast">
          <p>{text}</p>
          {action !== undefined && (
            <button
              type="button"
              onClick={() => {
                shown.value = shown.value.filter((other) => other.id !== id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
