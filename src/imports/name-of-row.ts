import { err, ok, type Result } from "../lib/result.ts";
import { type CodeCodec, isCode } from "../names/code.ts";
import { type ImportedNameProblem, parseImportedName } from "../names/imported-name.ts";
import { parseSlug, RESERVED_SLUGS } from "../names/slug.ts";
import type { ImportedLink } from "./imported-links.ts";

type Name = Pick<ImportedLink, "name" | "isImportedName" | "renamedFrom">;

const CODE_OF_ITS_ID: Name = { name: null, isImportedName: false, renamedFrom: null };

/**
 * The name of an imported link: the one that it was printed with. It becomes a slug if it is spelled like one, and is
 * otherwise kept to the letter. A name that stands for an id here can't be kept, since it is the code of another link, now
 * or later (P1): that link gets a code of its own.
 *
 * @param keptId the id that the link keeps, whose code it may be called by; null when it keeps none.
 * @returns why it can't be kept nor replaced.
 */
export async function nameOfRow(
  printed: string | null,
  keptId: bigint | null,
  codes: Pick<CodeCodec, "decode">,
): Promise<Result<Name, string>> {
  if (printed === null) return ok(CODE_OF_ITS_ID);
  if (isCode(printed)) {
    const id = await codes.decode(printed);
    if (id !== null) return ok(id === keptId ? CODE_OF_ITS_ID : { ...CODE_OF_ITS_ID, renamedFrom: printed });
  }
  const imported = parseImportedName(printed);
  if (imported.ok) return ok({ name: imported.value, isImportedName: true, renamedFrom: null });
  const slug = parseSlug(printed);
  if (imported.error === "slug" && slug.ok) return ok({ name: slug.value, isImportedName: false, renamedFrom: null });
  return err(MESSAGES[imported.error]);
}

const MESSAGES: Readonly<Record<ImportedNameProblem, string>> = {
  length: "its name must have 1 to 128 characters",
  characters: "its name must not contain a slash, control characters or lone surrogates",
  reserved: `its name must not be one of ${[...RESERVED_SLUGS].join(", ")}, robots.txt, . or ..`,
  slug: `its name must not be one of ${[...RESERVED_SLUGS].join(", ")}`,
};
