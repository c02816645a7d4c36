import { defaultHostOf, hostOfName, shortUrlOf } from "../../links/short-url.ts";
import { domainIn, slugIn } from "../../names/domain-of-name.ts";
import type { LinkName } from "../../names/link-name.ts";
import { MAX_CHOSEN_LINKS } from "../click-reports.ts";
import type { Period } from "../reporting/period.ts";
import type { Statistics } from "../reporting/statistics.ts";

/** Statistics as the API answers them, of a link or of many. */
export function statsJson({ visits, visitors, bots, series, names }: Statistics, period: Period) {
  return {
    ...{ visits, visitors, bots },
    // So that nobody takes them for the persons of the whole period.
    visitorsAre: "sums of UTC days" as const,
    utcDays: period.days,
    timezone: period.zone.name,
    from: timeText(period.from),
    to: timeText(period.to),
    interval: period.interval,
    series: series.map((entry) => ({ ...entry, time: timeText(entry.time) })),
    countries: names.country,
    regions: names.region,
    cities: names.city,
    referrers: names.referrer,
    devices: names.device,
    browsers: names.browser,
    os: names.os,
    languages: names.language,
    utm: {
      sources: names.utm_source,
      mediums: names.utm_medium,
      campaigns: names.utm_campaign,
      terms: names.utm_term,
      contents: names.utm_content,
    },
  };
}

/** Statistics of a link, which may have rules. */
export function linkStatsJson(statistics: Statistics, period: Period) {
  return { ...statsJson(statistics, period), rules: statistics.rules };
}

/** @param name null of a link that is deleted: what is left of it is a number. */
export function topLinkJson(name: LinkName | null, visits: number, baseUrl: string) {
  if (name === null) return { slug: null, domain: null, shortUrl: null, visits };
  return {
    slug: slugIn(name.text) as string,
    domain: hostOfName(name, baseUrl),
    shortUrl: shortUrlOf(name, baseUrl),
    visits,
  };
}

/** @param text as a visitor asked for it, on a second domain with that in front. */
export function unknownSlugJson(text: string, requests: number, baseUrl: string) {
  return { slug: slugIn(text), domain: domainIn(text) ?? defaultHostOf(baseUrl), requests };
}

/** How many links of a tag, a maker or a domain were counted, and whether these are all. */
export function chosenJson(links: number) {
  return { links: Math.min(links, MAX_CHOSEN_LINKS), isComplete: links <= MAX_CHOSEN_LINKS };
}

function timeText(time: number): string {
  return new Date(time).toISOString();
}
