/**
 * The times that exports have, besides RFC 3339: `2024-01-15`, `2024-01-15 10:22:33 UTC`, `2024/1/15 10:22 PM`,
 * `20240115`, `Jan 15, 2024`, `15-Jan-2024`, `Mon, 15 Jan 2024 10:22:33 GMT` (RFC 9110, section 5.6.7), JavaScript's
 * `Mon Jan 15 2024 10:22:33 GMT+0100 (CET)`, C's `Mon Jan 15 10:22:33 2024`, `15/01/2024`, seconds and milliseconds
 * since the epoch. Without a zone it is UTC, as servers write it.
 *
 * What could be two dates is none: `05/04/2024` is the fifth of April or the fourth of May. So is a year of two digits.
 */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const WEEKDAYS = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/;
const ZONE = /^(?:z|(?:utc|gmt)?(?:([+-])(\d{1,2}):?(\d\d)?)?)$/;
const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/;
const MAX_LENGTH = 80;
const LAST_SECOND = 253_402_300_799;

/** @returns milliseconds since the epoch; null when it is no time, or could be two. */
export function timeInWords(text: string): number | null {
  if (text.length > MAX_LENGTH) return null;
  if (/^\d{9,}(?:\.\d{1,9})?$/.test(text) && !/^(?:19|20)\d{12}$/.test(text)) return sinceEpoch(Number(text));
  const facts = factsIn(wordsOf(text));
  return facts === null ? null : momentOf(facts);
}

/** @returns null where it is neither seconds nor milliseconds of this age. */
export function sinceEpoch(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (Math.abs(value) <= LAST_SECOND) return Math.round(value * 1_000);
  return Math.abs(value) <= LAST_SECOND * 1_000 ? Math.round(value) : null;
}

interface Facts {
  readonly day: readonly [year: number, month: number, day: number];
  readonly clock: readonly [hours: number, minutes: number, seconds: number, milliseconds: number];
  readonly zoneMinutes: number;
}

/** In small letters, with dates, clocks and zones each a word of its own. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/\([^()]*\)$/, "")
    .replace(/^(\d{4})(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(\d\d))?(?=z|$)/, (_, y, m, d, h, min, s) =>
      h === undefined ? `${y}-${m}-${d} ` : `${y}-${m}-${d} ${h}:${min}:${s} `,
    )
    .replace(/^(\d{4}-\d{1,2}-\d{1,2})t/, "$1 ")
    .replace(/(:\d\d(?:[.,]\d{1,9})?)(z|[+-]\d\d?(?::?\d\d)?|[ap]m)$/, "$1 $2")
    .replace(/(:\d\d),(\d{1,9})/, "$1.$2")
    .replaceAll(/([ap])\.m\.?/g, "$1m")
    .split(/[\s,]+/)
    .filter((word) => word !== "" && word !== "at" && word !== "of" && !WEEKDAYS.test(word.replace(/\.$/, "")));
}

function factsIn(words: readonly string[]): Facts | null {
  const clocks = words.filter((word) => CLOCK.test(word));
  const halves = words.filter((word) => word === "am" || word === "pm");
  const dates = words.filter((word) => !CLOCK.test(word) && word !== "am" && word !== "pm");
  const zones = dates.filter((word) => isZone(word, clocks.length > 0));
  const day = dayIn(dates.filter((word) => !isZone(word, clocks.length > 0)));
  const clock = clockIn(clocks, halves);
  // Go writes the zone twice: `+0000 UTC`.
  const zoneMinutes = zones.length > 2 ? null : zones.reduce((sum, zone) => sum + minutesOf(zone), 0);
  return day === null || clock === null || zoneMinutes === null ? null : { day, clock, zoneMinutes };
}

function isZone(word: string, hasClock: boolean): boolean {
  return ZONE.test(word) && (hasClock || /^[a-z]+$/.test(word));
}

function minutesOf(zone: string): number {
  const [, sign, hours = "0", minutes = "0"] = ZONE.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function clockIn(clocks: readonly string[], halves: readonly string[]): Facts["clock"] | null {
  if (clocks.length > 1 || halves.length > clocks.length) return null;
  const [, hours = "0", minutes = "0", seconds = "0", fraction = ""] = CLOCK.exec(clocks[0] ?? "") ?? [];
  const [half] = halves;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const hourOfDay = half === undefined ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  const milliseconds = Math.floor(Number(`0.${fraction || "0"}`) * 1_000);
  return [hourOfDay, Number(minutes), Number(seconds), milliseconds];
}

function dayIn(words: readonly string[]): Facts["day"] | null {
  const [date, ...others] = words;
  if (date === undefined) return null;
  return others.length === 0 ? dayOfOne(date) : dayOfThree(words);
}

/** `2024-01-15`, `15/01/2024`, `15-Jan-2024`: with one and the same mark between. */
function dayOfOne(date: string): Facts["day"] | null {
  const mark = /[-/.]/.exec(date)?.[0];
  const parts = mark === undefined ? [] : date.split(mark);
  if (parts.some((part) => MONTH_NAMES.test(part))) return dayOfThree(parts);
  const [a = "", b = "", c = ""] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  if (a.length === 4) return [Number(a), Number(b), Number(c)];
  if (c.length !== 4 || a.length > 2 || b.length > 2) return null;
  const [first, second, year] = [Number(a), Number(b), Number(c)];
  if (first > 12 || first === second) return [year, second, first];
  return second > 12 ? [year, first, second] : null;
}

/** A month by its name, a day, and a year of four digits, in whatever order. */
function dayOfThree(parts: readonly string[]): Facts["day"] | null {
  const names = parts.filter((part) => MONTH_NAMES.test(part.replace(/\.$/, "")));
  const years = parts.filter((part) => /^\d{4}$/.test(part));
  const days = parts.filter((part) => /^\d{1,2}(?:st|nd|rd|th|\.)?$/.test(part));
  const [[name], [year], [day]] = [names, years, days];
  if (parts.length !== 3 || name === undefined || year === undefined || day === undefined) return null;
  return [Number(year), MONTHS.indexOf(name.slice(0, 3)) + 1, Number.parseInt(day, 10)];
}

/** null for what there is not: the 30th of February, an hour 24, a year 0. */
function momentOf({
  day: [year, month, day],
  clock: [hours, minutes, seconds, ms],
  zoneMinutes,
}: Facts): number | null {
  const moment = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds, ms));
  const isReal =
    year >= 1_000 &&
    moment.getUTCFullYear() === year &&
    moment.getUTCMonth() === month - 1 &&
    moment.getUTCDate() === day &&
    moment.getUTCHours() === hours &&
    moment.getUTCMinutes() === minutes &&
    moment.getUTCSeconds() === seconds;
  if (!isReal || Math.abs(zoneMinutes) > 18 * 60) return null;
  const time = moment.getTime() - zoneMinutes * 60_000;
  return /^\d{4}-/.test(new Date(time).toISOString()) ? time : null;
}
