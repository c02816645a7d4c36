import type { ReadFields } from "../imports/prepare-row.ts";
import { err, ok } from "../lib/result.ts";
import type { DestinationRules } from "../links/destination.ts";
import { parseCreateBody } from "./link-input.ts";

/** The rules of `POST /api/links` for the rows of imports, whose links may have expired. */
export function createImportedFieldsReader(rules: DestinationRules): ReadFields {
  return (fields) => {
    const parsed = parseCreateBody(fields, { ...rules, now: Number.NEGATIVE_INFINITY });
    if (!parsed.ok) {
      const errors = parsed.error.errors ?? [];
      return err(errors.map(({ path, message }) => `${path} ${message}`).join("; ") || parsed.error.detail);
    }
    const { url, title, tags, redirectStatus, enabled, expiresAt, expiredUrl, forwardQuery, maxVisits } = parsed.value;
    return ok({ url, title, tags, redirectStatus, enabled, expiresAt, expiredUrl, forwardQuery, maxVisits });
  };
}
