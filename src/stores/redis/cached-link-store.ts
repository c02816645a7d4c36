import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../links/key-confirmation.ts";
import type { IssuedName } from "../../links/link-name.ts";
import {
  type Found,
  type LinkStore,
  type MayPassOver,
  NoStoreAnswered,
  type ReportRead,
  type Visit,
} from "../../links/link-store.ts";
import { type CachedTarget, decodeTarget, encodeNone, encodeTarget, isNone } from "./cached-target.ts";
import { FILL_LIMIT_MS, lifetimeMs, linkKey, NONE_LIFETIME_MS, noneKey } from "./link-keys.ts";
import type { RedisStore } from "./redis.ts";

/**
 * The rung in Redis, and the reader's half of the cache protocol (P4); `link-cache.ts` is the writer's.
 *
 * A read is one MGET of `link:` and `none:` of all names. A link wins over `none`; `pending` means ask Postgres and
 * fill nothing. The answer is here only where each name before the link's has its `none`; else Postgres is asked about
 * all names, since what a cache has of the next one is not the answer. After a miss the answer of Postgres is filled in with NX, and only if the load began
 * less than 3 s ago: a value that was read before an edit's commit then always meets the `pending`
 * that the edit put there before. Redis failing costs its time limit, and the next rung answers.
 */
export function withRedis(
  next: LinkStore<IssuedName>,
  options: {
    redis: RedisStore;
    /** Milliseconds for the MGET, and for a fill. */
    timeoutMs: number;
    fingerprint: string;
    confirmation: KeyConfirmation;
    /** Names that are none's as far as is known, while Postgres is down. */
    mayPassOver?: MayPassOver;
    now: () => number;
    random: () => number;
    report: ReportRead;
  },
): LinkStore<IssuedName> {
  const { redis, timeoutMs, fingerprint, confirmation, mayPassOver = () => false, now, random, report } = options;
  const signal = () => AbortSignal.timeout(timeoutMs);

  async function read(names: readonly IssuedName[]): Promise<Cached[]> {
    const operation = "read a cached link";
    const keys = names.flatMap(({ text }) => [linkKey(text), noneKey(text)]);
    const answer: unknown = await redis.run(operation, signal, (client) => client.mget(...keys));
    if (!areValues(answer, keys.length))
      throw new StoreError({ store: "redis", operation, reason: "not the answer of an MGET" });
    return names.map((name, n) => ({ name, ...valueOf(answer[2 * n] ?? null, answer[2 * n + 1] ?? null) }));
  }

  function valueOf(link: string | null, none: string | null): CachedValue {
    if (link !== null) return decodeTarget(link, fingerprint);
    if (none === null) return { kind: "miss" };
    return { kind: isNone(none, fingerprint) ? "none" : "pending" };
  }

  /** Fills in what Postgres has told of names that Redis knew nothing of: that no link has those before the link's. */
  async function fill(cached: readonly Cached[], { target, name }: Found): Promise<void> {
    const last = target === null || name === undefined ? cached.length : placeOf(name, cached) + 1;
    const missed = cached.slice(0, last).filter(({ kind }) => kind === "miss");
    const [only] = missed;
    if (only === undefined) return;
    const entryOf = ({ name: { text } }: Cached): [string, string, { px: number; nx?: true }] =>
      target !== null && (name === undefined || name.text === text)
        ? [linkKey(text), encodeTarget(target, fingerprint), { px: lifetimeMs(target, now(), random()), nx: true }]
        : [noneKey(text), encodeNone(fingerprint), { px: NONE_LIFETIME_MS }];
    try {
      await redis.run("fill in a cached link", signal, (client): Promise<unknown> => {
        if (missed.length === 1) return client.set(...entryOf(only));
        const pipeline = client.pipeline();
        for (const each of missed) pipeline.set(...entryOf(each));
        return pipeline.exec();
      });
      report({ tier: "redis", outcome: "filled" });
    } catch (error) {
      reportFailure(error);
    }
  }

  function reportFailure(error: unknown): void {
    if (!(error instanceof StoreError)) throw error;
    report({ tier: "redis", outcome: "failed", error });
  }

  /** The answer of the next rung, when Redis had none to give. */
  async function ask(names: readonly IssuedName[], visit: Visit, asOf: number): Promise<Found> {
    return { ...(await next.find(names, visit)), asOf };
  }

  function foundIn({ name, target }: CachedLink, asOf: number): Found {
    report({ tier: "redis", outcome: "hit" });
    confirmation.observe(fingerprint); // Only a Worker whose key was right could have written it.
    return { target, name, asOf, tier: "redis" };
  }

  /** The answer while Postgres is down: a link that Redis has, behind names that may be passed over. */
  function behindUnknown(cached: readonly Cached[], asOf: number): Found | null {
    for (const each of cached) {
      if (each.kind === "target") return { ...foundIn(each, asOf), isPastUnknown: true };
      if (each.kind === "pending" || (each.kind === "miss" && !mayPassOver(each.name))) return null;
    }
    return null;
  }

  return {
    async find(names, visit) {
      const asOf = now();
      let cached: Cached[];
      try {
        cached = await read(names);
      } catch (error) {
        reportFailure(error);
        try {
          return await ask(names, visit, asOf);
        } catch (cause) {
          if (!(cause instanceof StoreError)) throw cause;
          throw new NoStoreAnswered(`Cannot find a link: Redis failed, and ${cause.message}`, { cause });
        }
      }

      const closest = cached.find(({ kind }) => kind !== "none");
      if (closest === undefined) {
        report({ tier: "redis", outcome: "none" });
        return { target: null, asOf, tier: "redis" };
      }
      if (closest.kind === "target") return foundIn(closest, asOf);
      report({ tier: "redis", outcome: closest.kind === "pending" ? "pending" : "miss" });

      let found: Found;
      try {
        found = await ask(names, visit, asOf);
      } catch (error) {
        const passed = error instanceof StoreError ? behindUnknown(cached, asOf) : null;
        if (passed === null) throw error;
        return passed;
      }
      if (cached.every(({ kind }) => kind !== "miss")) return found;
      if (now() - asOf < FILL_LIMIT_MS) visit.waitUntil(fill(cached, found));
      else report({ tier: "redis", outcome: "too-late-to-fill" });
      return found;
    },
  };
}

type CachedValue = CachedTarget | { readonly kind: "none" | "miss" };
type Cached = CachedValue & { readonly name: IssuedName };
type CachedLink = Extract<Cached, { kind: "target" }>;

function placeOf(name: Pick<IssuedName, "text">, cached: readonly Cached[]): number {
  return cached.findIndex((each) => each.name.text === name.text);
}

function areValues(answer: unknown, count: number): answer is (string | null)[] {
  return (
    Array.isArray(answer) &&
    answer.length === count &&
    answer.every((value) => value === null || typeof value === "string")
  );
}
