import type { BlockList } from "../abuse/block-list.ts";
import type { DomainList } from "../domains/domain-list.ts";
import type { DestinationCheck } from "../links/destination-check.ts";
import type { MissingNames } from "../links/missing-names.ts";
import { defaultHostOf } from "../links/short-url.ts";
import type { CodeCodec } from "../names/code.ts";
import type { Postgres } from "../postgres/postgres.ts";
import type { ImportLog } from "./import-log.ts";
import { createImportService, type ImportService } from "./import-service.ts";
import { type ImportJob, STATEMENT_TIMEOUT_MS } from "./jobs/import-links.ts";
import { createImportQueue } from "./jobs/queued-piece.ts";
import type { LinkPages } from "./link-pages.ts";
import type { ReadFields } from "./prepare-row.ts";
import { createPostgresImportLog } from "./stores/postgres-import-log.ts";
import { createPostgresImportedLinks } from "./stores/postgres-imported-links.ts";
import { createPostgresLinkPages } from "./stores/postgres-link-pages.ts";

/** The part of `services.ts` that imports and exports links. */
export interface ImportsServices {
  readonly importLog: ImportLog;
  readonly importService: ImportService;
  readonly linkPages: LinkPages;
}

export function createImportsServices(parts: {
  apiStatements: Parameters<typeof createPostgresImportLog>[0];
  /** For the job, which can afford to ask a store that did not answer a moment ago. */
  jobPostgres: Postgres;
  missingNames: MissingNames;
  queue: Parameters<typeof createImportQueue>[0];
  baseUrl: string;
  codes: CodeCodec;
  forget: ImportJob["forget"];
  /** The rules of `POST /api/links`. */
  readFields: ReadFields;
  /** The blocked domains, which `readFields` checks. */
  blockList: Pick<BlockList, "ready">;
  domains: Pick<DomainList, "find" | "ready">;
  destinationCheck: DestinationCheck;
  now: () => number;
}): ImportsServices & { importJob: ImportJob & { missingNames: MissingNames } } {
  const { apiStatements, jobPostgres, missingNames, queue, codes, forget, readFields, now } = parts;
  const { blockList, destinationCheck, domains } = parts;
  const importLog = createPostgresImportLog(apiStatements);
  return {
    importLog,
    importService: createImportService({
      log: importLog,
      queue: createImportQueue(queue, defaultHostOf(parts.baseUrl)),
    }),
    linkPages: createPostgresLinkPages(apiStatements),
    importJob: {
      store: createPostgresImportedLinks({
        ...apiStatements,
        postgres: jobPostgres,
        timeoutMs: STATEMENT_TIMEOUT_MS,
      }),
      missingNames,
      forget,
      codes,
      readFields,
      destinationCheck,
      // What it reads behind its answer is a newer list, which the next piece can do without.
      findDomain: (text) => domains.find(text, { waitUntil: () => undefined }),
      readyRules: async (waitUntil) => {
        await Promise.all([blockList.ready({ waitUntil }), domains.ready({ waitUntil })]);
      },
      now,
    },
  };
}
