import type { Config } from "../config.ts";
import type { BlockCipher } from "../lib/block-cipher.ts";
import type { StoreError } from "../lib/store-error.ts";
import type { CodeCodec } from "../names/code.ts";
import type { IssuedNames } from "../names/issued-names.ts";
import type { LinkName } from "../names/link-name.ts";
import { VERSION } from "../version.ts";
import { createImportedFieldsReader, type ReadImportedFields } from "./api/imported-fields.ts";
import { type BulkService, createBulkService } from "./bulk-service.ts";
import { createRestoreService, type RestoreService } from "./changes/restore-service.ts";
import type { DestinationRules } from "./destination.ts";
import { ownHostsOf } from "./hosts/own-hosts.ts";
import { createQueuedTakedowns, type TakedownJob } from "./jobs/retry-takedowns.ts";
import type { LinkCache } from "./link-cache.ts";
import { createLinkEtags, type LinkEtags } from "./link-etag.ts";
import { createLinkNamer, type LinkNamer } from "./link-namer.ts";
import { createLinkService, type LinkService } from "./link-service.ts";
import { createPostgresDeletedLinkStore } from "./stores/postgres-deleted-link-store.ts";
import { createPostgresLinkRepository } from "./stores/postgres-link-repository.ts";
import { linkOfRow } from "./stores/row-of-link-table.ts";

type DestinationRulesOf = (requestHost: string | null) => DestinationRules;

/** The part of `services.ts` that makes, changes and deletes links. */
export interface LinksServices {
  readonly linkService: LinkService;
  readonly bulkService: BulkService;
  readonly restoreService: RestoreService;
  readonly linkCache: LinkCache;
  readonly namer: LinkNamer;
  readonly linkEtags: LinkEtags;
  /** @param requestHost the host of the request: the Worker may answer on more hosts than the settings name. */
  readonly destinationRules: DestinationRulesOf;
}

export function createLinksServices(parts: {
  apiStatements: Parameters<typeof createPostgresLinkRepository>[0];
  config: Pick<Config, "allowPrivateDestinations" | "baseUrl" | "ownHosts">;
  codes: CodeCodec;
  etagCipher: BlockCipher;
  issuedNames: IssuedNames;
  linkCache: LinkCache;
  /** For the job, which can afford to ask a store that did not answer a moment ago. */
  jobLinkCache: LinkCache;
  cacheHorizonMs: number;
  blockedDomainOf: NonNullable<DestinationRules["blockedDomainOf"]>;
  /** The domains beside the default one, as far as they are known: none is a destination. */
  otherDomains: () => readonly string[];
  forget: (name: LinkName) => void;
  queue: Parameters<typeof createQueuedTakedowns>[0];
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): LinksServices & {
  takedownJob: TakedownJob;
  readImportedFields: ReadImportedFields;
  /** The link in a row of `links`, as JSON has it. */
  readLinkRow: typeof linkOfRow;
} {
  const { apiStatements, config, codes, etagCipher, issuedNames, linkCache, jobLinkCache, cacheHorizonMs } = parts;
  const { blockedDomainOf, otherDomains, forget, queue, now, reportFailure } = parts;
  const namer = createLinkNamer(codes);
  const repository = createPostgresLinkRepository(apiStatements);
  const destinationRules: DestinationRulesOf = (requestHost) => ({
    ownHosts: [...ownHostsOf(config.ownHosts, requestHost), ...otherDomains()],
    allowPrivate: config.allowPrivateDestinations,
    blockedDomainOf,
  });
  const shared = { repository, cache: linkCache, namer, forget, now, reportFailure };
  return {
    linkCache,
    namer,
    linkEtags: createLinkEtags(etagCipher, `${VERSION} ${config.baseUrl}`),
    linkService: createLinkService({
      ...shared,
      takedowns: createQueuedTakedowns(queue),
      issuedNames,
      cacheHorizonMs,
    }),
    bulkService: createBulkService(shared),
    restoreService: createRestoreService({
      ...{ ...shared, issuedNames },
      store: createPostgresDeletedLinkStore(apiStatements),
    }),
    destinationRules,
    readImportedFields: createImportedFieldsReader(destinationRules(null), (host) => destinationRules(host).ownHosts),
    takedownJob: { cache: jobLinkCache, forget, now },
    readLinkRow: linkOfRow,
  };
}
