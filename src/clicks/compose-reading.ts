import type { LinkVisits } from "../links/link-visits.ts";
import type { ClickReports } from "./click-reports.ts";
import { createPostgresClickReports } from "./stores/postgres-click-reports.ts";
import { createPostgresLinkVisits } from "./stores/postgres-link-visits.ts";

/** The part of `services.ts` that reads what visits were counted. */
export interface ClickReading {
  readonly clickReports: ClickReports;
  readonly linkVisits: LinkVisits;
}

export function createClickReading(parts: {
  apiStatements: Parameters<typeof createPostgresClickReports>[0] & Parameters<typeof createPostgresLinkVisits>[0];
}): ClickReading {
  return {
    clickReports: createPostgresClickReports(parts.apiStatements),
    linkVisits: createPostgresLinkVisits(parts.apiStatements),
  };
}
