import type { Visit } from "../../lib/request-scope.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { DomainName } from "../../names/domain-of-name.ts";
import { type LinkName, parseLinkNames } from "../../names/link-name.ts";

/** The port to the domains that links open on. */
export interface DomainDirectory {
  /**
   * @param text a host as a request names it, in any spelling.
   * @returns null for the default domain. @throws {StoreError} when the list of domains can't be read.
   */
  find(text: string, visit: Pick<Visit, "waitUntil">): Promise<Result<DomainName | null, NoDomain>>;
  /** The domains beside the default one, as far as this isolate knows them, without waiting. */
  latestNames(): readonly DomainName[];
  /** The same, as fresh as the stores allow within a second. @throws {StoreError} when none were ever read, and none can be. */
  names(visit: Pick<Visit, "waitUntil">): Promise<readonly DomainName[]>;
}

/** `invalid`: it is no host at all. `unknown`: it is no domain of ours. */
export type NoDomain = "invalid" | "unknown";

/**
 * The names that `/api/links/{slug}?domain=` can mean.
 * @param host absent for the default domain, which waits for no list.
 */
export async function namesOn(
  directory: DomainDirectory,
  slug: string,
  host: string | undefined,
  visit: Pick<Visit, "waitUntil">,
): Promise<Result<readonly LinkName[], NoDomain>> {
  if (host === undefined) return ok(parseLinkNames(slug));
  const domain = await directory.find(host, visit);
  return domain.ok ? ok(parseLinkNames(slug, domain.value)) : domain;
}
