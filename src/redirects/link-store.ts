import { StoreError } from "../lib/store-error.ts";
import type { Target } from "../links/link.ts";
import type { LinkName } from "../names/link-name.ts";

/**
 * The port of the read ladder: finds the link that a path means. Postgres implements it, and each rung above
 * (Redis, single flight, refusal of codes that were never issued, memory) takes one and returns one.
 */
export interface LinkStore<Name = LinkName> {
  /**
   * @param names that the path can mean, the closest first. They are one look-up: the first that a link has is it,
   *   and while a closer one can't be looked up, the next is not the answer.
   * @throws {UnreadableLink} when only a later release can serve it.
   * @throws {NoStoreAnswered} when neither Redis nor Postgres answered: the one case in which a stale entry may be served.
   * @throws {StoreError} when Postgres, which had to be asked, did not answer.
   * @throws {WrongCodeKey} when the database was made with another CODE_KEY (P9).
   */
  find(names: readonly Name[], visit: Visit): Promise<Found>;
}

export interface Found {
  /** null when there is no such link. */
  readonly target: Target | null;
  /** Which of the names the link has; may be absent where only one was asked for. */
  readonly name?: LinkName;
  /** Postgres is down, and could not tell whether a link has a closer name that may be passed over then. */
  readonly isPastUnknown?: true;
  /** When the load of this answer began, in milliseconds since the epoch: it is at least as new as that. */
  readonly asOf: number;
  /** The rung that had the answer; absent where none of these had to be asked. */
  readonly tier?: "memory" | "redis" | "postgres";
  /** Refused by arithmetic: cheaper to work out again than to remember, and a scanner asks for millions. */
  readonly isRefused?: true;
}

/** The slice of a request that a read needs. */
export interface Visit {
  /** Keeps work going after the answer. It must be of the request that started the work. */
  waitUntil(work: Promise<unknown>): void;
  /** The pseudonym of the visitor's address (P8); worked out only where it is needed. */
  address(): Promise<string>;
}

/**
 * Tells a name that a look-up may pass over while Postgres is down, so that a link behind it is served from a cache:
 * one that no link is known to have had, as far as that can be known without asking.
 */
export type MayPassOver = (name: LinkName) => boolean;

/** Neither store answered. An outage, and never a "not found" (P6). */
export class NoStoreAnswered extends Error {
  override readonly name = "NoStoreAnswered";
}

/** This Worker has another CODE_KEY than the database: what it would make of a code is wrong (P9). */
export class WrongCodeKey extends Error {
  override readonly name = "WrongCodeKey";
  constructor() {
    super("Cannot read codes: CODE_KEY is not the key that the database was made with");
  }
}

/**
 * The link is there, and only a later release can serve it (`KNOWN_READER`): two releases share the stores during a
 * rollout, or this one was put back. It is asked for again in a while, and is never "not found".
 */
export class UnreadableLink extends StoreError {
  override readonly name = "UnreadableLink";
  constructor(operation: string) {
    super({ store: "postgres", operation, reason: "the link needs a later release" });
  }
}

/** A decision on the read path. Tests assert the list; logs and metrics observe it. */
export type ReadEvent =
  | { readonly tier: "memory"; readonly outcome: "hit" | "miss" | "refresh" | "stale" }
  | { readonly tier: "codes"; readonly outcome: "refused" }
  | { readonly tier: "flight"; readonly outcome: "load" | "join" | "takeover" }
  | { readonly tier: "redis"; readonly outcome: "hit" | "none" | "miss" | "pending" | "filled" | "too-late-to-fill" }
  | { readonly tier: "redis"; readonly outcome: "failed"; readonly error: StoreError }
  | { readonly tier: "postgres"; readonly outcome: "hit" | "none" };

export type ReportRead = (event: ReadEvent) => void;
