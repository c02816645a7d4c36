import type { ComponentChildren } from "preact";
import { useId, useMemo } from "preact/hooks";
import { localTime } from "../../home/local-time.ts";
import { zonesToChoose } from "../../link/here.ts";
import { Field, type FieldAttributes } from "../../parts/field.tsx";
import { Icon } from "../../parts/icons.tsx";
import { words } from "../../words/words.ts";
import { AddChoice } from "./add-choice.tsx";
import { CHOICES, type Choosable } from "./choices.ts";
import type { Condition, WhenDraft } from "./rule-draft.ts";
import type { RuleSpeech } from "./rule-sentence.ts";

interface Given {
  readonly condition: Condition;
  readonly when: WhenDraft;
  readonly speech: RuleSpeech;
  readonly error: string | undefined;
  readonly onWhen: (changed: WhenDraft) => void;
}

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

/** RFC 3339 outside, the browser's own zone in the field; empty while it is typed. */
export function Moment(props: FieldAttributes & { readonly time: string; readonly onTime: (time: string) => void }) {
  const { time, onTime, ...attributes } = props;
  return (
    <input
      {...attributes}
      type="datetime-local"
      value={time === "" ? "" : localTime(new Date(time))}
      onInput={({ currentTarget: { value } }) => onTime(value === "" ? "" : new Date(value).toISOString())}
    />
  );
}

function Countries({ when, speech, error, onWhen }: Given) {
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
                onClick={() => onWhen({ country: chosen.filter((one) => one !== code) })}
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

function Chips({ condition, when, speech, error, onWhen }: Given & { readonly condition: Choosable }) {
  const { rules } = words();
  const chosen = when[condition] ?? [];
  return (
    <Group label={rules.labels[condition]} error={error}>
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
    </Group>
  );
}

function HoursField({ when, error, onWhen }: Given) {
  const { rules } = words();
  const { from, until } = when.hours ?? { from: "", until: "" };
  // A field of hours knows no 24:00; the whole day would never begin otherwise.
  const shown = until === "24:00" ? "00:00" : until;
  const set = (edge: { readonly from?: string; readonly until?: string }) => {
    const hours = { from, until, ...edge };
    const isWholeDay = hours.from === "00:00" && hours.until === "00:00";
    onWhen({ hours: isWholeDay ? { from: "00:00", until: "24:00" } : hours });
  };
  return (
    <Group label={rules.labels.hours} error={error}>
      <span class="hours">
        <input
          type="time"
          aria-label={rules.hourFrom}
          aria-invalid={error !== undefined}
          value={from}
          onInput={({ currentTarget }) => set({ from: currentTarget.value })}
        />
        {" – "}
        <input
          type="time"
          aria-label={rules.hourUntil}
          value={shown}
          onInput={({ currentTarget }) => set({ until: currentTarget.value })}
        />
      </span>
    </Group>
  );
}

export function ZoneField(props: {
  readonly zone: string;
  readonly error: string | undefined;
  readonly onZone: (zone: string) => void;
}) {
  const { zone, error, onZone } = props;
  const zones = useMemo(() => zonesToChoose(zone), [zone]);
  return (
    <Field label={words().rules.zone} error={error}>
      {(attributes) => (
        <select {...attributes} value={zone} onChange={({ currentTarget }) => onZone(currentTarget.value)}>
          {zones.map((one) => (
            <option key={one} value={one}>
              {one.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A field of several inputs. */
function Group(props: {
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
