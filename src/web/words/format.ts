/** Numbers, dates and plurals as a language writes them, by `Intl`. Each formatter is made once. */
export interface Numbers {
  number(value: number): string;
  /** Compact above 9,999: `12K`. Show the whole number as a title. */
  compact(value: number): string;
  /** @param value 0 … 1. */
  percent(value: number): string;
  plural(count: number, forms: PluralForms): string;
}

/** One text for each plural form of the language: English and German have `one` and `other`, Polish has four. */
export type PluralForms = { readonly other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string };

export interface Format extends Numbers {
  /** Relative within a day (`3 hours ago`), otherwise the date. */
  time(time: Date, now: Date): string;
  /** To the minute. */
  shortTime(time: Date): string;
  /** To the second, for a title. */
  exact(time: Date): string;
  date(time: Date): string;
  /** The day in UTC. */
  utcDate(time: Date): string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MAX_WHOLE = 9_999;

/** @param language a BCP 47 tag, such as `de`. @param timeZone by default the browser's own. */
export function createFormat(language: string, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  // Each formatter is made when it is first needed: making all of them would take most of the page's start on a slow
  // telephone.
  const whole = once(() => new Intl.NumberFormat(language));
  const short = once(() => new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 }));
  const percents = once(() => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }));
  const plurals = once(() => new Intl.PluralRules(language));
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
  const days = once(() => new Intl.DateTimeFormat(language, { dateStyle: "medium", ...zone }));
  const utcDays = once(() => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }));
  const minutes = once(() => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", ...zone }));
  const seconds = once(() => new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long", ...zone }));
  return {
    number: (value) => whole().format(value),
    compact: (value) => (Math.abs(value) > MAX_WHOLE ? short() : whole()).format(value),
    percent: (value) => percents().format(value),
    plural: (count, forms) => forms[plurals().select(count)] ?? forms.other,
    time(time, now) {
      const distance = time.getTime() - now.getTime();
      const size = Math.abs(distance);
      if (size < MINUTE_MS) return relative().format(0, "second");
      if (size < HOUR_MS) return relative().format(Math.round(distance / MINUTE_MS), "minute");
      if (size < DAY_MS) return relative().format(Math.round(distance / HOUR_MS), "hour");
      return days().format(time);
    },
    shortTime: (time) => minutes().format(time),
    exact: (time) => seconds().format(time),
    date: (time) => days().format(time),
    utcDate: (time) => utcDays().format(time),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
