import type { RequestScope } from "../lib/request-scope.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { StoreError } from "../lib/store-error.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import type { DomainList } from "./domain-list.ts";
import type { Domain, DomainCache, DomainSettings, DomainStore } from "./domain-store.ts";

/**
 * Changes the domains, as links are changed (P4): `pending` in Redis, then the statement. While Redis is out of reach nothing is
 * changed.
 */
export interface DomainService {
  /** The default domain first. @throws {StoreError} */
  list(request: RequestScope): Promise<readonly Domain[]>;
  create(domain: Domain, request: RequestScope): Promise<Result<Domain, DomainProblem>>;
  /** @param domain null for the default one. */
  edit(
    domain: DomainName | null,
    changes: Partial<DomainSettings>,
    request: RequestScope,
  ): Promise<Result<Domain, DomainProblem>>;
  remove(domain: DomainName, request: RequestScope): Promise<Result<null, DomainProblem>>;
}

export type DomainProblem =
  | { readonly reason: "taken" | "too-many" | "not-found" | "cache-unavailable" | "outcome-unknown" }
  | { readonly reason: "has-links"; readonly links: number };

/** Each isolate keeps all of them in memory, and a list shows them with their app links. */
export const MAX_DOMAINS = 1_000;

/** @param parts.homeUrl of the default domain, until one is set for it. */
export function createDomainService(parts: {
  store: DomainStore;
  cache: DomainCache;
  domains: Pick<DomainList, "forget">;
  homeUrl: string | null;
  reportFailure: (error: StoreError) => void;
}): DomainService {
  const { store, cache, domains, homeUrl, reportFailure } = parts;
  const withHome = (domain: Domain): Domain =>
    domain.domain === null && domain.homeUrl === null ? { ...domain, homeUrl } : domain;

  async function change<Value>(
    request: RequestScope,
    work: () => Promise<Result<Value, DomainProblem>>,
  ): Promise<Result<Value, DomainProblem>> {
    let isMarked = false;
    try {
      await cache.markPending(request.deadline);
      isMarked = true;
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      return err({ reason: isMarked ? "outcome-unknown" : "cache-unavailable" });
    } finally {
      domains.forget(); // Whatever came of it, Postgres knows better.
    }
  }

  return {
    async list(request) {
      const found = await store.list(request.deadline);
      const ofDefault = found.find(({ domain }) => domain === null) ?? NOTHING_SET;
      return [withHome(ofDefault), ...found.filter(({ domain }) => domain !== null)];
    },

    create: (domain, request) =>
      change(request, async () => {
        const made = await store.create(domain, MAX_DOMAINS, request.deadline);
        return typeof made === "string" ? err({ reason: made }) : ok(made);
      }),

    edit: (domain, changes, request) =>
      change(request, async () => {
        const edited = await store.edit(domain, changes, request.deadline);
        return edited === null ? err({ reason: "not-found" }) : ok(withHome(edited));
      }),

    remove: (domain, request) =>
      change(request, async () => {
        const removed = await store.remove(domain, request.deadline);
        if (removed === "removed") return ok(null);
        return err(removed === "not-found" ? { reason: removed } : { reason: "has-links", links: removed.links });
      }),
  };
}

const NOTHING_SET: Domain = {
  ...{ domain: null, homeUrl: null, notFoundUrl: null, expiredUrl: null },
  ...{ appleAppSiteAssociation: null, assetLinks: null },
};
