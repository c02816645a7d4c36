import { useMemo } from "preact/hooks";
import { currentDomain } from "../api/domains.ts";
import { daysBetween } from "../parts/charts/zone-clock.ts";
import { words } from "../words/words.ts";
import { zonesToChoose } from "./here.ts";
import { INTERVALS, mayBe, RANGES, type View } from "./view.ts";

/** The line of controls that choose the view. All of the view is in the address. */
export function Controls(props: {
  readonly view: View;
  readonly isOfAll: boolean;
  readonly show: (changed: Partial<View>) => void;
}) {
  const { view, isOfAll, show } = props;
  const { stats } = words();
  const domain = currentDomain();
  const zones = useMemo(() => zonesToChoose(view.zone), [view.zone]);
  const days = daysBetween(view.from, view.to);
  const edge = (of: "from" | "to") => (event: { readonly currentTarget: HTMLInputElement }) => {
    // A date field is empty while a date is being typed.
    if (event.currentTarget.value !== "") show({ range: "dates", [of]: event.currentTarget.value });
  };
  return (
    <form class="controls" aria-label={stats.controls} onSubmit={(event) => event.preventDefault()}>
      <select
        aria-label={stats.range}
        value={view.range}
        onChange={({ currentTarget }) => show({ range: RANGES.find((one) => one === currentTarget.value) ?? "30d" })}
      >
        {RANGES.map((range) => (
          <option key={range} value={range}>
            {stats.ranges[range]}
          </option>
        ))}
      </select>
      {view.range === "dates" && (
        <span class="dates">
          <input type="date" aria-label={stats.from} value={view.from} max={view.to} onChange={edge("from")} />
          <span aria-hidden="true">–</span>
          <input type="date" aria-label={stats.to} value={view.to} min={view.from} onChange={edge("to")} />
        </span>
      )}
      <select
        aria-label={stats.interval}
        value={view.interval}
        onChange={({ currentTarget }) => {
          const interval = INTERVALS.find((one) => one === currentTarget.value);
          if (interval !== undefined) show({ interval });
        }}
      >
        {INTERVALS.map((interval) => (
          <option key={interval} value={interval} disabled={!mayBe(interval, days)}>
            {stats.intervals[interval]}
          </option>
        ))}
      </select>
      <select
        class="zone"
        aria-label={stats.zone}
        value={view.zone}
        onChange={({ currentTarget }) => show({ zone: currentTarget.value })}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </select>
      {isOfAll && (
        <>
          <Filter label={stats.tag} maxLength={50} value={view.tag} onValue={(tag) => show({ tag })} />
          <Filter label={stats.maker} maxLength={254} value={view.maker} onValue={(maker) => show({ maker })} />
        </>
      )}
      <span class="switches">
        {isOfAll && domain !== undefined && (
          <Switch
            label={stats.onlyOn(domain)}
            isOn={view.domain === domain}
            onSwitch={(isOn) => show({ domain: isOn ? domain : "" })}
          />
        )}
        <Switch label={stats.compare} isOn={view.isCompared} onSwitch={(isCompared) => show({ isCompared })} />
        <Switch label={stats.withBots} isOn={view.withBots} onSwitch={(withBots) => show({ withBots })} />
      </span>
    </form>
  );
}

function Filter(props: {
  readonly label: string;
  readonly maxLength: number;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { label, maxLength, value, onValue } = props;
  return (
    <input
      class="filter-field"
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      value={value}
      onChange={({ currentTarget }) => onValue(currentTarget.value.trim())}
    />
  );
}

function Switch(props: { readonly label: string; readonly isOn: boolean; readonly onSwitch: (isOn: boolean) => void }) {
  const { label, isOn, onSwitch } = props;
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={() => onSwitch(!isOn)}>
      {label}
    </button>
  );
}
