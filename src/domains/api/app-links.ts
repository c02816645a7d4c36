import { problemResponse, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { log } from "../../lib/log.ts";
import type { Visit } from "../../lib/request-scope.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { AppLinks } from "../app-links.ts";
import type { DomainList } from "../domain-list.ts";
import type { AppLinksFile, Site } from "../site.ts";

/** Where phones look: they follow no redirect, and want `application/json`. */
export const APP_LINKS_PATHS = [
  ["/.well-known/apple-app-site-association", "appleAppSiteAssociation"],
  ["/.well-known/assetlinks.json", "assetLinks"],
] as const satisfies readonly (readonly [string, AppLinksFile])[];

/** Of the domain that was asked. @param site null for the default one. */
export async function appLinks(
  site: Site | null,
  file: AppLinksFile,
  { appLinks: files, domains }: { readonly appLinks: AppLinks; readonly domains: Pick<DomainList, "read"> },
  visit: Pick<Visit, "waitUntil">,
): Promise<Response> {
  try {
    const here = site ?? (await domains.read(visit)).ofDefault;
    const text = here?.appLinks.includes(file) === true ? await files.read(here.domain, file, visit) : null;
    if (text === null)
      return problemResponse({ type: "not-found", detail: "Cannot find the file: the domain has none" });
    return new Response(text, { headers: { "Content-Type": "application/json", "Cache-Control": "no-cache" } });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log("error", "request-failed", { reason: error.message });
    const detail = "Cannot read the file now. Try again after Retry-After";
    return problemResponse({ type: "unavailable", detail, headers: UNAVAILABLE_HEADERS });
  }
}
