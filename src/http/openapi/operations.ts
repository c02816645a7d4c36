import { ABUSE_OPERATIONS } from "./abuse-operations.ts";
import { IMPORT_OPERATIONS } from "./import-operations.ts";
import { KEY_OPERATIONS } from "./key-operations.ts";
import { LINK_OPERATIONS } from "./link-operations.ts";
import type { Operation } from "./operation.ts";
import { QR_OPERATIONS } from "./qr-operations.ts";
import { REDIRECT_OPERATIONS } from "./redirect-operations.ts";
import { SERVICE_OPERATIONS } from "./service-operations.ts";
import { STATS_OPERATIONS } from "./stats-operations.ts";

/** Every operation that app.ts or api.ts has a route for; a test holds the two together. */
export const OPERATIONS: readonly Operation[] = [
  ...LINK_OPERATIONS,
  ...QR_OPERATIONS,
  ...STATS_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...KEY_OPERATIONS,
  ...ABUSE_OPERATIONS,
  ...REDIRECT_OPERATIONS,
  ...SERVICE_OPERATIONS,
];
