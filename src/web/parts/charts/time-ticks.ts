import type { WallTime } from "./zone-clock.ts";

/** The length of time that one entry of a series stands for. */
export type Interval = "hour" | "day" | "month";

/** A mark on the time axis: the entry at which it stands, and what is written there. */
export interface TimeTick {
  readonly place: number;
  /** An hour is written as `18:00`, the first hour of a date as its date, the first month of a year as its year. */
  readonly shows: "hour" | "day" | "month" | "year";
}

/**
 * Marks where people expect them: at midnight and noon, on Mondays, on the first of a month. It takes the finest marks
 * that find room. It looks for them on the clock of the time zone, so a day of 23 or 25 hours moves none of them.
 *
 * @param walls what the clock shows at the start of each entry.
 * @param most how many marks find room.
 */
export function timeTicks(walls: readonly WallTime[], interval: Interval, most: number): readonly TimeTick[] {
  let found: readonly TimeTick[] = [];
  for (const isMark of MARKS[interval]) {
    found = walls.flatMap((wall, place) => {
      const before = walls[place - 1];
      if (!isMark(wall, before, place)) return [];
      return [{ place, shows: BY_MONTH.has(isMark) ? monthOrYear(wall, place) : shownAt(wall, before, interval) }];
    });
    if (found.length <= most) return found;
  }
  return thinned(found, most);
}

/** @param before the entry before it; undefined at the first. */
type IsMark = (wall: WallTime, before: WallTime | undefined, place: number) => boolean;

const isNewDate: IsMark = (wall, before) =>
  before === undefined ? wall.hour === 0 : wall.day !== before.day || wall.month !== before.month;
/** An hour that the clock shows twice gets one mark. */
const everyHours =
  (step: number): IsMark =>
  (wall, before) =>
    wall.hour % step === 0 && wall.minute === 0 && wall.hour !== before?.hour;
const isMonday: IsMark = (wall, before, place) => wall.weekday === 0 && isNewDate(wall, before, place);
const everyMonths =
  (step: number): IsMark =>
  (wall, before) =>
    (wall.month - 1) % step === 0 && (before === undefined ? wall.day === 1 : wall.month !== before.month);

const MARKS: Readonly<Record<Interval, readonly IsMark[]>> = {
  hour: [...[1, 2, 3, 6, 12].map(everyHours), isNewDate, isMonday],
  day: [() => true, (_wall, _before, place) => place % 2 === 0, isMonday, ...[1, 2, 3, 6, 12].map(everyMonths)],
  month: [() => true, ...[2, 3, 6, 12].map(everyMonths)],
};

/** Marks at the first of a month, in a series of days or of months. */
const BY_MONTH: ReadonlySet<IsMark> = new Set([...MARKS.day.slice(3), ...MARKS.month]);

function monthOrYear({ month }: WallTime, place: number): TimeTick["shows"] {
  return month === 1 || place === 0 ? "year" : "month";
}

function shownAt(wall: WallTime, before: WallTime | undefined, interval: Interval): TimeTick["shows"] {
  if (interval === "hour") return isNewDate(wall, before, 0) ? "day" : "hour";
  return "day";
}

/** The last resort: drops marks evenly until the rest find room. */
function thinned(ticks: readonly TimeTick[], most: number): readonly TimeTick[] {
  const step = Math.ceil(ticks.length / Math.max(1, most));
  return ticks.filter((_, place) => place % step === 0);
}
