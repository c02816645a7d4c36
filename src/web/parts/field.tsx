import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/**
 * A label, an input, and one line below it for a note or an error. That line has its room from the start, so nothing
 * moves when a text appears.
 *
 * @param props.children makes the input, and must give it the id and the attributes that it gets.
 */
export function Field(props: {
  readonly label: string;
  readonly note?: string | undefined;
  readonly error?: string | undefined;
  readonly isGood?: boolean;
  readonly children: (given: FieldAttributes) => ComponentChildren;
}) {
  const { label, note, error, isGood = false, children } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const state = error !== undefined ? "bad" : isGood ? "good" : "plain";
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": noteId, "aria-invalid": error !== undefined })}
      <p id={noteId} class="field-note" data-state={state} aria-live="polite">
        {error ?? note}
      </p>
    </div>
  );
}

export interface FieldAttributes {
  readonly id: string;
  readonly "aria-describedby": string;
  readonly "aria-invalid": boolean;
}
