import type { Schema } from "../../http/openapi/described-operation.ts";

/** Notes of statistics and of the access log; see `field-notes.ts`. */
const timezone = {
  description: "The time zone of the series, and of `from` and `to` if they are dates. An IANA name.",
  examples: ["Europe/Berlin"],
  pattern: "^[A-Za-z][A-Za-z0-9_+/-]*$",
};
const years = "^(?:19[7-9]|2[0-9]{2})[0-9]-";
const moment = {
  anyOf: [
    { type: "string", format: "date-time", pattern: years },
    { type: "string", format: "date", pattern: years },
  ],
};
const from = {
  ...moment,
  description: "The start: an RFC 3339 time, or a date in the time zone, in the years 1970 to 2999 and before `to`.",
  examples: ["2026-11-01"],
};
const to = {
  ...moment,
  description: "The end: an RFC 3339 time, which is not included, or a date in the time zone, which is included.",
  examples: ["2026-11-30"],
};

const named = (of: string) => ({ description: `The 100 most visited ${of} of \`utcDays\`, \`unknown\` among them.` });

const STATS = {
  visits: { description: "Visits in the period. Visits by bots count only with `bots=include`." },
  visitors: {
    description:
      "Visitors in `utcDays`. A person who comes on two days counts twice. A person who asks not to be tracked does " +
      "not count.",
  },
  bots: { description: "Visits by bots in the period, whether `visits` includes them or not." },
  visitorsAre: { description: "What `visitors` counts, here and in the series." },
  utcDays: {
    description:
      "The UTC days that `visitors` and all counts by name cover, first and last included. They have the same dates " +
      "as the period in its time zone. So they match `visits` exactly only if the period is whole days in UTC.",
  },
  timezone: { description: "As the request gave it." },
  from: { description: "The start, in UTC, rounded down to a quarter of an hour." },
  to: { description: "The end, in UTC, rounded up to a quarter of an hour. It is not included." },
  interval: { description: "What one entry of the series covers." },
  series: { description: "Every hour, day or month of the period in its time zone, including those without visits." },
  countries: named("countries (ISO 3166-1)"),
  regions: named("regions"),
  cities: named("cities"),
  referrers: {
    description: "The 100 most visited hosts that led here in `utcDays`. `direct` is a visit without a referrer.",
  },
  devices: named("kinds of devices"),
  browsers: named("browsers"),
  os: named("operating systems"),
  languages: named("languages (BCP 47)"),
  utm: { description: "The same for `utm_source`, `utm_medium`, `utm_campaign`, `utm_term` and `utm_content`." },
};

const LINK_STATS = {
  ...STATS,
  rules: {
    description:
      "The 100 rules that sent most visits in `utcDays`, and those that no rule matched. Empty where nobody came while the " +
      "link had rules.",
  },
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
  interval: { description: "What one entry of the series covers: an hour, a day or a month." },
  bots: { description: "Whether visits by bots count." },
  compare: { description: "`previous` adds the same numbers for the period of the same length before." },
};

const PREVIOUS = { description: "The same numbers for the period before, if `compare` asks for them." };

const OVERALL = {
  topLinks: {
    description:
      "The 100 most visited links of `utcDays`. A deleted link keeps its visits here, with null for `slug`, `domain` and `shortUrl`.",
  },
  unknownSlugs: {
    description:
      "The 100 most requested names of `utcDays` that no link had. A hint, not a count. Always empty with `tag`, `createdBy` or `domain`.",
  },
  tagged: {
    description:
      "With `tag`: how many links were counted, and whether these are all. At most the newest 1,000 are counted.",
  },
  made: {
    description: "With `createdBy`: how many links were counted, and whether these are all. As `tagged`.",
  },
  onDomain: {
    description: "With `domain`: how many links were counted, and whether these are all. As `tagged`.",
  },
};

export const STATS_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  Stats: { ...QUERY, domain: { description: "The link's domain; BASE_URL's host if it is left out." } },
  OverallStatsQuery: {
    ...QUERY,
    tag: { description: "Only visits of links that have this tag now, at most of the newest 1,000. See `tagged`." },
    createdBy: {
      description:
        "Only visits of links that this one made, at most of the newest 1,000. `admin`, the name of a key, or an e-mail, as in lists. See `made`.",
    },
    domain: {
      description: "Only visits of links that open on this domain, at most of the newest 1,000. See `onDomain`.",
    },
  },
  ListClicks: {
    domain: { description: "The link's domain; BASE_URL's host if it is left out." },
    limit: { description: "The most visits on a page." },
    cursor: { description: "The `nextCursor` of the page before this one." },
    bom: {
      description:
        "Whether a CSV begins with a byte order mark, which Excel on Windows needs. The default is what `Accept` " +
        "says.",
    },
    from,
    to,
    timezone: { ...timezone, description: "The time zone of `from` and `to` if they are dates. An IANA name." },
  },
  LinkStats: { ...LINK_STATS, previous: PREVIOUS },
  LinkStatsBefore: LINK_STATS,
  OverallStats: { ...STATS, ...OVERALL, previous: PREVIOUS },
  OverallStatsBefore: { ...STATS, ...OVERALL },
  NameCount: {
    name: { description: "The name, cut to 100 characters." },
    visits: { description: "Visits with this name, in `utcDays`." },
  },
  RuleCount: {
    name: {
      description:
        "The name that the rule had when it sent them: visits of a rule that was renamed stay under its old name. null " +
        "where no rule matched, `other` from the 101st name of a day on.",
    },
    visits: { description: "Visits that it sent, in `utcDays`." },
  },
  SeriesEntry: {
    time: {
      description:
        "When it begins, in UTC. The first entry may begin before `from`; it counts only what is later than `from`.",
    },
    visits: { description: "Visits until the next entry begins, within the period." },
    visitors: { description: "Visitors of the UTC days with the same dates; null where `interval` is `hour`." },
  },
  Click: {
    id: { description: "UUIDv7 (RFC 9562)." },
    time: { description: "When the visit was answered, in UTC." },
    country: { description: "ISO 3166-1 alpha-2. This and the fields below are null where they are not known." },
    region: { description: "The region of the country." },
    city: { description: "Roughly, from the address." },
    referrer: { description: "The host that led here." },
    device: { description: "What kind of device." },
    browser: { description: "The browser's name, without its version." },
    os: { description: "The operating system." },
    language: { description: "The first language of `Accept-Language`: its primary subtag (BCP 47)." },
    utmSource: { description: "`utm_source` of the visit's query." },
    utmMedium: { description: "`utm_medium` of it." },
    utmCampaign: { description: "`utm_campaign` of it." },
    utmTerm: { description: "`utm_term` of it." },
    utmContent: { description: "`utm_content` of it." },
    bot: { description: "Whether a bot made the visit." },
    rule: { description: "The name of the rule that decided; null where none matched, or the link had none." },
  },
  ClickList: {
    clicks: { description: "A page of the log, newest first." },
    nextCursor: { description: "The `cursor` of the next page; null on the last page." },
  },
};
