import { useSignal } from "@preact/signals";
import { Field } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";

/** Something to choose from a list and a button that adds it: an arrow key in a list must not add what it passes. */
export function AddChoice(props: {
  readonly label: string;
  readonly choices: readonly (readonly [value: string, name: string])[];
  readonly error?: string | undefined;
  readonly onAdd: (value: string) => void;
}) {
  const { label, choices, error, onAdd } = props;
  const { rules } = words();
  const chosen = useSignal("");
  const value = choices.some(([one]) => one === chosen.value) ? chosen.value : (choices[0]?.[0] ?? "");
  return (
    <Field label={label} error={error}>
      {(given) => (
        <span class="with-clear">
          <select {...given} value={value} onChange={({ currentTarget }) => (chosen.value = currentTarget.value)}>
            {choices.map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
          <button type="button" onClick={() => onAdd(value)}>
            {rules.addThis}
            <span class="unseen"> {label}</span>
          </button>
        </span>
      )}
    </Field>
  );
}
