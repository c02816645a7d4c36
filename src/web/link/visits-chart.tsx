import { useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { alignBefore } from "../parts/charts/align-before.ts";
import { AreaChart } from "../parts/charts/area.tsx";
import { createTimeTexts } from "../parts/charts/time-texts.ts";
import { zoneClock } from "../parts/charts/zone-clock.ts";
import { Count } from "../parts/count.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { toCsv } from "../parts/files/csv.ts";
import { saveCsv } from "../parts/files/save-file.ts";
import { savePicture } from "../parts/files/save-picture.ts";
import { format, words } from "../words/words.ts";
import type { Stats } from "./stats.ts";
import { Tools } from "./tools.tsx";
import type { View } from "./view.ts";

/** Visits and visitors over time, and the period before. The head of the chart shows the number under the pointer. */
export function VisitsChart(props: {
  readonly counted: Stats;
  readonly view: View;
  readonly name: string;
  readonly title: string;
}) {
  const { counted, view, name, title } = props;
  const { stats } = words();
  const active = useSignal<number | null>(null);
  const isTable = useSignal(false);
  const picture = useRef<SVGSVGElement>(null);
  // These statistics may still be those of the view before.
  const { interval, timezone: zone } = counted;
  const texts = useMemo(() => createTimeTexts(document.documentElement.lang, zone, interval), [zone, interval]);
  const { entries, clock } = useMemo(() => entriesOf(counted, zone, Date.now()), [counted, zone]);
  const hasVisitors = interval !== "hour";
  const before = counted.previous;
  const at = active.value === null ? undefined : entries[active.value];
  const period = texts.period(new Date(counted.from), new Date(Date.parse(counted.to) - 1));
  const sayEntry = (place: number) => {
    const entry = entries[place];
    if (entry === undefined) return "";
    const { time, first, second, before: earlier } = entry;
    const parts = [
      first === null ? stats.toCome : stats.visits(first),
      ...(second === null ? [] : [stats.visitors(second)]),
      ...(earlier === null ? [] : [stats.beforeIt(earlier)]),
    ];
    return `${texts.entry(time)}: ${parts.join(", ")}`;
  };
  const sums = [stats.visits(counted.visits), ...(hasVisitors ? [stats.visitors(counted.visitors)] : [])].join(", ");
  const columns = [
    stats.intervals[interval],
    stats.visitsWord,
    ...(hasVisitors ? [stats.visitorsWord] : []),
    ...(before === undefined ? [] : [stats.before]),
  ];
  const rows = entries.map(({ first, second, before: earlier }) => [
    first,
    ...(hasVisitors ? [second] : []),
    ...(before === undefined ? [] : [earlier]),
  ]);
  return (
    <section class="chart" aria-label={stats.overTime}>
      <header class="chart-head">
        <p class="chart-when">{at === undefined ? period : texts.entry(at.time)}</p>
        <dl class="figures">
          <Figure kind="first" label={stats.visitsWord} value={at === undefined ? counted.visits : at.first} />
          {hasVisitors && (
            <Figure kind="second" label={stats.visitorsWord} value={at === undefined ? counted.visitors : at.second} />
          )}
          {before !== undefined && (
            <Figure
              kind="before"
              label={stats.before}
              value={at === undefined ? before.visits : at.before}
              note={at === undefined ? changeText(counted.visits, before.visits) : null}
            />
          )}
          <Figure
            kind="none"
            label={view.withBots ? stats.botsIncluded : stats.botsApart}
            value={at === undefined ? counted.bots : null}
          />
        </dl>
        <Tools
          of={stats.overTime}
          isTable={isTable.value}
          onTable={() => (isTable.value = !isTable.value)}
          onCsv={() =>
            saveCsv(
              name,
              toCsv(
                columns,
                rows.map((row, place) => [entries[place]?.time.toISOString() ?? "", ...row]),
              ),
            )
          }
          onPicture={async () => {
            if (picture.current !== null) await savePicture(name, `${title} · ${period} · ${sums}`, picture.current);
          }}
        />
      </header>
      <AreaChart
        {...{ entries, interval, clock, texts, sayEntry, active, picture }}
        label={stats.chartSays(period, counted.visits, peakText())}
        readerLabel={stats.readChart}
      />
      {isTable.value && (
        <DataTable
          label={stats.overTime}
          columns={columns}
          rows={entries.map(({ time }, place) => [texts.entry(time), ...(rows[place] ?? [])])}
        />
      )}
      {hasVisitors ? <p class="chart-note">{stats.visitorsNote}</p> : <p class="chart-note">{stats.noVisitors}</p>}
    </section>
  );

  function peakText(): string {
    const peak = entries.reduce((most, entry) => ((entry.first ?? 0) > (most.first ?? 0) ? entry : most));
    return stats.peak(texts.entry(peak.time), peak.first ?? 0);
  }
}

function Figure(props: {
  readonly kind: "first" | "second" | "before" | "none";
  readonly label: string;
  readonly value: number | null;
  readonly note?: string | null;
}) {
  const { kind, label, value, note = null } = props;
  return (
    <div class="figure">
      <dt>
        {kind !== "none" && (
          <svg class={`swatch ${kind}`} viewBox="0 0 16 8" width="16" height="8" aria-hidden="true">
            <line x1="0" x2="16" y1="4" y2="4" />
          </svg>
        )}
        {label}
      </dt>
      <dd>
        {value === null ? <span class="no-value">–</span> : <Count value={value} />}
        {note !== null && <small>{note}</small>}
      </dd>
    </div>
  );
}

function changeText(now: number, before: number): string | null {
  const { stats } = words();
  if (before === 0) return null; // There is no percentage of zero.
  if (now === before) return stats.asMany;
  const share = format().percent(Math.abs(now / before - 1));
  return now > before ? stats.more(share) : stats.fewer(share);
}

function entriesOf(counted: Stats, zone: string, now: number) {
  const clock = zoneClock(zone);
  const dated = (series: Stats["series"]) => series.map((entry) => ({ ...entry, time: new Date(entry.time) }));
  const series = dated(counted.series);
  const before =
    counted.previous === undefined
      ? null
      : alignBefore(series, dated(counted.previous.series), counted.interval, clock);
  const entries = series.map(({ time, visits, visitors }, place) => {
    const isToCome = time.getTime() > now;
    return {
      time,
      first: isToCome ? null : visits,
      second: isToCome ? null : visitors,
      before: before?.[place] ?? null,
    };
  });
  return { entries, clock };
}
