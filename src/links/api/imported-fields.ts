import { err, ok, type Result } from "../../lib/result.ts";
import type { DestinationRules } from "../destination.ts";
import { type FieldValues, pickFields } from "../field-values.ts";
import { parseCreateBody } from "./link-input.ts";

/**
 * Checks the fields of a row. @param host that the file was sent to; null where it is not known.
 * @returns what is wrong with them, in words.
 */
export type ReadImportedFields = (
  fields: Readonly<Record<string, unknown>>,
  host: string | null,
) => Result<FieldValues, string>;

/**
 * The rules of `POST /api/links` for the rows of imports, whose links may have expired.
 * @param ownHosts by the host that a file was sent to.
 */
export function createImportedFieldsReader(
  rules: DestinationRules,
  ownHosts: (host: string | null) => readonly string[] = () => rules.ownHosts,
): ReadImportedFields {
  return (fields, host) => {
    const parsed = parseCreateBody(fields, { ...rules, ownHosts: ownHosts(host), now: Number.NEGATIVE_INFINITY });
    if (!parsed.ok) {
      const errors = parsed.error.errors ?? [];
      return err(errors.map(({ path, message }) => `${path} ${message}`).join("; ") || parsed.error.detail);
    }
    return ok(pickFields(parsed.value));
  };
}
