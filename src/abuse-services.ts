import { type BlockList, createBlockList } from "./abuse/block-list.ts";
import type { BlockedDomainStore } from "./abuse/blocked-domain-store.ts";
import type { ReportStore } from "./abuse/report-store.ts";
import type { Timeouts } from "./env.ts";
import type { StoreError } from "./lib/store-error.ts";
import type { Postgres } from "./stores/postgres/postgres.ts";
import {
  createBlockListReader,
  createPostgresBlockedDomainStore,
} from "./stores/postgres/postgres-blocked-domain-store.ts";
import { createPostgresReportStore } from "./stores/postgres/postgres-report-store.ts";

/** The part of `services.ts` that refuses abusers. */
export interface AbuseServices {
  readonly blockList: BlockList;
  readonly blockedDomains: BlockedDomainStore;
  readonly reports: ReportStore;
}

export function createAbuseServices(parts: {
  postgres: Postgres;
  timeouts: Timeouts;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): AbuseServices {
  const { postgres, timeouts, now, reportFailure } = parts;
  return {
    blockList: createBlockList({
      read: createBlockListReader({ postgres, timeoutMs: timeouts.postgresRedirectMs }),
      joinLimitMs: timeouts.joinLimitMs,
      ...{ now, reportFailure },
    }),
    blockedDomains: createPostgresBlockedDomainStore({ postgres, timeoutMs: timeouts.postgresApiMs }),
    reports: createPostgresReportStore({ postgres, timeoutMs: timeouts.postgresApiMs }),
  };
}
