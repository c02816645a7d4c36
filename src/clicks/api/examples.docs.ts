import { LINK } from "../../links/api/examples.docs.ts";

/** A short day of the link in `examples.ts`. */
const one = (name: string) => [{ name, visits: 2 }];

const STATS = {
  visits: 2,
  visitors: 1,
  bots: 5,
  visitorsAre: "sums of UTC days",
  utcDays: { first: "2026-11-22", last: "2026-11-22" },
  timezone: "Europe/Berlin",
  from: "2026-11-21T23:00:00.000Z",
  to: "2026-11-22T23:00:00.000Z",
  interval: "day",
  series: [{ time: "2026-11-21T23:00:00.000Z", visits: 2, visitors: 1 }],
  countries: one("DE"),
  regions: one("Berlin"),
  cities: one("Berlin"),
  referrers: one("direct"),
  devices: one("mobile"),
  browsers: one("Firefox"),
  os: one("Android"),
  languages: one("de"),
  utm: {
    sources: one("newsletter"),
    mediums: one("email"),
    campaigns: one("unknown"),
    terms: one("unknown"),
    contents: one("unknown"),
  },
} as const;

export const LINK_STATS = {
  ...STATS,
  rules: [
    { name: "German", visits: 1 },
    { name: null, visits: 1 },
  ],
} as const;

export const OVERALL_STATS = {
  ...STATS,
  topLinks: [{ slug: LINK.slug, domain: LINK.domain, shortUrl: LINK.shortUrl, visits: 2 }],
  unknownSlugs: [{ slug: "pricng", domain: LINK.domain, requests: 3 }],
} as const;

export const CLICK_LIST = {
  clicks: [
    {
      id: "019aaa3e-8f00-7abc-8123-456789abcdef",
      time: "2026-11-22T08:15:00.000Z",
      country: "DE",
      region: "Berlin",
      city: "Berlin",
      referrer: null,
      device: "mobile",
      browser: "Firefox",
      os: "Android",
      language: "de",
      utmSource: "newsletter",
      utmMedium: "email",
      utmCampaign: null,
      utmTerm: null,
      utmContent: null,
      bot: false,
      rule: "German",
    },
  ],
  nextCursor: null,
} as const;
