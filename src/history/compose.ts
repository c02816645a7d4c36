import type { Schedule } from "../lib/schedule.ts";
import type { LinkNamer } from "../links/link-namer.ts";
import type { IssuedNames } from "../names/issued-names.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { createHistoryService, type HistoryService } from "./history-service.ts";
import { keepHistory } from "./jobs/keep-history.ts";
import { createPostgresHistoryKeeper, createPostgresHistoryStore } from "./stores/postgres-history-store.ts";

/** With the other work of the day, which wakes a sleeping Neon anyway (`compose-consuming.ts` of `clicks`). */
const DAILY = "17 3 * * *";
const JOB_STATEMENT_TIMEOUT_MS = 30_000;

/** The part of `services.ts` that tells what happened to links. */
export interface HistoryServices {
  readonly historyService: HistoryService;
}

export function createHistoryServices(parts: {
  apiStatements: Parameters<typeof createPostgresHistoryStore>[0];
  jobPostgres: Postgres;
  issuedNames: IssuedNames;
  namer: LinkNamer;
  historyDays: number;
  now: () => number;
}): HistoryServices & { schedule: Schedule } {
  const { apiStatements, jobPostgres, issuedNames, namer, historyDays, now } = parts;
  const keeper = createPostgresHistoryKeeper({ postgres: jobPostgres, timeoutMs: JOB_STATEMENT_TIMEOUT_MS });
  const run = () => keepHistory({ keeper, historyDays, now });
  return {
    historyService: createHistoryService({ store: createPostgresHistoryStore(apiStatements), issuedNames, namer }),
    schedule: { [DAILY]: [{ name: "keep-history", run }] },
  };
}
