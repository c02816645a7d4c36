import { useMemo } from "preact/hooks";
import { words } from "../../words/words.ts";
import { AddChoice } from "./add-choice.tsx";
import { CHOICES, type Choosable } from "./choices.ts";
import { FieldGroup } from "./field-group.tsx";
import type { WhenDraft } from "./rule-draft.ts";
import type { RuleSpeech } from "./rule-sentence.ts";

/** What a condition is typed or chosen into. */
export interface ChoiceProps {
  readonly when: WhenDraft;
  readonly speech: RuleSpeech;
  readonly error: string | undefined;
  readonly onWhen: (changed: WhenDraft) => void;
}

/** There are 250, so they are added one by one. */
export function Countries({ when, speech, error, onWhen }: ChoiceProps) {
  const { rules } = words();
  const all = useMemo(() => speech.countries(), [speech]);
  const chosen = when.country ?? [];
  return (
    <div>
      <AddChoice
        label={rules.labels.country}
        choices={all.filter(([code]) => !chosen.includes(code))}
        error={error}
        onAdd={(code) => onWhen({ country: [...chosen, code] })}
      />
      {chosen.length > 0 && (
        <p class="chips">
          {chosen.map((code) => {
            const name = speech.nameOf("country", code);
            return (
              <button
                key={code}
                type="button"
                class="chip"
                aria-label={rules.removeChoice(name)}
                onClick={({ currentTarget }) => {
                  // The button goes, and the focus goes on where the next one is chosen.
                  currentTarget.closest(".condition")?.querySelector("select")?.focus();
                  onWhen({ country: chosen.filter((one) => one !== code) });
                }}
              >
                {name} ×
              </button>
            );
          })}
        </p>
      )}
    </div>
  );
}

/** Some of a few: all of them are there to be pressed. */
export function Chips({ condition, when, speech, error, onWhen }: ChoiceProps & { readonly condition: Choosable }) {
  const { rules } = words();
  const chosen = when[condition] ?? [];
  return (
    <FieldGroup label={rules.labels[condition]} error={error}>
      <p class="chips">
        {CHOICES[condition].map((choice) => {
          const isChosen = chosen.includes(choice);
          return (
            <button
              key={choice}
              type="button"
              class="chip"
              aria-pressed={isChosen}
              data-invalid={error !== undefined}
              onClick={() =>
                onWhen({ [condition]: isChosen ? chosen.filter((one) => one !== choice) : [...chosen, choice] })
              }
            >
              {speech.nameOf(condition, choice)}
            </button>
          );
        })}
      </p>
    </FieldGroup>
  );
}
