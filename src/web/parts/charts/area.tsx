import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useMemo } from "preact/hooks";
import { format } from "../../words/words.ts";
import { ChartReader } from "./chart-reader.tsx";
import { areaPath, linePath, type Point } from "./paths.ts";
import type { TimeTexts } from "./time-texts.ts";
import { type Interval, timeTicks } from "./time-ticks.ts";
import { useWidth } from "./use-width.ts";
import { valueTicks } from "./value-ticks.ts";
import type { WallTime } from "./zone-clock.ts";

export interface AreaEntry {
  readonly time: Date;
  /** The value of the area; null if the time is still to come. */
  readonly first: number | null;
  /** The value of the line inside the area. */
  readonly second: number | null;
  /** The value of the dotted line: the period before. */
  readonly before: number | null;
}

const HEIGHT = 248;
const [TOP, BOTTOM] = [10, 26];
const TICK_PX = 76;

/**
 * Draws a series as an area, with a second line, and the period before as a dotted line. It tells the caller by
 * `active` which entry is under the pointer. The caller shows the number, since a balloon would hide what lies below
 * it.
 *
 * @param props.label says in a sentence what the chart shows. @param props.sayEntry an entry in words, for screen
 * readers.
 */
export function AreaChart(props: {
  readonly entries: readonly AreaEntry[];
  readonly interval: Interval;
  readonly clock: (time: Date) => WallTime;
  readonly texts: TimeTexts;
  readonly label: string;
  readonly readerLabel: string;
  readonly sayEntry: (place: number) => string;
  readonly active: Signal<number | null>;
  readonly picture: RefObject<SVGSVGElement | null>;
}) {
  const { entries, interval, clock, texts, label, readerLabel, sayEntry, active, picture } = props;
  const { ref, width: measured } = useWidth<HTMLDivElement>();
  const width = Math.max(measured.value, 240);
  const most = Math.max(1, ...entries.flatMap(({ first, second, before }) => [first, second, before].map(Number)));
  const values = valueTicks(most);
  const left = Math.max(...values.map((value) => format().compact(value).length)) * 7 + 14;
  const ground = HEIGHT - BOTTOM;
  const right = width - 8;
  const x = (place: number) =>
    entries.length < 2 ? (left + right) / 2 : left + (place / (entries.length - 1)) * (right - left);
  const y = (value: number) => ground - (value / most) * (ground - TOP);
  const points = (of: (entry: AreaEntry) => number | null) =>
    entries.map((entry, place): Point | null => {
      const value = of(entry);
      return value === null ? null : [x(place), y(value)];
    });
  const firsts = points(({ first }) => first);
  const known = firsts.filter((point) => point !== null);
  const lines = { first: firsts, second: points(({ second }) => second), before: points(({ before }) => before) };
  const room = Math.max(2, Math.floor((right - left) / TICK_PX));
  // Memoized, so that a move of the pointer does not compute it again: reading the clock is slow.
  const walls = useMemo(() => entries.map(({ time }) => clock(time)), [entries, clock]);
  const ticks = useMemo(() => timeTicks(walls, interval, room), [walls, interval, room]);
  // If there are fewer entries than a moment ago, the active one may be gone.
  const at = active.value !== null && active.value < entries.length ? active.value : null;
  return (
    <div ref={ref} class="area-chart">
      <svg ref={picture} role="img" aria-label={label} viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT}>
        {values.map((value) => (
          <g key={value}>
            <line class="grid" x1={left} x2={right} y1={y(value)} y2={y(value)} />
            <text class="tick" x={left - 8} y={y(value) + 4} text-anchor="end">
              {format().compact(value)}
            </text>
          </g>
        ))}
        {ticks.map(({ place, shows }) => (
          <g key={place}>
            <line class="grid" x1={x(place)} x2={x(place)} y1={ground} y2={ground + 4} />
            <text class="tick" x={x(place)} y={HEIGHT - 6} text-anchor={anchorAt(x(place), left, right)}>
              {texts.tick(entries[place]?.time ?? new Date(0), shows)}
            </text>
          </g>
        ))}
        <path class="area" d={areaPath(known, ground)} />
        <path class="line before" d={linePath(lines.before)} />
        <path class="line second" d={linePath(lines.second)} />
        <path class="line first" d={linePath(lines.first)} />
        {at !== null && <line class="pointer" x1={x(at)} x2={x(at)} y1={TOP} y2={ground} />}
        {(["before", "second", "first"] as const).map((line) => {
          // A line of one point has no length, so that point is shown as a dot.
          const point = lines[line][known.length === 1 ? 0 : (at ?? -1)] ?? null;
          return point !== null && <circle key={line} class={`dot ${line}`} cx={point[0]} cy={point[1]} r="3.5" />;
        })}
      </svg>
      <ChartReader
        label={readerLabel}
        count={entries.length}
        active={active}
        sayEntry={sayEntry}
        placeAt={(offset) => Math.round(((offset - left) / (right - left)) * (entries.length - 1))}
      />
    </div>
  );
}

/** Anchors a text so that it does not reach over an edge. */
function anchorAt(x: number, left: number, right: number): "start" | "middle" | "end" {
  return x - left < TICK_PX / 3 ? "start" : right - x < TICK_PX / 3 ? "end" : "middle";
}
