import type { Visit } from "../lib/request-scope.ts";
import type { LinkName } from "../names/link-name.ts";
import type { Target } from "./link.ts";

/**
 * The port of the read ladder: finds the link that a path means. Postgres implements it, and each rung above
 * (Redis, single flight, refusal of codes that were never issued, memory) takes one and returns one.
 */
export interface LinkStore<Name = LinkName> {
  /**
   * @param names the names that the path can mean, the closest first. They are one look-up: the answer is the first
   * name that a link has. While a closer name can't be looked up, a later one is not the answer.
   * @throws {UnreadableLink} when only a later release can serve it.
   * @throws {NoStoreAnswered} when neither Redis nor Postgres answered: the one case in which a stale entry may be served.
   * @throws {StoreError} when Postgres, which had to be asked, did not answer.
   * @throws {WrongCodeKey} when the database was made with another CODE_KEY (P9).
   */
  find(names: readonly Name[], visit: Visit): Promise<Found>;
}

export interface Found {
  /** null if no link has the name. */
  readonly target: Target | null;
  /** Which of the names the link has; may be absent if there was only one. */
  readonly name?: LinkName;
  /** Postgres is down, so it is not known whether a link has a closer name. That name may be passed over. */
  readonly isPastUnknown?: true;
  /** When the load of this answer began, in milliseconds since the epoch: it is at least as new as that. */
  readonly asOf: number;
  /** The rung that had the answer; absent if none of these was asked. */
  readonly tier?: "memory" | "redis" | "postgres";
  /**
   * Refused by arithmetic. Such an answer is not remembered: it is cheaper to compute again, and a scanner asks for
   * millions.
   */
  readonly isRefused?: true;
}

/** Neither store answered. An outage, and never a "not found" (P6). */
export class NoStoreAnswered extends Error {
  override readonly name = "NoStoreAnswered";
}
