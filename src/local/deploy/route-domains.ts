import type { AskDomains } from "./ask-domains.ts";
import { onlyVersion, servingVersions } from "./deployments.ts";
import { canBeRouted } from "./routed-hosts.ts";
import { must, type Wrangler } from "./wrangler.ts";

/**
 * Routes the domains that the database has to the Worker, beside BASE_URL's: writes them into wrangler.toml, and deploys the triggers.
 *
 * A release without domains would open the links of the default domain on every host. So a second domain is routed only while no
 * such release serves, not even a tenth of the traffic.
 */
export interface RouteDomains {
  readonly environment: string;
  /** The Worker's name at Cloudflare. */
  readonly workerName: string;
  /** Those of wrangler.toml. */
  readonly routedHosts: readonly string[];
  /** Routed without being a domain in the database: BASE_URL's, and those of OWN_HOSTS. */
  readonly ownHosts: readonly string[];
}

/** What can be said of the domains of all releases that serve. */
interface Routes {
  /** Domains that have no route yet. */
  readonly missing: readonly string[];
  /** Hosts with a route that no release knows. */
  readonly left: readonly string[];
}

export interface RouteDomainsParts {
  readonly wrangler: Wrangler;
  readonly askDomains: AskDomains;
  /** What else answers on a host, for people; null for nothing else. */
  readonly servesAnother: (host: string) => Promise<string | null>;
  /** Writes them into wrangler.toml. @returns what puts it back. @throws an error that says what to write by hand. */
  readonly writeRoutes: (hosts: readonly string[]) => () => void;
  readonly say: (line: string) => void;
}

/** @throws when a domain is not routed that could be; the others are. */
export async function routeDomains(plan: RouteDomains, parts: RouteDomainsParts): Promise<void> {
  const reasons: string[] = [];
  const { missing, left } = await compareRoutes(plan, parts);
  // One after the other: one whose zone is of no account of ours leaves the others alone.
  for (const host of missing) {
    const reason = await routeDomain(host, plan.environment, parts);
    if (reason !== null) reasons.push(reason);
  }
  // Not taken away here: it may be a host that somebody routes for another reason.
  for (const host of left) {
    parts.say(
      `${host} is routed, but is no domain here: people get 404 there. If it was one, take it out of routes by hand`,
    );
  }
  if (reasons.length > 0) throw new Error(reasons.join("; "));
}

/** @returns why it could not be; null once it is routed. */
async function routeDomain(
  host: string,
  environment: string,
  { wrangler, servesAnother, writeRoutes, say }: RouteDomainsParts,
): Promise<string | null> {
  const other = await servesAnother(host);
  if (other !== null) return `${other}. To take such a host over, put it into routes of wrangler.toml by hand`;
  const putBack = writeRoutes([host]);
  try {
    await must(wrangler, ["triggers", "deploy", "--env", environment]);
  } catch (error) {
    putBack();
    return `Cannot route ${host}: is it in a zone of this account? ${error instanceof Error ? error.message : String(error)}`;
  }
  say(`routed ${host}; wrote it into routes of [env.${environment}] in wrangler.toml: commit that`);
  return null;
}

/** @throws when a release without domains serves, and there is one to route. */
export async function compareRoutes(
  { environment, workerName, routedHosts, ownHosts }: RouteDomains,
  { wrangler, askDomains }: Pick<RouteDomainsParts, "wrangler" | "askDomains">,
): Promise<Routes> {
  const known = new Set<string>();
  const without: string[] = [];
  for (const version of await servingVersions(wrangler, ["--env", environment])) {
    const domains = await askDomains(onlyVersion(workerName, version));
    if (domains === null) without.push(version);
    for (const host of domains ?? []) known.add(host);
  }
  const missing = [...known].filter((host) => canBeRouted(host) && !routedHosts.includes(host));
  if (missing.length > 0 && without.length > 0) {
    throw new Error(
      `Cannot route ${missing.join(", ")}: the version ${without.join(" and ")}, which serves, knows no domains, and would open ` +
        "the links of BASE_URL's host there. Roll out first",
    );
  }
  const left = routedHosts.filter((host) => !known.has(host) && !ownHosts.includes(host));
  return { missing, left: without.length > 0 ? [] : left };
}
