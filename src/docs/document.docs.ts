import { ABUSE_DOCS } from "../abuse/api/operations.docs.ts";
import { CHECK_DOCS } from "../checks/api/operations.docs.ts";
import { CLICKS_DOCS } from "../clicks/api/operations.docs.ts";
import { DOMAINS_DOCS } from "../domains/api/operations.docs.ts";
import { HEALTH_DOCS } from "../health/api/operations.docs.ts";
import { HISTORY_DOCS } from "../history/api/operations.docs.ts";
import type { Schema } from "../http/openapi/described-operation.ts";
import { documentOf } from "../http/openapi/document.ts";
import { IMPORTS_DOCS } from "../imports/api/operations.docs.ts";
import { KEYS_DOCS } from "../keys/api/operations.docs.ts";
import { LINKS_DOCS } from "../links/api/operations.docs.ts";
import { METRICS_DOCS } from "../metrics/api/operations.docs.ts";
import { QR_DOCS } from "../qr/api/operations.docs.ts";
import { REDIRECTS_DOCS } from "../redirects/api/operations.docs.ts";
import { VERSION } from "../version.ts";
import { WEBHOOKS_DOCS } from "../webhooks/api/operations.docs.ts";
import { DOCS_DOCS } from "./api/operations.docs.ts";

/** In the order in which the document shows them. */
const ROOMS = [
  LINKS_DOCS,
  HISTORY_DOCS,
  CHECK_DOCS,
  IMPORTS_DOCS,
  ABUSE_DOCS,
  REDIRECTS_DOCS,
  QR_DOCS,
  CLICKS_DOCS,
  DOMAINS_DOCS,
  KEYS_DOCS,
  WEBHOOKS_DOCS,
  HEALTH_DOCS,
  METRICS_DOCS,
  DOCS_DOCS,
];

/**
 * The OpenAPI document of everything that the Worker answers.
 *
 * It is made when the Worker is built, from the schemas that validate requests, and served as a static file. So it
 * costs nothing in the bundle and nothing at start.
 */
export function openApiDocument(): Schema {
  return documentOf(ROOMS, {
    info: {
      title: "Bijou",
      version: VERSION,
      summary: "Short links",
      description: ABOUT,
      license: { name: "MIT", identifier: "MIT" },
    },
    tags: TAGS,
  });
}

const ABOUT = `JSON in and out. Times are RFC 3339, answered in UTC. Unknown fields in a body are refused, and under \`/api/\` query
parameters that are unknown or given twice.

A body may be sent with \`Content-Encoding: gzip\`; what it unpacks to has the limits of the body. A 415 says what would do.

Errors are problem details (RFC 9457); each \`type\` is a stable path with a page about it. Any operation can also meet
500 \`internal\`: a mistake of Bijou's own, which is in its log. Outside of \`/api/\` a browser (\`Accept: text/html\`) gets
problems as small pages.

HEAD works wherever GET does. Another method on a path of this document is answered with 405 and \`Allow\`, as the path's
\`x-other-methods\` says; OPTIONS on paths under \`/api/\` answers 204 with \`Allow\`, and CORS preflights for the origins in CORS_ORIGINS.`;

const TAGS = {
  Links: "Make, read, change and delete links.",
  History: "Who changed what, and when.",
  Statistics: "Who visited, when, and from where. A visit is counted some seconds after it.",
  "Import and export": "Bring links along from elsewhere, and take them away.",
  Domains: "The hosts that links open on.",
  Keys: "Make, list and revoke API keys, with the admin key.",
  Webhooks: "Tell programs of yours what happens, with the admin key.",
  Abuse: "Report links that do harm, and refuse them, with the admin key.",
  Redirects: "What visitors open.",
  Operation: "How the service is.",
  Documentation: "This document, and pages about it.",
};
