import type { Visit } from "../../lib/request-scope.ts";
import { StoreError } from "../../lib/store-error.ts";
import { originOf } from "../../links/short-url.ts";
import { parseHost } from "../../names/host.ts";
import type { DomainList } from "../domain-list.ts";
import type { Hosts } from "../hosts.ts";
import type { Site } from "../site.ts";

/** What the pages of a domain need to know of it. */
interface SiteServices {
  /** null for the default domain. */
  readonly site: Site | null;
  readonly domains: Pick<DomainList, "latest" | "refresh">;
  /** HOME_URL; on a second domain its own. */
  readonly homeUrl: string | null;
  readonly baseUrl: string;
}

type Waiting = Pick<Visit, "waitUntil">;

/** Where `/` leads; null for the page. The default domain doesn't wait for its setting: that is read behind the answer. */
export function homeUrlOf({ site, domains, homeUrl }: SiteServices, visit: Waiting): string | null {
  if (site !== null) return site.homeUrl;
  domains.refresh(visit);
  return domains.latest()?.ofDefault?.homeUrl ?? homeUrl;
}

export function originHere({ site, baseUrl }: SiteServices): string {
  return originOf(site?.domain ?? null, baseUrl);
}

/**
 * The domain of a link that is reported, as the API takes it: of the host that was pasted, or of a name alone that of the form;
 * undefined for the default domain. A host that is none of ours stays as it is: the API says so. It has the list as well, and says
 * whether it can be read.
 */
export function domainOfAddress(
  { site, hosts }: Pick<SiteServices, "site"> & { readonly hosts: Hosts },
  visit: Waiting,
) {
  return async (host: string | null): Promise<string | undefined> => {
    if (host === null) return site?.domain ?? undefined;
    const parsed = parseHost(host);
    if (!parsed.ok) return host;
    try {
      const there = await hosts.find(`https://${parsed.value}/`, visit);
      if (there === "default") return undefined;
      return there === "foreign" ? host : (there.domain ?? undefined);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return host;
    }
  };
}
