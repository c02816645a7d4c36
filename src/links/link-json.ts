import { withFieldsJson } from "./field-values.ts";
import type { Link } from "./link.ts";
import type { NamedLink } from "./link-namer.ts";
import { shortUrlOf } from "./short-url.ts";

/** A link as the API answers it everywhere. */
export function linkJson({ name, link }: NamedLink, baseUrl: string) {
  const before = { slug: name.text as string, custom: link.slug !== null, shortUrl: shortUrlOf(name, baseUrl) };
  const json = Object.assign(withFieldsJson(before, link), {
    createdAt: new Date(link.createdAt).toISOString(),
    updatedAt: new Date(link.updatedAt).toISOString(),
    passwordProtected: link.passwordHash !== null,
  });
  return json satisfies Record<Exclude<keyof Link, "id" | "passwordHash" | "version">, unknown>;
}
