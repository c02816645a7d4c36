import type { LinkName } from "../../names/link-name.ts";
import type { Link } from "../link.ts";
import type { NamedLink } from "../link-namer.ts";

/** A link as the API answers it everywhere. */
export function linkJson({ name, link }: NamedLink, baseUrl: string) {
  const time = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds).toISOString());
  return {
    slug: name.text as string,
    custom: link.slug !== null,
    shortUrl: shortUrlOf(name, baseUrl),
    url: link.url as string,
    title: link.title,
    tags: link.tags,
    redirectStatus: link.redirectStatus,
    enabled: link.enabled,
    createdAt: new Date(link.createdAt).toISOString(),
    updatedAt: new Date(link.updatedAt).toISOString(),
    expiresAt: time(link.expiresAt),
    expiredUrl: link.expiredUrl as string | null,
    maxVisits: link.maxVisits,
    passwordProtected: link.passwordHash !== null,
    forwardQuery: link.forwardQuery,
  } satisfies Record<Exclude<keyof Link, "id" | "passwordHash">, unknown> & Record<string, unknown>;
}

export function shortUrlOf(name: LinkName, baseUrl: string): string {
  return `${baseUrl}/${encodeURIComponent(name.text)}`;
}
