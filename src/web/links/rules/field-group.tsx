import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A field of several inputs. */
export function FieldGroup(props: {
  readonly label: string;
  readonly error: string | undefined;
  readonly children: ComponentChildren;
}) {
  const { label, error, children } = props;
  const note = useId();
  return (
    <fieldset class="field" aria-describedby={note}>
      <legend>{label}</legend>
      {children}
      <p id={note} class="field-note" data-state={error === undefined ? "plain" : "bad"} aria-live="polite">
        {error}
      </p>
    </fieldset>
  );
}
