import type { Visit } from "../lib/request-scope.ts";
import { StoreError } from "../lib/store-error.ts";
import { hostOf } from "../names/host.ts";
import type { DomainList } from "./domain-list.ts";
import type { Site } from "./site.ts";

/** Whose a request's host is. Whoever asks has seen already that its address does not begin with BASE_URL. */
export interface Hosts {
  /**
   * @param url of the request.
   * @returns `default` at once, or the site of another domain, or `foreign`. @throws {StoreError} when nobody can tell.
   */
  find(url: string, visit: Pick<Visit, "waitUntil">): "default" | Promise<Site | "default" | "foreign">;
}

/** Where a laptop and a health check reach the Worker. They are the default domain, unless a domain has the name. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** @param parts.isOwnHost whether it is another host of the default domain: one of OWN_HOSTS, or of the Worker at workers.dev. */
export function createHosts(parts: {
  domains: Pick<DomainList, "latest" | "read">;
  defaultHost: string;
  isOwnHost: (host: string) => boolean;
}): Hosts {
  const { domains, defaultHost, isOwnHost } = parts;

  async function look(host: string, visit: Pick<Visit, "waitUntil">): Promise<Site | "foreign"> {
    const { byHost, isFresh } = await domains.read(visit);
    const site = byHost.get(host);
    if (site !== undefined) return site;
    if (isFresh) return "foreign";
    // It may have been added since.
    throw new StoreError({ store: "postgres", operation: "find a domain", reason: "the list of domains is old" });
  }

  /** A domain may have the name of an own host. In an outage the last list says so, and none takes nothing from the default domain. */
  async function lookAtOwn(host: string, visit: Pick<Visit, "waitUntil">): Promise<Site | "default"> {
    try {
      return (await domains.read(visit)).byHost.get(host) ?? "default";
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return domains.latest()?.byHost.get(host) ?? "default";
    }
  }

  return {
    find(url, visit) {
      const host = hostOf(url);
      if (host === defaultHost) return "default";
      if (LOOPBACK.includes(host) && domains.latest()?.byHost.has(host) !== true) return "default";
      return isOwnHost(host) ? lookAtOwn(host, visit) : look(host, visit);
    },
  };
}
