import { err, ok, type Result } from "../lib/result.ts";
import { parseRfc3339 } from "../lib/rfc3339.ts";
import type { FieldValues } from "../links/field-values.ts";
import { isPasswordHash } from "../links/password-hash.ts";
import type { CodeCodec } from "../names/code.ts";
import { type DomainName, textOn } from "../names/domain-of-name.ts";
import { linkId } from "../names/link-id.ts";
import { cleanRow } from "./fields/clean-row.ts";
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
) => Result<FieldValues, string>;

/** @returns null for the default domain. @throws {StoreError} when the list of domains can't be read. */
export type FindDomain = (text: string) => Promise<Result<DomainName | null, "invalid" | "unknown">>;

/** Makes a link of a row by Bijou's rules, or says why it can't. @param keepsIds whether it keeps the id that it brings. */
export async function prepareRow(
  row: ImportRow,
  keepsIds: boolean,
  parts: {
    codes: Pick<CodeCodec, "decode">;
    readFields: ReadFields;
    findDomain: FindDomain;
    host?: string | null;
  },
): Promise<Result<ImportedLink, RowFailure>> {
  const { line } = row;
  const fail = (message: string) => err({ line, message });
  // Clean it again: an earlier release may have queued the row without cleaning it.
  const clean = "problem" in row ? row : cleanRow(line, row);
  if ("problem" in clean) return fail(clean.problem);

  const notes = [...(clean.notes ?? [])];
  const fields = readWithOrWithoutCard(clean.fields, (given) => parts.readFields(given, parts.host ?? null), notes);
  if (!fields.ok) return fail(fields.error);
  const { passwordHash } = clean;
  if (passwordHash !== null && !isPasswordHash(passwordHash)) return fail("passwordHash is none that is known here");

  const [createdAt, updatedAt] = [timeOf(clean.createdAt), timeOf(clean.updatedAt)];
  const id = keepsIds && clean.id !== null ? linkId(clean.id) : null;
  const name = await nameOfRow(clean.name, id, parts.codes);
  if (!name.ok) return fail(name.error);
  const domain = clean.domain === undefined || clean.domain === null ? ok(null) : await parts.findDomain(clean.domain);
  if (!domain.ok) return fail("domain must be a domain of this shortener");
  const note = notes.length === 0 ? null : `was made, but ${notes.join("; ")}`;
  const printed = name.value.name;
  return ok({
    line,
    ...name.value,
    ...{ domain: domain.value, name: printed === null ? null : textOn(domain.value, printed) },
    id,
    note,
    fields: { ...fields.value, passwordHash },
    createdAt,
    updatedAt,
  });
}

/** A card is cosmetic: one that the rules refuse costs no row. What else is wrong still does. */
function readWithOrWithoutCard(
  fields: Readonly<Record<string, unknown>>,
  read: (fields: Readonly<Record<string, unknown>>) => Result<FieldValues, string>,
  notes: string[],
): Result<FieldValues, string> {
  const whole = read(fields);
  if (whole.ok || (fields["card"] ?? null) === null) return whole;
  const without = read({ ...fields, card: null });
  if (!without.ok) return whole;
  notes.push(`without its card (${whole.error})`);
  return without;
}

function timeOf(text: string | null): number | null {
  return text === null ? null : parseRfc3339(text);
}
