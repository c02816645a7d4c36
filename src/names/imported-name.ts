import { err, ok, type Result } from "../lib/result.ts";
import { RESERVED_SLUGS } from "./slug.ts";

/**
 * A name from another shortener that is not a legal slug here: `AbC`, `foo.bar`, `Über`. It is kept as spelled and matched
 * exactly, so that printed links go on working.
 *
 * It never equals one of the other two kinds of names: this parser refuses slugs, and an import keeps a name of a code's
 * shape only if it stands for no id.
 */
export type ImportedName = string & { readonly __brand: "ImportedName" };

export type ImportedNameProblem = "length" | "characters" | "reserved" | "slug";

const MAX_LENGTH = 128;

/** Paths that other things answer, or that no client sends: a URL parser takes the dots away. */
const UNREACHABLE: ReadonlySet<string> = new Set([...RESERVED_SLUGS, "robots.txt", ".", ".."]);

/** @returns `slug` for what is a legal slug as it is spelled, which has to be one. */
export function parseImportedName(text: string): Result<ImportedName, ImportedNameProblem> {
  if (text.length < 1 || text.length > MAX_LENGTH) return err("length");
  if (!text.isWellFormed() || /[\u0000-\u001f\u007f/]/.test(text)) return err("characters");
  if (UNREACHABLE.has(text)) return err("reserved");
  if (/^[a-z0-9-][a-z0-9_-]{0,63}$/.test(text)) return err("slug");
  return ok(text as ImportedName); // The brand is given only here.
}
