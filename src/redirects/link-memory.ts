import type { Visit } from "../lib/request-scope.ts";
import type { Found, LinkStore } from "../links/link-store.ts";
import type { LinkName } from "../names/link-name.ts";

export type Remembered = Pick<Found, "target" | "asOf">;

/**
 * The rung in the isolate's own memory: the only one that a hot link touches.
 *
 * An entry is fresh for 10 s from when its load began (P4), and one that is asked for in the second
 * half of that is loaded again behind the answer, so a hot link never waits. When neither store
 * answers, an entry is served stale up to `staleMaxMs` (P6); a store that answers anything, even "ask
 * the other", is a reason not to.
 *
 * Entries are kept by name. A look-up of several names is answered from here only if each name before the link's has a fresh
 * entry that says that no link has it.
 */
export interface LinkMemory extends LinkStore {
  /**
   * A fresh entry of the memory, without waiting; undefined if `find` has to be asked. It loads a link again before its
   * entry gets too old.
   * @param createVisit called only if the entry is to be loaded again after the answer.
   */
  peek(name: LinkName, createVisit: () => Visit): Remembered | undefined;
  /** Forgets a name whose link this isolate has just changed, so that its own next read sees the change. */
  forget(name: LinkName): void;
}
