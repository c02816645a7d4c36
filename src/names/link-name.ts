import { type Code, isCode } from "./code.ts";
import { type DomainName, domainIn, slugIn, textOn } from "./domain-of-name.ts";
import { type ImportedName, parseImportedName } from "./imported-name.ts";
import type { LinkId } from "./link-id.ts";
import { parseSlug, type Slug } from "./slug.ts";

/**
 * The one name that a link has (P1): its custom slug if it was given one, or the name that it was
 * imported with, else its code. No text is two of these: a slug has no capital and nothing that needs
 * one, a code has a code's shape and an id, an imported name is what is neither. Of a domain that is not the default one, the
 * text has the domain in front (`domain-of-name.ts`).
 */
export type LinkName =
  | { readonly kind: "slug"; readonly text: Slug }
  | { readonly kind: "code"; readonly text: Code }
  | { readonly kind: "imported"; readonly text: ImportedName };

/** A name that may exist: a code comes with the id that it stands for. */
export type IssuedName =
  | Exclude<LinkName, { kind: "code" }>
  | (Extract<LinkName, { kind: "code" }> & { readonly id: LinkId });

/**
 * The names that a decoded path segment can spell, the closest first. A code's shape decides, so
 * `/Pricing` and `/PRICING` find the slug `pricing` and can never be a code; but where a link was
 * imported with the very name `Pricing`, that one is it.
 *
 * @param domain null for the default one.
 * @returns none when no link can have such a name.
 */
export function parseLinkNames(segment: string, domain: DomainName | null = null): readonly LinkName[] {
  const names = namesSpelled(segment);
  return domain === null ? names : names.map((name) => nameOn(domain, name));
}

/** The name of that spelling on a domain. @param name of the default domain. */
export function nameOn(domain: DomainName, name: LinkName): LinkName {
  switch (name.kind) {
    case "slug":
      return { kind: "slug", text: textOn(domain, name.text) };
    case "code":
      return { kind: "code", text: textOn(domain, name.text) };
    case "imported":
      return { kind: "imported", text: textOn(domain, name.text) };
  }
}

function namesSpelled(segment: string): readonly LinkName[] {
  if (isCode(segment)) return [{ kind: "code", text: segment }];
  const slug = parseSlug(segment);
  if (slug.ok && slug.value === segment) return [{ kind: "slug", text: slug.value }];
  const imported = parseImportedName(segment);
  const names: LinkName[] = imported.ok ? [{ kind: "imported", text: imported.value }] : [];
  if (slug.ok) names.push({ kind: "slug", text: slug.value });
  return names;
}

/** The name with the very text; null where there is none. */
export function linkNameOf(text: string): LinkName | null {
  const [closest] = parseLinkNames(slugIn(text), domainIn(text));
  return closest?.text === text ? closest : null;
}
