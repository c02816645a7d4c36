import { lastDomains } from "./domains.ts";

/** Which link is meant: a slug can be on each domain once. Without a domain, it is on the default one. */
export interface LinkRef {
  readonly slug: string;
  readonly domain?: string | undefined;
}

/**
 * As calls and addresses name it; undefined for the default domain. Where that one isn't known, the link's own is named: without
 * it, the call would mean a link of the default domain. A release without domains refuses it, which harms nothing.
 */
export function domainOf({ domain }: LinkRef): string | undefined {
  const [first] = lastDomains();
  return domain === first ? undefined : domain;
}

/** One text for each link. */
export function keyOf(link: LinkRef): string {
  return `${domainOf(link) ?? ""}/${link.slug}`;
}

/** Where the link opens, for an address of the page's own host: empty where there is one domain alone. */
export function originOf({ domain }: LinkRef): string {
  const [first, ...others] = lastDomains();
  const host = domain ?? first;
  const isAlone = host === first && others.length === 0;
  return host === undefined || isAlone ? "" : `${location.protocol}//${hostOf(host)}`;
}

/** With the port of the page, which all domains have: there is one on a laptop alone. */
export function hostOf(domain: string): string {
  return `${domain}${location.port === "" ? "" : `:${location.port}`}`;
}

/** The parameters of a call about the link. */
export function paramsOf(link: LinkRef) {
  const domain = domainOf(link);
  return { path: { slug: link.slug }, query: domain === undefined ? {} : { domain } };
}

/** The path of a call about it, with `more` at its end. @param query beside the domain. */
export function callPath(link: LinkRef, more: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/api/links/${encodeURIComponent(link.slug)}${more}`, link, query);
}

/** The address of its screen. */
export function screenOf(link: LinkRef, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/_/links/${encodeURIComponent(link.slug)}`, link, query);
}

/** The address where it is edited: over the list of its domain. */
export function editorOf(link: LinkRef): string {
  return withQuery("/_/links", link, { edit: link.slug });
}

function withQuery(path: string, link: LinkRef, query: Readonly<Record<string, string>>): string {
  const domain = domainOf(link);
  const text = new URLSearchParams({ ...query, ...(domain === undefined ? {} : { domain }) }).toString();
  return text === "" ? path : `${path}?${text}`;
}
