import { createLru } from "../../lib/lru.ts";
import type { LinkName } from "../../links/link-name.ts";
import { type Found, type LinkStore, NoStoreAnswered, type ReportRead, type Visit } from "../../links/link-store.ts";

/**
 * The rung in the isolate's own memory: the only one that a hot link touches.
 *
 * An entry is fresh for 10 s from when its load began (P4), and one that is asked for in the second
 * half of that is loaded again behind the answer, so a hot link never waits. When neither store
 * answers, an entry is served stale up to `staleMaxMs` (P6); a store that answers anything, even "ask
 * the other", is a reason not to.
 */
export interface MemoryLinkStore extends LinkStore {
  /**
   * What is fresh in memory, at once; undefined when `find` has to be asked.
   * @param createVisit called only when the entry is to be loaded again behind the answer.
   */
  peek(name: LinkName, createVisit: () => Visit): Found | undefined;
  /** Forgets a name that this isolate has just changed, so that its own next read sees the change. */
  forget(name: LinkName): void;
}

export const FRESH_MS = 10_000;
/** Leaves a load its whole 4 s (1 s for Redis, 3 s for Postgres) before the entry is no longer fresh. */
const REFRESH_AFTER_MS = 5_000;
/** V8 keeps strings in one or two bytes a character; the rest is the objects and the map. */
const ENTRY_OVERHEAD_BYTES = 400;

/** One for all: a hot link is to leave no garbage behind that can be helped. */
const HIT = { tier: "memory", outcome: "hit" } as const;

interface Entry extends Found {
  isRefreshing: boolean;
}

/**
 * @param options.staleMaxMs age up to which an entry is served when neither store answers.
 * @param options.maxEntries @param options.maxBytes bounds of the memory.
 */
export function withMemory(
  next: LinkStore,
  options: { staleMaxMs: number; maxEntries: number; maxBytes: number; now: () => number; report: ReportRead },
): MemoryLinkStore {
  const { staleMaxMs, maxEntries, maxBytes, now, report } = options;
  const memory = createLru<Entry>({ maxEntries, maxBytes, sizeOf: sizeOfEntry });

  async function load(name: LinkName, visit: Visit): Promise<Found> {
    const found = await next.find(name, visit);
    if (found.isRefused) return found;
    const known = memory.get(name.text);
    // Of two loads that overlap the one that began later is kept, whichever ends last.
    if (known === undefined || known.asOf <= found.asOf) memory.set(name.text, { ...found, isRefreshing: false });
    return found;
  }

  function refresh(name: LinkName, entry: Entry, visit: Visit): void {
    entry.isRefreshing = true;
    report({ tier: "memory", outcome: "refresh" });
    const done = () => {
      entry.isRefreshing = false;
    };
    // A failed refresh needs no answer here: the rungs below reported it, and the entry is there until it is stale.
    visit.waitUntil(load(name, visit).then(done, done));
  }

  function peek(name: LinkName, createVisit: () => Visit): Found | undefined {
    const entry = memory.get(name.text);
    if (entry === undefined) return undefined;
    const age = now() - entry.asOf;
    if (age >= FRESH_MS) return undefined;
    if (age >= REFRESH_AFTER_MS && !entry.isRefreshing) refresh(name, entry, createVisit());
    report(HIT);
    return entry;
  }

  return {
    peek,

    async find(name, visit) {
      const fresh = peek(name, () => visit);
      if (fresh !== undefined) return { ...fresh, tier: "memory" };
      report({ tier: "memory", outcome: "miss" });
      try {
        return await load(name, visit);
      } catch (error) {
        if (!(error instanceof NoStoreAnswered)) throw error;
        // Looked up now: the link may have been edited here, or loaded by another, while this load failed.
        const entry = memory.get(name.text);
        // That there was none is no answer when it is old: somebody may have made the link since.
        if (entry === undefined || entry.target === null || now() - entry.asOf >= staleMaxMs) throw error;
        report({ tier: "memory", outcome: "stale" });
        return { ...entry, tier: "memory" };
      }
    },

    forget: (name) => memory.delete(name.text),
  };
}

function sizeOfEntry(key: string, { target }: Found): number {
  const texts = [target?.location, target?.expiredLocation, target?.passwordHash, target?.title];
  return ENTRY_OVERHEAD_BYTES + 2 * texts.reduce((sum, text) => sum + (text?.length ?? 0), key.length);
}
