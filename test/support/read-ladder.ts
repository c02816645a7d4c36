import type { Visit } from "../../src/lib/request-scope.ts";
import type { Target } from "../../src/links/link.ts";
import type { Found, LinkStore } from "../../src/links/link-store.ts";
import type { ReadEvent } from "../../src/metrics/read-event.ts";
import { linkId } from "../../src/names/link-id.ts";
import type { IssuedName } from "../../src/names/link-name.ts";
import { slugOf } from "./sample-links.ts";

/** What the tests of the rungs of the read ladder share: names, targets, visits, and a rung below. */

export function targetTo(location: string, more: Partial<Target> = {}): Target {
  const rest = { redirectStatus: 302, enabled: true, expiresAt: null, expiredLocation: null } as const;
  const open = { forwardQuery: false, passwordHash: null, isLimited: false, title: null, createdAt: 1_000 } as const;
  return { id: linkId(1), location, ...rest, ...open, ...more };
}

export function slugName(text: string): Extract<IssuedName, { kind: "slug" }> {
  return { kind: "slug", text: slugOf(text) };
}

/** @param events told by the rung under test; errors are left out, so that lists stay readable. */
export function outcomesOf(events: readonly ReadEvent[]): string[] {
  return events.map(({ tier, outcome }) => `${tier}: ${outcome}`);
}

export interface FakeVisit extends Visit {
  readonly anchored: readonly Promise<unknown>[];
  /** Waits for the work that was given to `waitUntil`. */
  settled(): Promise<void>;
}

export function createVisit(): FakeVisit {
  const anchored: Promise<unknown>[] = [];
  return {
    anchored,
    waitUntil: (work) => void anchored.push(work),
    address: async () => "pseudonym",
    async settled() {
      await Promise.all(anchored);
    },
  };
}

/** The rung below, where each load waits until the test ends it. */
export interface PendingLoad<Name> {
  /** The closest of the names. */
  readonly name: Name;
  readonly names: readonly Name[];
  answer(found: Found): void;
  fail(error: Error): void;
}

export function createPendingStore<Name>(): {
  store: LinkStore<Name>;
  loads: PendingLoad<Name>[];
  /** Settles when the first load has begun. */
  firstLoad: Promise<PendingLoad<Name>>;
} {
  const loads: PendingLoad<Name>[] = [];
  const first = Promise.withResolvers<PendingLoad<Name>>();
  return {
    loads,
    firstLoad: first.promise,
    store: {
      find: (names) =>
        new Promise((resolve, reject) => {
          const load = { name: at(names, 0), names, answer: resolve, fail: reject };
          loads.push(load);
          first.resolve(load);
        }),
    },
  };
}

/** The entry of a list that the test counts on. */
export function at<Entry>(list: readonly Entry[], index: number): Entry {
  const entry = list.at(index);
  if (entry === undefined) throw new Error(`Cannot find entry ${index} in a list of ${list.length}`);
  return entry;
}
