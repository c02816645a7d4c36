import { createDeadline, DeadlineExceeded } from "../lib/deadline.ts";
import type { Visit } from "../lib/request-scope.ts";
import { createSingleFlight } from "../lib/single-flight.ts";
import { StoreError } from "../lib/store-error.ts";
import { withoutDotsAtEnd } from "../lib/text/without-dots-at-end.ts";
import type { Target } from "../links/link.ts";

/**
 * The blocked domains as this isolate knows them, for redirects and creates.
 *
 * An isolate reads the list before its first look-up that touches a store, and again behind a later one once it is a
 * minute old. A link in memory was looked up within the last ten seconds. So a block holds everywhere after 75 s: 60,
 * and 10, and the 3 s that a query may take (POSTGRES_REDIRECT_TIMEOUT_MS). While Postgres is down, the last list stays
 * in force. An isolate that has never read it lets links pass, because an outage must not close them all.
 */
export interface BlockList {
  /**
   * Whether a link leads to a blocked domain: now, by a rule, or once it has expired. On the hot path: one look into a
   * map for each visit.
   */
  blocks(target: Target): boolean;
  /** @param host as the WHATWG parser gives it. @returns the domain that blocks it; null if none does. */
  find(host: string): string | null;
  /** Makes sure that the list is young enough. It never fails, and waits only for the first list. */
  ready(visit: Pick<Visit, "waitUntil">): Promise<void>;
  /** Reads the list now, because it was changed. It never fails. */
  reload(): Promise<void>;
}

/**
 * @param knownDigest of the known list, which is then not sent again.
 * @throws {StoreError} when Postgres does not answer.
 */
export type ReadBlockList = (knownDigest: string | null) => Promise<BlockListReading>;

export interface BlockListReading {
  readonly digest: string;
  /** null if the digest shows that they have not changed. */
  readonly domains: readonly string[] | null;
}

const MAX_AGE_MS = 60_000;
/** After a reading that failed, or never ended, since its request did. */
const REST_MS = 5_000;
/** A first visitor waits no longer: a sleeping Neon needs most of it. */
const MAX_WAIT_MS = 1_000;

export function createBlockList(parts: {
  read: ReadBlockList;
  joinLimitMs: number;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): BlockList {
  const { read, joinLimitMs, now, reportFailure } = parts;
  const flights = createSingleFlight<null>({ joinLimitMs, now });
  let domains: ReadonlySet<string> = new Set();
  let verdicts = new WeakMap<Target, boolean>();
  let known: { digest: string; asOf: number } | null = null;
  let dueAt = 0;
  let isOut = false;

  async function load(): Promise<null> {
    const asOf = now();
    dueAt = asOf + REST_MS;
    try {
      const reading = await read(known?.digest ?? null);
      // If two readings overlap, the one that began later counts, whichever ends last.
      if (known !== null && known.asOf > asOf) return null;
      if (reading.domains !== null) {
        domains = new Set(reading.domains);
        verdicts = new WeakMap();
      }
      known = { digest: reading.digest, asOf };
      dueAt = asOf + MAX_AGE_MS;
      isOut = false;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      isOut = true;
      reportFailure(error);
    }
    return null;
  }

  function find(host: string): string | null {
    const name = withoutDotsAtEnd(host);
    for (let at = 0; ; ) {
      const suffix = name.slice(at);
      if (domains.has(suffix)) return suffix;
      const dot = name.indexOf(".", at);
      if (dot === -1) return null;
      at = dot + 1;
    }
  }

  const isBlocked = (location: string | null) => location !== null && find(new URL(location).hostname) !== null;

  return {
    find,

    blocks(target) {
      if (domains.size === 0) return false;
      let verdict = verdicts.get(target);
      if (verdict === undefined) {
        verdict =
          isBlocked(target.location) ||
          isBlocked(target.expiredLocation) ||
          target.rules?.some(({ url }) => isBlocked(url)) === true;
        verdicts.set(target, verdict);
      }
      return verdict;
    },

    async ready(visit) {
      const waitUntil = (work: Promise<unknown>) => visit.waitUntil(work);
      if (known !== null) {
        if (now() >= dueAt) waitUntil(load());
        return;
      }
      if (isOut && now() < dueAt) return;
      try {
        await createDeadline(MAX_WAIT_MS, now).race(flights.run("list", load, waitUntil));
      } catch (error) {
        if (!(error instanceof DeadlineExceeded)) throw error;
      }
    },

    async reload() {
      await load();
    },
  };
}
