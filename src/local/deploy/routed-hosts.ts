import { isIP } from "node:net";
import type { WranglerConfig } from "./read-wrangler-config.ts";

/** The hosts that wrangler.toml routes to the Worker. */
export function routedHosts({ routes = [] }: Pick<WranglerConfig, "routes">): readonly string[] {
  const patterns = routes.map((route) => (typeof route === "string" ? route : route.pattern));
  return patterns.map((pattern) => pattern.replace(/\/?\*?$/, ""));
}

/** The hosts that need no domain in the database. @param host BASE_URL's. */
export function hostsOfItsOwn({ vars }: Pick<WranglerConfig, "vars">, host: string): readonly string[] {
  const others = (vars?.OWN_HOSTS ?? "").split(",").map((other) => other.trim().toLowerCase());
  return [host, ...others.filter((other) => other !== "")];
}

/** Whether it can be a custom domain at all. Cloudflare routes workers.dev itself, and a laptop's hosts are in no zone. */
export function canBeRouted(host: string): boolean {
  return host.includes(".") && isIP(host) === 0 && !/\.(?:workers\.dev|localhost|local|internal|test)$/.test(host);
}
