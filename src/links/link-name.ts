import { type Code, isCode } from "./code.ts";
import type { LinkId } from "./link-id.ts";
import { parseSlug, type Slug } from "./slug.ts";

/** The one name that a link has (P1): its custom slug if it was given one, else its code. */
export type LinkName = { readonly kind: "slug"; readonly text: Slug } | { readonly kind: "code"; readonly text: Code };

/** A name that may exist: a code comes with the id that it stands for. */
export type IssuedName =
  | Extract<LinkName, { kind: "slug" }>
  | (Extract<LinkName, { kind: "code" }> & { readonly id: LinkId });

/**
 * Reads a decoded path segment. A code's shape decides, so `/Pricing` and `/PRICING` find the slug
 * `pricing` and can never be a code.
 *
 * @returns null when no link can have this name.
 */
export function parseLinkName(segment: string): LinkName | null {
  if (isCode(segment)) return { kind: "code", text: segment };
  const slug = parseSlug(segment);
  return slug.ok ? { kind: "slug", text: slug.value } : null;
}
