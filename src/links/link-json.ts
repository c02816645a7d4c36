import { slugIn } from "../names/domain-of-name.ts";
import { withFieldsJson } from "./field-values.ts";
import type { Link } from "./link.ts";
import type { NamedLink } from "./link-namer.ts";
import { creatorJson, type Viewer } from "./listing/link-creator.ts";
import { hostOfName, shortUrlOf } from "./short-url.ts";

/** A link as the API answers it everywhere. */
export function linkJson(named: NamedLink, baseUrl: string, viewer: Viewer) {
  return Object.assign(linkFacts(named, baseUrl), { createdBy: creatorJson(named.link.createdBy, viewer) });
}

/** The same without who made it, as an export has it: a name, or an e-mail, means nothing elsewhere. */
export function linkFacts({ name, link }: NamedLink, baseUrl: string) {
  const before = {
    slug: slugIn(name.text) as string,
    domain: hostOfName(name, baseUrl),
    custom: link.slug !== null,
    shortUrl: shortUrlOf(name, baseUrl),
  };
  const json = Object.assign(withFieldsJson(before, link), {
    createdAt: new Date(link.createdAt).toISOString(),
    updatedAt: new Date(link.updatedAt).toISOString(),
    passwordProtected: link.passwordHash !== null,
  });
  return json satisfies Record<Exclude<keyof Link, "id" | "passwordHash" | "createdBy" | "version">, unknown>;
}
