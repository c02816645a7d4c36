import type { Deadline } from "../lib/deadline.ts";
import type { BlockedDomain, Domain } from "./blocked-domain.ts";

/** The port to the blocked domains in Postgres, for the administrator. Every call is one statement within the deadline. */
export interface BlockedDomainStore {
  /**
   * Blocks domains, all or none. One that is already blocked stays as it is; a new reason replaces the old one.
   * @param domains each once. @throws {StoreError} when it is not known whether they are blocked: repeat it.
   */
  add(
    domains: readonly Domain[],
    facts: Pick<BlockedDomain, "reason" | "createdBy">,
    deadline: Deadline,
  ): Promise<BlockedDomain[]>;
  /** In alphabetical order. @param after where the page before ended; null for the first. @throws {StoreError} */
  list(after: string | null, limit: number, deadline: Deadline): Promise<BlockedDomain[]>;
  /** @returns those that were blocked. @throws {StoreError} when it is not known whether they still are: repeat it. */
  remove(domains: readonly Domain[], deadline: Deadline): Promise<Domain[]>;
}
