import { type DomainName, domainIn, slugIn } from "../names/domain-of-name.ts";
import { hostOf } from "../names/host.ts";
import type { LinkName } from "../names/link-name.ts";

/** @param baseUrl whose scheme and port the links of all domains have. */
export function shortUrlOf(name: LinkName, baseUrl: string): string {
  return `${originOf(domainIn(name.text), baseUrl)}/${encodeURIComponent(slugIn(name.text))}`;
}

/** Where a domain is opened. @param domain null for the default one. */
export function originOf(domain: DomainName | null, baseUrl: string): string {
  if (domain === null) return baseUrl;
  const { protocol, port } = new URL(baseUrl);
  return `${protocol}//${domain}${port === "" ? "" : `:${port}`}`;
}

/** The host that a link opens on, as answers name it. */
export function hostOfName(name: LinkName, baseUrl: string): string {
  return domainIn(name.text) ?? defaultHostOf(baseUrl);
}

let known = { baseUrl: "", host: "" };

/** A bulk asks a thousand times, and always for the same. */
export function defaultHostOf(baseUrl: string): string {
  if (known.baseUrl !== baseUrl) known = { baseUrl, host: hostOf(baseUrl) };
  return known.host;
}
