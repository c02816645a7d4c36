import { Field } from "../../parts/field.tsx";
import { Icon } from "../../parts/icons.tsx";
import { words } from "../../words/words.ts";
import { Chips, type ChoiceProps, Countries } from "./choice-fields.tsx";
import type { Condition } from "./rule-draft.ts";
import { HoursField, Moment } from "./time-fields.tsx";

type Given = ChoiceProps & { readonly condition: Condition };

/** A condition of a rule, with the input that fits it, and what takes it away. */
export function ConditionField(props: Given & { readonly focus: string; readonly onRemove: () => void }) {
  const { focus, onRemove, ...given } = props;
  const { rules } = words();
  return (
    <div class="condition" data-focus={focus}>
      <Input {...given} />
      <button
        type="button"
        class="icon"
        aria-label={rules.removeCondition(rules.labels[given.condition])}
        onClick={onRemove}
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}

function Input(given: Given) {
  const { condition, when, error, onWhen } = given;
  const { rules } = words();
  const label = rules.labels[condition];
  switch (condition) {
    case "country":
      return <Countries {...given} />;
    case "continent":
    case "device":
    case "os":
    case "browser":
    case "days":
      return <Chips {...given} condition={condition} />;
    case "region":
    case "language":
    case "query":
    case "referrer":
    case "share": {
      const isShare = condition === "share";
      return (
        <Field label={label} note={rules.notes[condition]} error={error}>
          {(attributes) => (
            <input
              {...attributes}
              {...(isShare ? { type: "number", min: "1", max: "99", inputMode: "numeric" } : {})}
              spellcheck={false}
              autocomplete="off"
              value={when[condition]}
              onInput={({ currentTarget }) => onWhen({ [condition]: currentTarget.value })}
            />
          )}
        </Field>
      );
    }
    case "bot":
      return (
        <Field label={label} error={error}>
          {(attributes) => (
            <select
              {...attributes}
              value={String(when.bot)}
              onChange={({ currentTarget }) => onWhen({ bot: currentTarget.value === "true" })}
            >
              <option value="true">{rules.aBot}</option>
              <option value="false">{rules.aPerson}</option>
            </select>
          )}
        </Field>
      );
    case "from":
    case "until":
      return (
        <Field label={label} error={error}>
          {(attributes) => (
            <Moment {...attributes} time={when[condition] ?? ""} onTime={(time) => onWhen({ [condition]: time })} />
          )}
        </Field>
      );
    case "hours":
      return <HoursField {...given} />;
  }
}
