import { err, ok } from "../../lib/result.ts";
import { parseCreateBody } from "../../links/api/link-input.ts";
import type { DestinationRules } from "../../links/destination.ts";
import { pickFields } from "../../links/field-values.ts";
import type { ReadFields } from "../prepare-row.ts";

/**
 * The rules of `POST /api/links` for the rows of imports, whose links may have expired.
 * @param ownHosts by the host that a file was sent to.
 */
export function createImportedFieldsReader(
  rules: DestinationRules,
  ownHosts: (host: string | null) => readonly string[] = () => rules.ownHosts,
): ReadFields {
  return (fields, host) => {
    const parsed = parseCreateBody(fields, { ...rules, ownHosts: ownHosts(host), now: Number.NEGATIVE_INFINITY });
    if (!parsed.ok) {
      const errors = parsed.error.errors ?? [];
      return err(errors.map(({ path, message }) => `${path} ${message}`).join("; ") || parsed.error.detail);
    }
    return ok(pickFields(parsed.value));
  };
}
