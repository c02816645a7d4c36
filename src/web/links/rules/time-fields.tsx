import { useMemo } from "preact/hooks";
import { localTime } from "../../home/local-time.ts";
import { zonesToChoose } from "../../link/here.ts";
import { Field, type FieldAttributes } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";
import type { ChoiceProps } from "./choice-fields.tsx";
import { FieldGroup } from "./field-group.tsx";

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

export function HoursField({ when, error, onWhen }: Pick<ChoiceProps, "when" | "error" | "onWhen">) {
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
    <FieldGroup label={rules.labels.hours} error={error}>
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
    </FieldGroup>
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
