import type { ClickReports } from "./click-reports.ts";
import { createPostgresClickReports } from "./stores/postgres-click-reports.ts";

/** The part of `services.ts` that reads what visits were counted. */
export interface ClickReading {
  readonly clickReports: ClickReports;
}

export function createClickReading(parts: {
  apiStatements: Parameters<typeof createPostgresClickReports>[0];
}): ClickReading {
  return { clickReports: createPostgresClickReports(parts.apiStatements) };
}
