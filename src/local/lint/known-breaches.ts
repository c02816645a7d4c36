/**
 * Imports that stand against the arrows since before these were held: each is to become a port, or its file is to move.
 * None is to be added. A file, and what it imports as it spells it.
 */
export const KNOWN_BREACHES: ReadonlySet<string> = new Set([
  "abuse/api/reports.ts > ../../clicks/click-cursor.ts",
  "abuse/api/reports.ts > ../../links/api/link-problems.ts",
  "clicks/api/operations.ts > ../../links/api/link-problems.ts",
  "http/api-request.ts > ../links/api/link-input.ts",
  "http/api-request.ts > ../links/password-hash.ts",
  "http/app-env.ts > ../services.ts",
  "http/caller.ts > ../keys/scope.ts",
  "http/errors.ts > ../links/api/link-problems.ts",
  "http/errors.ts > ../links/link-store.ts",
  "http/errors.ts > ../links/unreadable-link.ts",
  "http/errors.ts > ../names/wrong-code-key.ts",
  "http/errors.ts > ../redirects/limit-unknown.ts",
  "http/openapi/abuse-answer-schemas.ts > ../../abuse/report.ts",
  "http/openapi/answer-schemas.ts > ../../imports/import-format.ts",
  "http/openapi/answer-schemas.ts > ../../links/link.ts",
  "http/openapi/field-notes.ts > ../../links/destination.ts",
  "http/openapi/field-notes.ts > ../../names/slug.ts",
  "http/openapi/operations.ts > ../../abuse/api/bodies.ts",
  "http/openapi/operations.ts > ../../links/api/link-bodies.ts",
  "http/openapi/parameters.ts > ../../imports/import-format.ts",
  "imports/api/export-links.ts > ../../links/api/link-bodies.ts",
  "imports/api/export-links.ts > ../../links/api/link-json.ts",
  "imports/api/imported-fields.ts > ../../links/api/link-input.ts",
  "imports/api/operations.ts > ../../links/api/link-problems.ts",
  "links/fields.ts > valibot",
  "qr/api/operations.ts > ../../links/api/link-problems.ts",
]);
