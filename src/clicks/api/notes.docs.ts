import type { Schema } from "../../http/openapi/described-operation.ts";

/** Notes of statistics and of the access log; see `field-notes.ts`. */
const timezone = {
  description:
    "The time zone of dates that are given, and of the hours, days and months of a series: IANA's name of it.",
  examples: ["Europe/Berlin"],
};
const from = {
  description: "The first moment: RFC 3339, or a date of the time zone.",
  examples: ["2026-11-01"],
};
const to = {
  description: "The end: RFC 3339, which is not in it any more, or a date of the time zone, which is in it as a whole.",
  examples: ["2026-11-30"],
};

const named = (of: string) => ({ description: `The 100 most visited ${of} of \`utcDays\`, \`unknown\` among them.` });

const STATS = {
  visits: { description: "In the period. Bots' are in it where `bots` is `include`." },
  visitors: {
    description:
      "Of `utcDays`: everybody counts once a day, and so twice who comes on two days. Who asks not to be followed is " +
      "no visitor.",
  },
  bots: { description: "Bots' visits in the period, whether `visits` has them or not." },
  visitorsAre: { description: "What `visitors` are, here and in the series." },
  utcDays: {
    description:
      "The UTC days, whole and both included, that `visitors` and all counts by name are of: those of the same names as " +
      "the dates that the period touches in its time zone. They agree with `visits` to the hour only where the period " +
      "is of whole days in UTC.",
  },
  timezone: { description: "As it was asked for." },
  from: { description: "The first moment, in UTC: what was asked for, down to the quarter of an hour." },
  to: { description: "The end, in UTC, not in the period any more: up to the quarter of an hour." },
  interval: { description: "Of the series." },
  series: { description: "Every hour, day or month of the period in its time zone, also those without visits." },
  countries: named("countries (ISO 3166-1)"),
  regions: named("regions"),
  cities: named("cities"),
  referrers: { description: "The 100 most visited hosts of `utcDays` that led here; `direct` where none is known." },
  devices: named("kinds of devices"),
  browsers: named("browsers"),
  os: named("operating systems"),
  languages: named("languages (BCP 47)"),
  utm: { description: "The same of `utm_source`, `utm_medium`, `utm_campaign`, `utm_term` and `utm_content`." },
};

const QUERY = {
  from: {
    description:
      `${from.description} Without it, the 30 dates that end with \`to\`. At most 31 days before \`to\` where ` +
      "`interval` is `hour`, 732 where it is `day`, 3,660 where it is `month`.",
    examples: from.examples,
  },
  to: { ...to, description: `${to.description} Without it, now.` },
  timezone,
  interval: { description: "What an entry of the series is of." },
  bots: { description: "Whether visits of bots count." },
  compare: { description: "`previous`: with the same of the period of the same length before." },
};

const PREVIOUS = { description: "The same of the period before, where `compare` asks for it." };

const OVERALL = {
  topLinks: {
    description:
      "The 100 most visited links of `utcDays`. Of one that is deleted the visits are left, and `slug` and `shortUrl` " +
      "are null.",
  },
  unknownSlugs: {
    description:
      "The 100 names of `utcDays` that were asked for most, and that no link had. A hint, not a count. None of a tag.",
  },
  tagged: {
    description: "Of a tag: how many links were counted, and whether it has no others. The newest 1,000 are.",
  },
};

export const STATS_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  Stats: QUERY,
  OverallStatsQuery: {
    ...QUERY,
    tag: { description: "Only visits of links that have this tag now: the newest 1,000 of them, see `tagged`." },
  },
  ListClicks: {
    limit: { description: "How many visits at most." },
    cursor: { description: "The `nextCursor` of the page before." },
    bom: {
      description:
        "Whether a CSV begins with a byte order mark, as Excel on Windows needs it. Without it, `Accept` says.",
    },
    from,
    to,
    timezone: { ...timezone, description: "The time zone of dates that are given: IANA's name of it." },
  },
  LinkStats: { ...STATS, previous: PREVIOUS },
  LinkStatsBefore: STATS,
  OverallStats: { ...STATS, ...OVERALL, previous: PREVIOUS },
  OverallStatsBefore: { ...STATS, ...OVERALL },
  NameCount: {
    name: { description: "A name, cut to 100 characters." },
    visits: { description: "Visits that have it, in the UTC days of the answer." },
  },
  SeriesEntry: {
    time: { description: "When it begins, in UTC. The first may begin before `from`, and counts what is behind that." },
    visits: { description: "From then on to the next, within the period." },
    visitors: { description: "Of the UTC days that have the same dates; null where `interval` is `hour`." },
  },
  Click: {
    id: { description: "UUIDv7 (RFC 9562)." },
    time: { description: "When it was answered, in UTC." },
    country: { description: "ISO 3166-1 alpha-2; null where it is not known, as all else here." },
    region: { description: "Of the country." },
    city: { description: "As its address tells; roughly." },
    referrer: { description: "The host that led here." },
    device: { description: "What kind of device." },
    browser: { description: "The name, without a version." },
    os: { description: "The operating system." },
    language: { description: "The first of `Accept-Language`, BCP 47 primary subtag." },
    utmSource: { description: "`utm_source` of the visit's query." },
    utmMedium: { description: "`utm_medium` of it." },
    utmCampaign: { description: "`utm_campaign` of it." },
    utmTerm: { description: "`utm_term` of it." },
    utmContent: { description: "`utm_content` of it." },
    bot: { description: "Whether it was a bot's." },
  },
  ClickList: {
    clicks: { description: "A page of the log, newest first." },
    nextCursor: { description: "What to ask for the next page with; null on the last." },
  },
};
