import type { Deadline } from "../lib/deadline.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import type { SiteUrls } from "./site.ts";

/** A domain as the administrator sees it. */
export interface Domain extends SiteUrls {
  /** null for the default one. */
  readonly domain: DomainName | null;
  /** JSON, as it is served; null for none. */
  readonly appleAppSiteAssociation: string | null;
  readonly assetLinks: string | null;
}

export type DomainSettings = Omit<Domain, "domain">;

/** The port to the domains in Postgres. Each call is one statement within the deadline. */
export interface DomainStore {
  /** @returns those that have a row, in alphabetical order. @throws {StoreError} */
  list(deadline: Deadline): Promise<readonly Domain[]>;
  /** @param most how many there may be. @throws {StoreError} when it is not known whether it was made. */
  create(domain: Domain, most: number, deadline: Deadline): Promise<Domain | "taken" | "too-many">;
  /** Only what is there is changed. The default domain gets its row. @returns null where there is none. @throws {StoreError} */
  edit(domain: DomainName | null, changes: Partial<DomainSettings>, deadline: Deadline): Promise<Domain | null>;
  /** @returns how many links it has, where it has some; then it stays. @throws {StoreError} */
  remove(domain: DomainName, deadline: Deadline): Promise<"removed" | "not-found" | { readonly links: number }>;
}

/** The port to the shared cache's copy of the list: what an editor does before the statement (P4). */
export interface DomainCache {
  /** From then on nobody gets or writes an older list there. @throws {StoreError} */
  markPending(deadline: Deadline): Promise<void>;
}
