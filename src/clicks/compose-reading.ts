import type { LinkVisits } from "../links/link-visits.ts";
import type { ClickErasure } from "./click-erasure.ts";
import type { ClickReports } from "./click-reports.ts";
import { createPostgresClickErasure } from "./stores/postgres-click-erasure.ts";
import { createPostgresClickReports } from "./stores/postgres-click-reports.ts";
import { createPostgresLinkVisits } from "./stores/postgres-link-visits.ts";

/** The part of `services.ts` that reads what visits were counted, and deletes it. */
export interface ClickReading {
  readonly clickReports: ClickReports;
  readonly linkVisits: LinkVisits;
  readonly clickErasure: ClickErasure;
}

export function createClickReading(parts: {
  apiStatements: Parameters<typeof createPostgresClickReports>[0] & Parameters<typeof createPostgresLinkVisits>[0];
}): ClickReading {
  return {
    clickReports: createPostgresClickReports(parts.apiStatements),
    linkVisits: createPostgresLinkVisits(parts.apiStatements),
    clickErasure: createPostgresClickErasure(parts.apiStatements),
  };
}
