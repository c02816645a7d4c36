import type { Deadline } from "../lib/deadline.ts";
import type { IssuedName } from "../names/link-name.ts";
import type { LinkEvent } from "./link-event.ts";

/** Which events are read: the newest, or those before one. */
export interface HistoryQuery {
  readonly limit: number;
  /** The id of an event; null to begin with the newest. */
  readonly before: bigint | null;
}

/**
 * The port to what happened to links, newest first. A name means the link that has it. Where none has, it means the link that
 * had it last and was deleted less than 30 days ago.
 */
export interface HistoryStore {
  /** @returns null when there is no such link. @throws {StoreError} @throws {WrongCodeKey} */
  ofLink(names: readonly IssuedName[], query: HistoryQuery, deadline: Deadline): Promise<readonly LinkEvent[] | null>;
  /** Of all links. @throws {StoreError} @throws {WrongCodeKey} */
  ofAll(query: HistoryQuery, deadline: Deadline): Promise<readonly LinkEvent[]>;
  /** Deletes the values in the events of a link. @returns whether there is one. @throws {StoreError} @throws {WrongCodeKey} */
  forgetValues(names: readonly IssuedName[], deadline: Deadline): Promise<boolean>;
}

/** The port of the daily job. Each call is a bounded part of the work. @throws {StoreError} */
export interface HistoryKeeper {
  /** Ends the time in which links can be restored, and deletes what their events say. @returns how many links. */
  forgetDeleted(limit: number, deadline: Deadline): Promise<number>;
  /** Deletes events that are older. @param time milliseconds since the epoch. @returns how many. */
  dropBefore(time: number, limit: number, deadline: Deadline): Promise<number>;
}
