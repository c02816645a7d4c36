import type { Site } from "./domains/site.ts";
import { originOf } from "./links/short-url.ts";
import { textOn } from "./names/domain-of-name.ts";
import { linksOnDomain } from "./redirects/links-on-domain.ts";
import type { Services } from "./services.ts";

const made = new WeakMap<Site, Services>();

/**
 * The services as visitors of a second domain need them. The API and the page have the whole ones, on every host alike: they are
 * under `whole`.
 */
export function servicesOnSite(services: Services, site: Site): Services {
  const { domain } = site;
  if (domain === null) return services;
  const known = made.get(site);
  if (known?.whole === services) return known;
  const { clicks, locationHeadersAt } = services;
  const onSite: Services = {
    ...services,
    ...{ whole: services, site },
    homeUrl: site.homeUrl,
    strayUrl: (kind) => site[kind],
    links: linksOnDomain(services.links, domain),
    clicks: { ...clicks, recordUnknown: (name, ctx) => clicks.recordUnknown(textOn(domain, name), ctx) },
    // At workers.dev no zone of ours sets these headers, so a client there could make them up.
    locationHeadersAt:
      locationHeadersAt === null || domain.endsWith(".workers.dev") ? null : `${originOf(domain, services.baseUrl)}/`,
  };
  made.set(site, onSite);
  return onSite;
}
