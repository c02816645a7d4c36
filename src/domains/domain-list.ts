import type { Visit } from "../lib/request-scope.ts";
import { err, ok } from "../lib/result.ts";
import { createSingleFlight } from "../lib/single-flight.ts";
import { StoreError } from "../lib/store-error.ts";
import type { DomainDirectory } from "../links/hosts/domain-directory.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import { parseHost } from "../names/host.ts";
import type { Site } from "./site.ts";

/**
 * The domains as this isolate knows them.
 *
 * A list is fresh for ten seconds from when its reading began, and is read again behind an answer from second five on. So a
 * change holds everywhere within ten seconds, and a busy domain never waits. Readings are at most one in ten seconds, also where
 * they fail and whoever asks: a host that is not ours costs no more. While no store answers, the last list stays in force for as
 * long as links do (`STALE_MAX_SECONDS`); without one, nobody can say whose a host is, and that is an outage and no 404.
 *
 * The default domain never waits for it: of that one, `latest` is enough.
 */
export interface DomainList extends DomainDirectory {
  /** The list that is known, however old, without waiting; null where none is. */
  latest(): Sites | null;
  /** A list that is fresh, or as fresh as the stores allow. @throws {StoreError} where there is none. */
  read(visit: Pick<Visit, "waitUntil">): Promise<Known>;
  /** Reads it behind an answer, if it is due. */
  refresh(visit: Pick<Visit, "waitUntil">): void;
  /** Waits for a list that is fresh, and no longer than a second; never fails. */
  ready(visit: Pick<Visit, "waitUntil">): Promise<void>;
  /** This isolate has changed it: the next who asks reads it anew. */
  forget(): void;
}

export interface Sites {
  /** With what is set of it; null where nothing is. */
  readonly ofDefault: Site | null;
  readonly byHost: ReadonlyMap<string, Site>;
}

export interface Known extends Sites {
  readonly isFresh: boolean;
}

/** Reads it from the caches and Postgres. @throws {StoreError} */
export type ReadSites = () => Promise<readonly Site[]>;

export const FRESH_MS = 10_000;
const REFRESH_AFTER_MS = 5_000;
/** A create waits no longer for it. */
const MAX_WAIT_MS = 1_000;

export function createDomainList(parts: {
  read: ReadSites;
  /** BASE_URL's. */
  defaultHost: string;
  staleMaxMs: number;
  joinLimitMs: number;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): DomainList {
  const { read, defaultHost, staleMaxMs, joinLimitMs, now, reportFailure } = parts;
  const flights = createSingleFlight<null>({ joinLimitMs, now });
  let sites: Sites | null = null;
  let asOf = Number.NEGATIVE_INFINITY;
  let changes = 0;
  /** When the reading behind an answer began. One that was cut off with its request would else be the last. */
  let readingSince = Number.NEGATIVE_INFINITY;
  let failure: {
    readonly at: number;
    readonly operation: string;
    readonly reason: string;
    readonly store: StoreError["store"];
  } | null = null;

  const age = () => now() - asOf;

  async function load(): Promise<null> {
    const [begun, changesThen] = [now(), changes];
    try {
      const found = await read();
      if (begun < asOf) return null; // Of two readings, the one that began later counts.
      sites = sitesOf(found);
      // What was read before a change of this isolate's is old already.
      asOf = changes === changesThen ? begun : Number.NEGATIVE_INFINITY;
      failure = null;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      failure = { at: now(), store: error.store, operation: error.operation, reason: error.reason };
    }
    return null;
  }

  function refresh({ waitUntil }: Pick<Visit, "waitUntil">): void {
    const isReading = now() - readingSince < FRESH_MS;
    if (age() < REFRESH_AFTER_MS || isReading || isResting()) return;
    readingSince = now();
    const done = () => {
      readingSince = Number.NEGATIVE_INFINITY;
    };
    waitUntil(load().then(done, done));
  }

  const isResting = () => failure !== null && now() - failure.at < FRESH_MS;

  const latestNames = () => [...(sites?.byHost.keys() ?? [])] as DomainName[]; // Each is the name of its site.

  /** Waits for a list, and no longer than a second; never fails. */
  async function loadSoon(visit: Pick<Visit, "waitUntil">): Promise<void> {
    if (isResting()) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), MAX_WAIT_MS);
    });
    try {
      await Promise.race([late, flights.run("domains", load, (work) => visit.waitUntil(work))]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function readNow(visit: Pick<Visit, "waitUntil">): Promise<Known> {
    if (sites !== null && age() < FRESH_MS) {
      refresh(visit);
      return { ...sites, isFresh: true };
    }
    // The first may have begun before a change of this isolate's, and so have read what was.
    for (let n = 0; n < 2 && age() >= FRESH_MS && !isResting(); n++)
      await flights.run("domains", load, (work) => visit.waitUntil(work));
    if (sites !== null && age() < FRESH_MS) return { ...sites, isFresh: true };
    if (sites !== null && (failure === null || age() < staleMaxMs)) return { ...sites, isFresh: failure === null };
    const { store = "postgres", operation = "read the domains", reason = "no list was read" } = failure ?? {};
    throw new StoreError({ store, operation, reason });
  }

  async function ready(visit: Pick<Visit, "waitUntil">): Promise<void> {
    if (age() < FRESH_MS) refresh({ waitUntil: (work) => visit.waitUntil(work) });
    else await loadSoon(visit);
  }

  return {
    latest: () => sites,
    latestNames,
    read: readNow,
    refresh: (visit) => refresh({ waitUntil: (work) => visit.waitUntil(work) }),

    ready,

    async names(visit) {
      if (sites === null) await readNow(visit);
      else await ready(visit);
      return latestNames();
    },

    forget() {
      changes++;
      asOf = Number.NEGATIVE_INFINITY;
      failure = null;
    },

    async find(text, visit) {
      const host = parseHost(text);
      if (!host.ok) return err("invalid");
      if (host.value === defaultHost) return ok(null);
      const { byHost, isFresh } = await readNow(visit);
      if (byHost.has(host.value)) return ok(host.value);
      if (isFresh) return err("unknown");
      throw new StoreError({ store: "postgres", operation: "find a domain", reason: "the list of domains is old" });
    },
  };

  /** A domain that BASE_URL has come to name is the default one, whatever the list says. */
  function sitesOf(found: readonly Site[]): Sites {
    const others = found.flatMap((site) =>
      site.domain === null || site.domain === defaultHost ? [] : [[site.domain as string, site] as const],
    );
    return { ofDefault: found.find(({ domain }) => domain === null) ?? null, byHost: new Map(others) };
  }
}
