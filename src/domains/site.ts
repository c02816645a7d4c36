import type { DomainName } from "../names/domain-of-name.ts";

/** A domain as each isolate knows it, for its visitors. URLs are in their normal ASCII form. */
export interface Site extends SiteUrls {
  /** null for the default domain. */
  readonly domain: DomainName | null;
  /** Which app links it has: their texts are read when somebody asks for them. */
  readonly appLinks: readonly AppLinksFile[];
}

/** Where a domain sends those who find no link. */
export interface SiteUrls {
  /** Where `/` leads in place of the page. */
  readonly homeUrl: string | null;
  /** Where names lead that no link has. */
  readonly notFoundUrl: string | null;
  /** Where links lead that have expired or are used up, and say nothing themselves. */
  readonly expiredUrl: string | null;
}

/** The files by which phones open links in an app, by what the API calls them. */
export const APP_LINKS_FILES = ["appleAppSiteAssociation", "assetLinks"] as const;
export type AppLinksFile = (typeof APP_LINKS_FILES)[number];

export const NO_URLS: SiteUrls = { homeUrl: null, notFoundUrl: null, expiredUrl: null };
