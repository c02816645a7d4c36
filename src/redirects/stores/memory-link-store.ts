import { createLru } from "../../lib/lru.ts";
import type { Visit } from "../../lib/request-scope.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { Target } from "../../links/link.ts";
import { type Found, type LinkStore, NoStoreAnswered } from "../../links/link-store.ts";
import { UnreadableLink } from "../../links/unreadable-link.ts";
import type { ReportRead } from "../../metrics/read-event.ts";
import type { MayPassOver } from "../../names/issued-names.ts";
import type { LinkName } from "../../names/link-name.ts";
import type { LinkMemory, Remembered } from "../link-memory.ts";

export const FRESH_MS = 10_000;
/** Leaves a load its whole 4 s (1 s for Redis, 3 s for Postgres) before the entry is no longer fresh. */
const REFRESH_AFTER_MS = 5_000;
/** V8 keeps strings in one or two bytes a character; the rest is the objects and the map. */
const ENTRY_OVERHEAD_BYTES = 400;
/** Small objects and lists take about so many bytes for each character of their JSON. */
const RULES_OVERHEAD = 6;
/** A card is one object with a few texts. */
const CARD_OVERHEAD_BYTES = 100;

/** One for all: a hot link is to leave no garbage behind that can be helped. */
const HIT = { tier: "memory", outcome: "hit" } as const;

interface Entry extends Remembered {
  isRefreshing: boolean;
}

/**
 * @param options.staleMaxMs age up to which an entry is served when neither store answers.
 * @param options.mayPassOver names that are none's as far as is known, while Postgres is down.
 * @param options.maxEntries @param options.maxBytes bounds of the memory.
 */
export function withMemory(
  next: LinkStore,
  options: {
    staleMaxMs: number;
    maxEntries: number;
    maxBytes: number;
    mayPassOver?: MayPassOver;
    now: () => number;
    report: ReportRead;
  },
): LinkMemory {
  const { staleMaxMs, maxEntries, maxBytes, mayPassOver = () => false, now, report } = options;
  const memory = createLru<Entry>({ maxEntries, maxBytes, sizeOf: sizeOfEntry });

  function keep({ text }: LinkName, target: Target | null, asOf: number): void {
    const known = memory.get(text);
    // If two loads overlap, keep the one that began later, whichever ends last.
    if (known === undefined || known.asOf <= asOf) memory.set(text, { target, asOf, isRefreshing: false });
  }

  async function load(names: readonly LinkName[], visit: Visit): Promise<Found> {
    const found = await next.find(names, visit);
    const { target, asOf, name = names[0] } = found;
    if (found.isRefused) return found;
    for (const closer of names) {
      if (target !== null && closer.text === name?.text) {
        keep(closer, target, asOf);
        break;
      }
      if (!found.isPastUnknown) keep(closer, null, asOf);
    }
    return found;
  }

  function refresh(names: readonly LinkName[], entry: Entry, visit: Visit): void {
    entry.isRefreshing = true;
    report({ tier: "memory", outcome: "refresh" });
    const done = () => {
      entry.isRefreshing = false;
    };
    // A failed refresh needs no handling here: the rungs below have reported it, and the entry stays until it is too
    // old.
    visit.waitUntil(load(names, visit).then(done, done));
  }

  function peek(name: LinkName, createVisit: () => Visit): Remembered | undefined {
    const entry = memory.get(name.text);
    if (entry === undefined) return undefined;
    const age = now() - entry.asOf;
    if (age >= FRESH_MS) return undefined;
    // "No link has this name" is only a part of an answer: `find` gives the whole one.
    if (entry.target === null) return entry;
    if (age >= REFRESH_AFTER_MS && !entry.isRefreshing) refresh([name], entry, createVisit());
    report(HIT);
    return entry;
  }

  /**
   * The link of the first name that has one, by entries that are not older than `maxAgeMs`.
   * @param mayPass whether a name without a usable entry may be passed over.
   * @returns undefined if the entries don't tell.
   */
  function remembered(names: readonly LinkName[], maxAgeMs: number, mayPass: MayPassOver) {
    const time = now();
    const used: Entry[] = [];
    for (const name of names) {
      const entry = memory.get(name.text);
      // An old "no such link" does not count: somebody may have made the link since.
      if (entry === undefined || time - entry.asOf >= (entry.target === null ? FRESH_MS : maxAgeMs)) {
        if (mayPass(name)) continue;
        return undefined;
      }
      used.push(entry);
      if (entry.target !== null) return { name, entry, used };
    }
    const last = used.at(-1);
    return last === undefined ? undefined : { name: undefined, entry: last, used };
  }

  function foundIn({ name, entry }: NonNullable<ReturnType<typeof remembered>>): Found {
    const { target, asOf } = entry;
    return { target, asOf, ...(name === undefined ? {} : { name }), tier: "memory" };
  }

  return {
    peek,

    async find(names, visit) {
      if (names.length === 0) return { target: null, asOf: now(), isRefused: true };
      const fresh = remembered(names, FRESH_MS, () => false);
      if (fresh !== undefined) {
        const old = fresh.used.find(({ asOf, isRefreshing }) => now() - asOf >= REFRESH_AFTER_MS && !isRefreshing);
        if (old !== undefined) refresh(names, old, visit);
        report(HIT);
        return foundIn(fresh);
      }
      report({ tier: "memory", outcome: "miss" });
      try {
        return await load(names, visit);
      } catch (error) {
        const isOutage = error instanceof NoStoreAnswered;
        const isDown = error instanceof StoreError && !(error instanceof UnreadableLink);
        if (!isOutage && !isDown) throw error;
        // Look only now: while this load failed, the link may have been edited here, or loaded by another request.
        const held = remembered(names, isOutage ? Math.max(FRESH_MS, staleMaxMs) : FRESH_MS, mayPassOver);
        if (held === undefined || held.entry.target === null) throw error;
        report(now() - held.entry.asOf < FRESH_MS ? HIT : { tier: "memory", outcome: "stale" });
        return foundIn(held);
      }
    },

    forget: (name) => memory.delete(name.text),
  };
}

function sizeOfEntry(key: string, { target }: Remembered): number {
  const { title, description, image } = target?.card ?? {};
  const texts = [
    target?.location,
    target?.expiredLocation,
    target?.passwordHash,
    target?.title,
    title,
    description,
    image,
  ];
  const card = target?.card === undefined ? 0 : CARD_OVERHEAD_BYTES;
  const rules = target?.rules === undefined ? 0 : RULES_OVERHEAD * JSON.stringify(target.rules).length;
  return ENTRY_OVERHEAD_BYTES + rules + card + 2 * texts.reduce((sum, text) => sum + (text?.length ?? 0), key.length);
}
