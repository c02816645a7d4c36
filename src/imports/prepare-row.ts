import { err, ok, type Result } from "../lib/result.ts";
import { parseRfc3339 } from "../lib/rfc3339.ts";
import type { CodeCodec } from "../links/code.ts";
import { linkId } from "../links/link-id.ts";
import type { LinkFields } from "../links/link-repository.ts";
import { isPasswordHash } from "../links/password-hash.ts";
import type { ImportRow } from "./import-row.ts";
import type { ImportedLink, RowFailure } from "./imported-links.ts";
import { nameOfRow } from "./name-of-row.ts";

/**
 * Checks fields as `POST /api/links` does, but that a link may have expired.
 * @param host that the file was sent to; null where it is not known. @returns what is wrong with them.
 */
export type ReadFields = (
  fields: Readonly<Record<string, unknown>>,
  host: string | null,
) => Result<Omit<LinkFields, "passwordHash">, string>;

/** The link of a row by Bijou's rules, or why there is none. @param keepsIds whether it keeps the id that it brings. */
export async function prepareRow(
  row: ImportRow,
  keepsIds: boolean,
  parts: { codes: Pick<CodeCodec, "decode">; readFields: ReadFields; host?: string | null },
): Promise<Result<ImportedLink, RowFailure>> {
  const { line } = row;
  const fail = (message: string) => err({ line, message });
  if ("problem" in row) return fail(row.problem);

  const fields = parts.readFields(row.fields, parts.host ?? null);
  if (!fields.ok) return fail(fields.error);
  const { passwordHash } = row;
  if (passwordHash !== null && !isPasswordHash(passwordHash)) return fail("passwordHash is none that is known here");

  const createdAt = timeOf(row.createdAt);
  const updatedAt = timeOf(row.updatedAt);
  if (createdAt === undefined || updatedAt === undefined) return fail("createdAt and updatedAt must be RFC 3339 times");

  const id = keepsIds && row.id !== null ? linkId(row.id) : null;
  const name = await nameOfRow(row.name, id, parts.codes);
  if (!name.ok) return fail(name.error);
  return ok({ line, ...name.value, id, fields: { ...fields.value, passwordHash }, createdAt, updatedAt });
}

/** undefined when the text is no time. */
function timeOf(text: string | null): number | null | undefined {
  return text === null ? null : (parseRfc3339(text) ?? undefined);
}
