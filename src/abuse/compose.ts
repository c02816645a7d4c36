import type { Config, WebRiskConfig } from "../config.ts";
import { createCircuitBreaker } from "../lib/circuit-breaker.ts";
import { log } from "../lib/log.ts";
import type { Schedule } from "../lib/schedule.ts";
import type { StoreError } from "../lib/store-error.ts";
import { type DestinationCheck, NO_CHECK } from "../links/destination-check.ts";
import type { LinkNamer } from "../links/link-namer.ts";
import type { LinkService } from "../links/link-service.ts";
import type { LinkStore } from "../links/link-store.ts";
import type { Counters } from "../metrics/counters.ts";
import type { IssuedName } from "../names/link-name.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { type BlockList, createBlockList } from "./block-list.ts";
import type { BlockedDomainStore } from "./blocked-domain-store.ts";
import { createDestinationCheck } from "./destination-check.ts";
import { recheckDestinations } from "./jobs/recheck-destinations.ts";
import type { ReportStore } from "./report-store.ts";
import { createBlockListReader, createPostgresBlockedDomainStore } from "./stores/postgres-blocked-domain-store.ts";
import { createPostgresRecheckStore } from "./stores/postgres-recheck-store.ts";
import { createPostgresReportStore } from "./stores/postgres-report-store.ts";
import { askWebRisk, createWebRisk, isOutage } from "./stores/web-risk.ts";
import { withBlockList } from "./with-block-list.ts";

/** The part of `services.ts` that refuses abusers. */
export interface AbuseServices {
  readonly blockList: BlockList;
  readonly blockedDomains: BlockedDomainStore;
  readonly destinationCheck: DestinationCheck;
  readonly reports: ReportStore;
}

/** Google's terms leave how often is tried to us; a create goes on without the check in the meantime. */
const BREAKER = { failuresToOpen: 3, restMs: 10_000, probeLimitMs: 6_000, isFailure: isOutage };
/** Reserved for documents (RFC 2606): a look-up of it tells nobody anything. */
const PROBED_URL = "https://example.com/";

export function createAbuseServices(parts: {
  postgres: Postgres;
  config: Pick<Config, "timeouts" | "webRisk">;
  counters: Counters;
  now: () => number;
  random: () => number;
  reportFailure: (error: StoreError) => void;
}): AbuseServices & { withBlockList: (next: LinkStore<IssuedName>) => LinkStore<IssuedName> } {
  const { postgres, config, counters, now, random, reportFailure } = parts;
  const { timeouts, webRisk } = config;
  const blockList = createBlockList({
    read: createBlockListReader({ postgres, timeoutMs: timeouts.postgresRedirectMs }),
    joinLimitMs: timeouts.joinLimitMs,
    ...{ now, reportFailure },
  });
  return {
    blockList,
    withBlockList: (next) => withBlockList(next, blockList),
    blockedDomains: createPostgresBlockedDomainStore({ postgres, timeoutMs: timeouts.postgresApiMs }),
    destinationCheck: webRisk === null ? NO_CHECK : createCheck({ webRisk, counters, now, random }),
    reports: createPostgresReportStore({ postgres, timeoutMs: timeouts.postgresApiMs }),
  };
}

function createCheck(parts: {
  webRisk: WebRiskConfig;
  counters: Counters;
  now: () => number;
  random: () => number;
}): DestinationCheck {
  const { webRisk, counters, now, random } = parts;
  const asked = {
    ...{ key: webRisk.key, endpoint: webRisk.endpoint },
    fetch: (url: string, init: RequestInit) => fetch(url, init),
  };
  const breaker = createCircuitBreaker({
    ...{ ...BREAKER, now, random },
    probe: () => askWebRisk(PROBED_URL, { ...asked, signal: AbortSignal.timeout(webRisk.timeoutMs) }),
    report: (state) => log("warn", `circuit-${state}`, { store: "web-risk" }),
  });
  const reportFailure = (reason: string) => log("warn", "destination-check-incomplete", { reason });
  return createDestinationCheck({
    requestMs: webRisk.timeoutMs,
    list: createWebRisk({ ...asked, timeoutMs: webRisk.timeoutMs, breaker, reportFailure }),
    count: (outcome, by) => {
      if (by > 0) counters.count("bijou_destination_checks_total", [outcome], by);
    },
  });
}

/** What of it is done on schedule; nothing where there is no list to ask. */
export function createRecheckSchedule(
  webRisk: WebRiskConfig | null,
  parts: {
    abuse: Pick<AbuseServices, "destinationCheck" | "reports">;
    apiStatements: Parameters<typeof createPostgresRecheckStore>[0];
    linkService: LinkService;
    namer: LinkNamer;
    counters: Counters;
    createId: () => string;
    now: () => number;
  },
): Schedule {
  const { abuse, apiStatements, linkService, namer, counters, createId, now } = parts;
  if (webRisk === null) return {};
  const recheck = {
    ...{ check: abuse.destinationCheck, reports: abuse.reports, linkService, namer, createId, now },
    store: createPostgresRecheckStore(apiStatements),
    intervalMinutes: webRisk.recheckMinutes,
    maxLinks: webRisk.recheckLinks,
    countDisabled: () => counters.count("bijou_destination_checks_total", ["disabled"]),
  };
  return {
    "* * * * *": [{ name: "recheck-destinations", run: (time) => recheckDestinations(recheck, time) }],
  };
}
