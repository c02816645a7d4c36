import { isCode } from "../names/code.ts";
import type { IssuedNames } from "../names/issued-names.ts";
import { parseSlug, type Slug } from "../names/slug.ts";

/**
 * Whether a link can be made with a name, for whoever is about to choose it.
 *
 * A name is free if a create would take it. The check reads Postgres and neither reads nor fills a cache, so it never makes
 * the next visitor of a new link wait. It says nothing about the link that has the name.
 */
export type NameCheck =
  | { readonly slug: Slug; readonly isFree: true }
  | { readonly slug: string; readonly isFree: false; readonly reason: "taken" | "reserved" | "invalid" };

/**
 * @param text in any capitals; a create folds it.
 * @param parts.isTaken whether a link has one of the names. A text may be another link's as it is spelled: an imported one's.
 */
export async function checkName(
  text: string,
  parts: {
    issuedNames: Pick<IssuedNames, "decode">;
    isTaken: (names: readonly string[]) => Promise<boolean>;
  },
): Promise<NameCheck> {
  const slug = parseSlug(text);
  if (!slug.ok) return { slug: text, isFree: false, reason: slug.error === "reserved" ? "reserved" : "invalid" };
  // A create would fold the text into a slug. But the path as it is spelled would open the link with that code, now or
  // in future.
  const issued = isCode(text) ? await parts.issuedNames.decode([{ kind: "code", text }]) : [];
  if (issued.some(({ kind }) => kind === "code")) return { slug: text, isFree: false, reason: "reserved" };
  if (await parts.isTaken([slug.value, text])) {
    return { slug: slug.value, isFree: false, reason: "taken" };
  }
  return { slug: slug.value, isFree: true };
}
