import type { Click } from "../../clicks/click.ts";
import { UUID_RANDOM_BYTES, uuidV7 } from "../../lib/uuid-v7.ts";
import type { LinkId } from "../../names/link-id.ts";

/** Visits that were never made, so that the first look is not at empty charts: more by day, fewer on weekends. */
const DAYS = 30;
const DAY_MS = 86_400_000;

const COUNTRIES = ["DE", "DE", "DE", "US", "US", "GB", "FR", "NL", "IN", "BR", "JP"] as const;
const REFERRERS = [null, null, "news.ycombinator.com", "www.google.com", "t.co", "www.linkedin.com", "duckduckgo.com"];
const LANGUAGES = ["de", "de", "en", "en", "en", "fr", "nl", "pt", "ja"] as const;
const CAMPAIGNS = [null, null, null, "spring", "newsletter-47"] as const;
/** What goes together, as Bowser names it. */
const AGENTS = [
  { device: "mobile", browser: "Safari", os: "iOS" },
  { device: "mobile", browser: "Chrome", os: "Android" },
  { device: "mobile", browser: "Chrome", os: "Android" },
  { device: "desktop", browser: "Chrome", os: "Windows" },
  { device: "desktop", browser: "Firefox", os: "Linux" },
  { device: "desktop", browser: "Safari", os: "macOS" },
  { device: "tablet", browser: "Safari", os: "iOS" },
] as const;

/**
 * @param links and how many visits a usual day brings to each.
 * @param random 0 … 1.
 */
export function sampleVisits(
  links: readonly { readonly id: LinkId; readonly perDay: number }[],
  now: number,
  random: () => number,
): Click[] {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item; // None is empty.
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return links.flatMap(({ id, perDay }) =>
    Array.from({ length: DAYS }, (_, ago) => {
      const day = today - ago * DAY_MS;
      const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
      const count = Math.round(perDay * (isWeekend ? 0.4 : 1) * (0.5 + random()) * (1 - ago / (2 * DAYS)));
      return Array.from({ length: count }, () => visit(id, perDay, day + dayTime(random)));
    })
      .flat()
      .filter(({ time }) => time <= now),
  );

  function visit(linkId: LinkId, perDay: number, time: number): Click {
    const bytes = Uint8Array.from({ length: UUID_RANDOM_BYTES }, () => Math.floor(random() * 256));
    const campaign = pick(CAMPAIGNS);
    const isBot = random() < 0.06;
    return {
      id: uuidV7(time, bytes),
      ...{ linkId, time, isBot },
      // About a third of the visits are by somebody who comes again on the same day.
      visitor: isBot ? null : `sample-${Math.floor(random() * perDay * 0.7)}`,
      dimensions: {
        country: pick(COUNTRIES),
        ...{ region: null, city: null },
        referrer: pick(REFERRERS),
        ...pick(AGENTS),
        language: pick(LANGUAGES),
        utm_source: campaign === null ? null : "mail",
        utm_medium: campaign === null ? null : "email",
        utm_campaign: campaign,
        ...{ utm_term: null, utm_content: null },
      },
    };
  }
}

/** Most between 8 and 20 o'clock. */
function dayTime(random: () => number): number {
  const middle = (random() + random() + random()) / 3;
  return Math.floor((0.1 + middle * 0.9) * DAY_MS);
}
