import * as v from "valibot";
import { count, date, time, uri } from "../../http/openapi/answer-values.ts";
import { INTERVALS } from "../reporting/period.ts";

/** What statistics and the access log answer with; see `answer-schemas.ts`. */
export const NameCount = v.object({ name: v.string(), visits: count });
const names = v.array(NameCount);

export const SeriesEntry = v.object({ time, visits: count, visitors: v.nullable(count) });

const statsEntries = {
  visits: count,
  visitors: count,
  bots: count,
  visitorsAre: v.literal("sums of UTC days"),
  utcDays: v.object({ first: date, last: date }),
  timezone: v.string(),
  from: time,
  to: time,
  interval: v.picklist(INTERVALS),
  series: v.array(SeriesEntry),
  countries: names,
  regions: names,
  cities: names,
  referrers: names,
  devices: names,
  browsers: names,
  os: names,
  languages: names,
  utm: v.object({ sources: names, mediums: names, campaigns: names, terms: names, contents: names }),
};

export const RuleCount = v.object({ name: v.nullable(v.string()), visits: count });

const linkEntries = { ...statsEntries, rules: v.array(RuleCount) };

/** The period before has no period before. */
export const LinkStatsBefore = v.object(linkEntries);

export const LinkStats = v.object({ ...linkEntries, previous: v.optional(LinkStatsBefore) });

const overallEntries = {
  ...statsEntries,
  topLinks: v.array(
    v.object({
      slug: v.nullable(v.string()),
      domain: v.nullable(v.string()),
      shortUrl: v.nullable(uri),
      visits: count,
    }),
  ),
  unknownSlugs: v.array(v.object({ slug: v.string(), domain: v.string(), requests: count })),
  tagged: v.optional(v.object({ links: count, isComplete: v.boolean() })),
  made: v.optional(v.object({ links: count, isComplete: v.boolean() })),
  onDomain: v.optional(v.object({ links: count, isComplete: v.boolean() })),
};

export const OverallStatsBefore = v.object(overallEntries);

export const OverallStats = v.object({ ...overallEntries, previous: v.optional(OverallStatsBefore) });

const text = v.nullable(v.string());

export const Click = v.object({
  id: v.pipe(v.string(), v.uuid()),
  time,
  country: text,
  region: text,
  city: text,
  referrer: text,
  device: text,
  browser: text,
  os: text,
  language: text,
  utmSource: text,
  utmMedium: text,
  utmCampaign: text,
  utmTerm: text,
  utmContent: text,
  bot: v.boolean(),
  rule: text,
});

export const ClickList = v.object({ clicks: v.array(Click), nextCursor: v.nullable(v.string()) });
