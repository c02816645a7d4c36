import { DAYS, type Day, type Hours } from "./rule.ts";

/** A moment as the clocks of a zone show it. */
export interface LocalTime {
  readonly day: Day;
  /** Of the day, from 0. */
  readonly minute: number;
}

/** Making one costs some 30 µs and 20 kB; all links together use few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MAX_FORMATS = 32;

const DAY_OF: ReadonlyMap<string, Day> = new Map(
  ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((word, i) => [word, DAYS[i] ?? "mon"]), // As many.
);

/**
 * @param time milliseconds since the epoch.
 * @param zone IANA name.
 * @returns null for a zone that this runtime does not know (any more): then no rule of it holds.
 */
export function localTime(time: number, zone: string): LocalTime | null {
  const format = formatOf(zone);
  if (format === null) return null;
  let [day, hour, minute]: [Day | undefined, number, number] = [undefined, 0, 0];
  for (const { type, value } of format.formatToParts(time)) {
    if (type === "weekday") day = DAY_OF.get(value);
    else if (type === "hour") hour = Number(value);
    else if (type === "minute") minute = Number(value);
  }
  return day === undefined ? null : { day, minute: 60 * hour + minute };
}

/** Whether there is such a zone. An offset is none: it has no summer. */
export function isZone(name: string): boolean {
  return /^[A-Za-z][\w+/-]*$/.test(name) && formatOf(name) !== null;
}

/** Whether the local time lies in the days and hours. Hours past midnight belong to the day on which they began. */
export function isOpen(
  { day, minute }: LocalTime,
  days: readonly Day[] | undefined,
  hours: Hours | undefined,
): boolean {
  const isOn = (one: Day) => days === undefined || days.includes(one);
  if (hours === undefined) return isOn(day);
  const [from, until] = [minuteOf(hours.from), minuteOf(hours.until)];
  if (from < until) return isOn(day) && from <= minute && minute < until;
  return (isOn(day) && from <= minute) || (isOn(dayBefore(day)) && minute < until);
}

/** @param text `HH:MM`, to `24:00`. */
export function minuteOf(text: string): number {
  return 60 * Number(text.slice(0, 2)) + Number(text.slice(3));
}

function dayBefore(day: Day): Day {
  return DAYS[(DAYS.indexOf(day) + 6) % 7] ?? day; // There are seven.
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const fields = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, ...fields });
    if (formats.size >= MAX_FORMATS) formats.clear();
    formats.set(zone, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) return null; // ECMA-402: of an unknown zone.
    throw error;
  }
}
