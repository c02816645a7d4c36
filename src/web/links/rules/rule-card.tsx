import { useId } from "preact/hooks";
import { here } from "../../link/here.ts";
import { Field } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";
import { AddChoice } from "./add-choice.tsx";
import { CONDITIONS } from "./choices.ts";
import { ConditionField } from "./condition-field.tsx";
import { MoveButton } from "./move-button.tsx";
import { type Condition, errorAt, type RuleDraft, withCondition, withoutCondition } from "./rule-draft.ts";
import type { RuleSpeech } from "./rule-sentence.ts";
import { ZoneField } from "./time-fields.tsx";

/** One rule: its sentence, what moves it, and, when it is open, its name, its conditions and where it leads. */
export function RuleCard(props: {
  readonly rule: RuleDraft;
  readonly place: number;
  readonly count: number;
  readonly speech: RuleSpeech;
  readonly errors: ReadonlyMap<string, string>;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** @param path of what was changed, within the rule. */
  readonly onChange: (changed: Partial<RuleDraft>, path: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly focusNext: (what: string) => void;
}) {
  const { rule, place, count, speech, errors, isOpen, onOpen, onChange, onMove, onRemove, focusNext } = props;
  const { rules: said } = words();
  const { key, name, url, when } = rule;
  const body = useId();
  const path = `rules.${place}`;
  const error = (what: string) => errorAt(errors, `${path}.${what}`);
  const given = CONDITIONS.filter((condition) => when[condition] !== undefined);
  const left = CONDITIONS.filter((condition) => when[condition] === undefined);

  function add(condition: Condition): void {
    focusNext(`${condition} ${key}`);
    onChange({ when: withCondition(when, condition, here().ownZone) }, "when");
  }

  return (
    <li class="rule">
      <div class="rule-head">
        <button
          type="button"
          class="rule-sentence"
          data-focus={`open ${key}`}
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => onOpen(!isOpen)}
        >
          <strong>{name}</strong>
          <span>
            {speech.sentence(when)} → <span class="mono">{url === "" ? "…" : url}</span>
          </span>
        </button>
        <span class="rule-moves">
          <MoveButton
            label={said.up(name)}
            focus={`up ${key}`}
            icon="up"
            isOff={place === 0}
            onClick={() => onMove(-1)}
          />
          <MoveButton
            label={said.down(name)}
            focus={`down ${key}`}
            icon="down"
            isOff={place === count - 1}
            onClick={() => onMove(1)}
          />
          <MoveButton label={said.remove(name)} focus={`remove ${key}`} icon="cross" isOff={false} onClick={onRemove} />
        </span>
      </div>
      <div id={body} class="rule-body" hidden={!isOpen}>
        {isOpen && (
          <>
            <Field label={said.name} note={said.nameNote} error={error("name") ?? errors.get(path)}>
              {(attributes) => (
                <input
                  {...attributes}
                  value={name}
                  maxLength={60}
                  onInput={({ currentTarget }) => onChange({ name: currentTarget.value }, "name")}
                />
              )}
            </Field>
            {given.map((condition) => (
              <ConditionField
                key={condition}
                condition={condition}
                when={when}
                speech={speech}
                focus={`${condition} ${key}`}
                error={error(`when.${condition}`)}
                onWhen={(changed) => onChange({ when: { ...when, ...changed } }, `when.${condition}`)}
                onRemove={() => {
                  focusNext(`add ${key}`);
                  onChange({ when: withoutCondition(when, condition) }, "when");
                }}
              />
            ))}
            {when.timezone !== undefined && (
              <ZoneField
                zone={when.timezone}
                error={error("when.timezone")}
                onZone={(timezone) => onChange({ when: { ...when, timezone } }, "when.timezone")}
              />
            )}
            {left.length > 0 && (
              <div data-focus={`add ${key}`}>
                <AddChoice
                  label={said.condition}
                  choices={left.map((condition) => [condition, said.labels[condition]])}
                  error={errors.get(`${path}.when`)}
                  onAdd={(chosen) => {
                    const condition = left.find((one) => one === chosen);
                    if (condition !== undefined) add(condition);
                  }}
                />
              </div>
            )}
            <Field label={said.url} error={error("url")}>
              {(attributes) => (
                <textarea
                  {...attributes}
                  class="grows"
                  rows={1}
                  spellcheck={false}
                  value={url}
                  onInput={({ currentTarget }) => onChange({ url: currentTarget.value }, "url")}
                />
              )}
            </Field>
          </>
        )}
      </div>
    </li>
  );
}
