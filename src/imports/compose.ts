import type { BlockList } from "../abuse/block-list.ts";
import type { Jobs } from "../consume.ts";
import type { Timeouts } from "../env.ts";
import type { DestinationRules } from "../links/destination.ts";
import type { DestinationCheck } from "../links/destination-check.ts";
import type { CodeCodec } from "../names/code.ts";
import { createRedisMissingNames } from "../redirects/stores/redis-missing-names.ts";
import type { Stores } from "../stores.ts";
import { createImportedFieldsReader } from "./api/imported-fields.ts";
import type { ImportLog } from "./import-log.ts";
import { createImportService, type ImportService } from "./import-service.ts";
import { type ImportJob, STATEMENT_TIMEOUT_MS } from "./jobs/import-links.ts";
import { createImportQueue } from "./jobs/queued-piece.ts";
import type { LinkPages } from "./link-pages.ts";
import { createPostgresImportLog } from "./stores/postgres-import-log.ts";
import { createPostgresImportedLinks } from "./stores/postgres-imported-links.ts";
import { createPostgresLinkPages } from "./stores/postgres-link-pages.ts";

/** The part of `services.ts` that imports and exports links. */
export function createImportServices(parts: {
  apiStatements: Parameters<typeof createPostgresImportLog>[0];
  /** For the job, which has the time to ask a store that did not answer a moment ago. */
  stores: Pick<Stores, "jobPostgres" | "steadyRedis">;
  queue: Parameters<typeof createImportQueue>[0];
  timeouts: Timeouts;
  codes: CodeCodec;
  forget: ImportJob["forget"];
  destinationRules: (requestHost: string | null) => DestinationRules;
  /** That `destinationRules` go by. */
  blockList: Pick<BlockList, "ready">;
  destinationCheck: DestinationCheck;
  now: () => number;
  random: () => number;
}): { importLog: ImportLog; importService: ImportService; linkPages: LinkPages; importJob: Jobs["imports"] } {
  const { apiStatements, stores, queue, timeouts, codes, forget, destinationRules, blockList, destinationCheck } =
    parts;
  const { now, random } = parts;
  const importLog = createPostgresImportLog(apiStatements);
  return {
    importLog,
    importService: createImportService({ log: importLog, queue: createImportQueue(queue) }),
    linkPages: createPostgresLinkPages(apiStatements),
    importJob: {
      store: createPostgresImportedLinks({
        ...apiStatements,
        postgres: stores.jobPostgres,
        timeoutMs: STATEMENT_TIMEOUT_MS,
      }),
      missingNames: createRedisMissingNames({ redis: stores.steadyRedis, timeoutMs: timeouts.redisMs, random }),
      forget,
      codes,
      readFields: createImportedFieldsReader(destinationRules(null), (host) => destinationRules(host).ownHosts),
      destinationCheck,
      readyRules: (waitUntil) => blockList.ready({ waitUntil }),
      now,
    },
  };
}
