const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Milliseconds since the epoch of an RFC 3339 date-time with an offset; null for another text, and for times that don't
 * exist: `Date.parse` reads 30 February as 2 March, and accepts an hour 24. Leap seconds are refused, because JavaScript's
 * clock has none, and so are times after the year 9999 in UTC.
 */
export function parseRfc3339(text: string): number | null {
  const [, date, clock] = RFC_3339.exec(text) ?? [];
  if (date === undefined || clock === undefined) return null;
  const asRead = `${date}T${clock}`;
  const asUtc = Date.parse(`${asRead}Z`);
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(asRead)) return null;
  const time = Date.parse(text.toUpperCase());
  return Number.isNaN(time) || !/^\d{4}-/.test(new Date(time).toISOString()) ? null : time;
}

export function isRfc3339(text: string): boolean {
  return parseRfc3339(text) !== null;
}

/** Of a time that must lie ahead. */
export const TIME_IS_PAST = "must be in the future";
