import type { Schedule } from "../lib/schedule.ts";
import type { DestinationRules } from "../links/destination.ts";
import type { DomainDirectory } from "../links/hosts/domain-directory.ts";
import type { LinkChecks } from "../links/listing/link-checks.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { VERSION } from "../version.ts";
import { AGENT_PATH } from "./api/agent-page.ts";
import { type CheckService, createCheckService } from "./check-service.ts";
import { checkLinks } from "./jobs/check-links.ts";
import { PRODUCT } from "./look-at.ts";
import { createPostgresCheckStore, createPostgresLinkChecks } from "./stores/postgres-check-store.ts";

/** With the other work of the day, which wakes a sleeping Neon anyway. */
const DAILY = "17 3 * * *";
const JOB_STATEMENT_TIMEOUT_MS = 20_000;

/** The part of `services.ts` that knows whether destinations answer. */
export interface CheckServices {
  readonly checkService: CheckService;
  readonly linkChecks: LinkChecks;
}

export function createCheckServices(parts: {
  apiStatements: { postgres: Postgres; timeoutMs: number };
  jobPostgres: Postgres;
  destinationRules: (requestHost: string | null) => DestinationRules;
  domains: Pick<DomainDirectory, "names">;
  baseUrl: string;
  maxHosts: number;
  now: () => number;
}): CheckServices & { schedule: Schedule } {
  const { apiStatements, jobPostgres, destinationRules, domains, baseUrl, maxHosts, now } = parts;
  const looking = {
    fetch: (url: string, init: RequestInit) => fetch(url, init),
    agent: `${PRODUCT}/${VERSION} (+${baseUrl}${AGENT_PATH})`,
    now,
  };
  const store = createPostgresCheckStore({ postgres: jobPostgres, timeoutMs: JOB_STATEMENT_TIMEOUT_MS });
  const service = createCheckService({ ...looking, store });
  async function run() {
    // Links must not be followed to a domain of ours, and the cron's isolate may know none yet.
    await domains.names({ waitUntil: () => undefined });
    return checkLinks({ store, service, rules: () => destinationRules(null), maxHosts, now });
  }
  return {
    checkService: createCheckService({ ...looking, store: createPostgresCheckStore(apiStatements) }),
    linkChecks: createPostgresLinkChecks(apiStatements),
    schedule: { [DAILY]: [{ name: "check-links", run }] },
  };
}
