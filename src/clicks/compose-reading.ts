import type { ClickReports } from "./click-reports.ts";
import { createPostgresClickReports } from "./stores/postgres-click-reports.ts";

/** The part of `services.ts` that reads what visits were counted. */
export function createClickReading(parts: { apiStatements: Parameters<typeof createPostgresClickReports>[0] }): {
  clickReports: ClickReports;
} {
  return { clickReports: createPostgresClickReports(parts.apiStatements) };
}
