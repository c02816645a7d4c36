import { err, ok, type Result } from "../lib/result.ts";

/** A custom slug: 1–64 of `a–z 0–9 - _`, not starting with `_`, folded to lower case, not reserved. */
export type Slug = string & { readonly __brand: "Slug" };

export type SlugProblem = "length" | "characters" | "reserved";

/**
 * First path segments that are Bijou's own. Closed with the first release: a printed slug must never
 * turn into a route, so whatever comes later lives under `/api/` or `/_/`.
 */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "api",
  "health",
  "livez",
  "metrics",
  "mcp",
  "bulk",
  "import",
  "export",
]);

const MAX_LENGTH = 64;

/** The slug that the text spells, in any capitals. */
export function parseSlug(text: string): Result<Slug, SlugProblem> {
  if (text.length < 1 || text.length > MAX_LENGTH) return err("length");
  // Checked before it is folded: the Kelvin sign and a few others fold into a–z.
  if (!/^[a-zA-Z0-9-][a-zA-Z0-9_-]*$/.test(text)) return err("characters");
  const folded = text.toLowerCase();
  if (RESERVED_SLUGS.has(folded)) return err("reserved");
  return ok(folded as Slug); // The brand is given only here.
}
