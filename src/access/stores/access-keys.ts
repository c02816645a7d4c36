import { createLocalJWKSet } from "jose/jwks/local";
import type { Visit } from "../../lib/request-scope.ts";
import { createSingleFlight } from "../../lib/single-flight.ts";
import { AccessUnavailable } from "../access-tokens.ts";

/**
 * The public keys of the team, as Access publishes them (`/cdn-cgi/access/certs`).
 *
 * - An isolate loads them when somebody first signs in, and again behind a request once they are an hour old. Access
 *   changes them every six weeks, and publishes new ones before it signs with them.
 * - A token that names an unknown key makes it load them again, but only a few times a minute: anybody can make one up.
 * - While Access is down, the known keys are used for a day. Without any, no token can be checked (`AccessUnavailable`).
 */
export interface AccessKeys {
  /** @throws {AccessUnavailable} */
  current(request: Pick<Visit, "waitUntil">): Promise<KeySet>;
  /** The same, after a token that named an unknown key. @returns null if it is too early to load them again. */
  reloaded(request: Pick<Visit, "waitUntil">): Promise<KeySet | null>;
}

export type KeySet = ReturnType<typeof createLocalJWKSet>;

type Jwks = Parameters<typeof createLocalJWKSet>[0];

/** Plain data, which can cross from one request to another. */
type Loaded = { readonly jwks: Jwks } | { readonly reason: string };

const FRESH_MS = 3_600_000;
const TRUSTED_MS = 86_400_000;
/** After a load has failed, nobody waits for another one for so long. */
const PAUSE_MS = 5_000;
const RELOADS = 5;
const RELOAD_WINDOW_MS = 60_000;

/** @param options.team its origin. @param options.timeoutMs of a load. */
export function createAccessKeys(options: {
  team: string;
  timeoutMs: number;
  joinLimitMs: number;
  fetch: (
    url: string,
    init: RequestInit,
  ) => Promise<Pick<Response, "status" | "body"> & { json<Json>(): Promise<Json> }>;
  now: () => number;
  /** Called with the reason why the keys could not be loaded. It holds nothing of a token. */
  reportFailure: (reason: string) => void;
}): AccessKeys {
  const { team, timeoutMs, joinLimitMs, fetch, now, reportFailure } = options;
  const flights = createSingleFlight<Loaded>({ joinLimitMs, now });
  let known: { readonly set: KeySet; readonly loadedAt: number } | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  let reloads = { since: Number.NEGATIVE_INFINITY, count: 0 };

  async function ask(): Promise<Loaded> {
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(`${team}/cdn-cgi/access/certs`, { redirect: "manual", signal });
      if (response.status !== 200) {
        await response.body?.cancel();
        return failed(`HTTP ${response.status}`);
      }
      const jwks = await response.json<Jwks>(); // createLocalJWKSet checks it:
      createLocalJWKSet(jwks);
      return { jwks };
    } catch (error) {
      return failed(error instanceof Error ? error.name : "unknown failure");
    }
  }

  function failed(reason: string): Loaded {
    reportFailure(reason);
    return { reason };
  }

  /** @throws {AccessUnavailable} */
  async function load(request: Pick<Visit, "waitUntil">): Promise<KeySet> {
    const loaded = await flights.run("keys", ask, (work) => request.waitUntil(work));
    if ("reason" in loaded) {
      failedAt = now();
      throw new AccessUnavailable();
    }
    known = { set: createLocalJWKSet(loaded.jwks), loadedAt: now() };
    failedAt = Number.NEGATIVE_INFINITY;
    return known.set;
  }

  const isPausing = () => now() - failedAt < PAUSE_MS;

  return {
    async current(request) {
      const age = known === undefined ? Number.POSITIVE_INFINITY : now() - known.loadedAt;
      if (known !== undefined && age < FRESH_MS) return known.set;
      if (known !== undefined && age < TRUSTED_MS) {
        // A failure is reported, and the known keys stay in use.
        if (!isPausing()) request.waitUntil(load(request).catch(() => undefined));
        return known.set;
      }
      if (isPausing()) throw new AccessUnavailable();
      return load(request);
    },

    async reloaded(request) {
      if (isPausing()) throw new AccessUnavailable();
      if (now() - reloads.since >= RELOAD_WINDOW_MS) reloads = { since: now(), count: 0 };
      if (reloads.count >= RELOADS) return null;
      reloads.count++;
      return load(request);
    },
  };
}
