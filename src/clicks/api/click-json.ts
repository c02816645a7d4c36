import type { LoggedClick } from "../click-reports.ts";

/** A visit as the access log answers it, in the order of its columns. */
export function clickJson({ id, time, isBot, dimensions, rule }: LoggedClick) {
  const { utm_source, utm_medium, utm_campaign, utm_term, utm_content, ...visit } = dimensions;
  return {
    id,
    time: new Date(time).toISOString(),
    ...visit,
    utmSource: utm_source,
    utmMedium: utm_medium,
    utmCampaign: utm_campaign,
    utmTerm: utm_term,
    utmContent: utm_content,
    bot: isBot,
    rule,
  };
}

export type ClickJson = ReturnType<typeof clickJson>;
