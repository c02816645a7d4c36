import type { Visit } from "../../lib/request-scope.ts";
import { StoreError } from "../../lib/store-error.ts";
import { type Found, type LinkStore, NoStoreAnswered } from "../../links/link-store.ts";
import { UnreadableLink } from "../../links/unreadable-link.ts";
import type { ReportRead } from "../../metrics/read-event.ts";
import type { MayPassOver } from "../../names/issued-names.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import type { IssuedName } from "../../names/link-name.ts";
import type { RedisStore } from "../../redis/redis.ts";
import { type CachedTarget, decodeNone, decodeTarget, encodeNone, encodeTarget } from "./cached-target.ts";
import { FILL_LIMIT_MS, lifetimeMs, linkKey, NONE_LIFETIME_MS, noneKey } from "./link-keys.ts";
import { beginEpoch, EPOCH_KEY } from "./name-epoch.ts";

/**
 * The rung in Redis, and the reader's half of the cache protocol (P4); `link-cache.ts` is the writer's.
 *
 * A read is one MGET of `link:` and `none:` of all names, and of the epoch that a `none` counts in. A link wins over
 * `none`; `pending` means ask Postgres and fill nothing. The answer is here only where each name before the link's has
 * its `none`: else Postgres is asked about all of them, since what Redis has of the next name is not the answer.
 *
 * After a miss the answer of Postgres is filled in with NX, and only if the load began less than 3 s ago: a value that
 * was read before an edit's commit then always meets the `pending` that the edit put there before, and a `none` that
 * was read before a create's the create's. Redis failing costs its time limit, and the next rung answers.
 */
export function withRedis(
  next: LinkStore<IssuedName>,
  options: {
    redis: RedisStore;
    /** The time limit of the MGET, and of a fill, in milliseconds. */
    timeoutMs: number;
    fingerprint: string;
    confirmation: KeyConfirmation;
    mayPassOver?: MayPassOver;
    now: () => number;
    random: () => number;
    report: ReportRead;
  },
): LinkStore<IssuedName> {
  const { redis, timeoutMs, fingerprint, confirmation, mayPassOver = () => false, now, random, report } = options;
  const signal = () => AbortSignal.timeout(timeoutMs);

  async function read(names: readonly IssuedName[]): Promise<{ cached: Cached[]; epoch: string | null }> {
    const operation = "read a cached link";
    const keys = names.flatMap(({ text }) => [linkKey(text), noneKey(text)]);
    const answer: unknown = await redis.run(operation, signal, (client) => client.mget(...keys, EPOCH_KEY));
    if (!areValues(answer, keys.length + 1))
      throw new StoreError({ store: "redis", operation, reason: "not the answer of an MGET" });
    const epoch = answer.at(-1) ?? null;
    const valueAt = (place: number) => valueOf(answer[place] ?? null, answer[place + 1] ?? null, epoch);
    return { cached: names.map((name, n) => ({ name, ...valueAt(2 * n) })), epoch };
  }

  function valueOf(link: string | null, none: string | null, epoch: string | null): CachedValue {
    if (link !== null) return decodeTarget(link, fingerprint);
    return { kind: none === null ? "miss" : decodeNone(none, fingerprint, epoch) };
  }

  /**
   * Begins an epoch if Redis has none, because it is new or has lost it. The epoch must exist before Postgres is asked.
   * Otherwise a bulk create that commits meanwhile could not invalidate the entries that are filled in.
   */
  async function newEpoch(): Promise<string | null> {
    try {
      const answer: unknown = await redis.run("begin an epoch of names", signal, (client) => {
        const multi = client.multi();
        beginEpoch(multi, random);
        multi.get(EPOCH_KEY);
        return multi.exec();
      });
      const epoch: unknown = Array.isArray(answer) ? answer[1] : null;
      return typeof epoch === "string" ? epoch : null;
    } catch (error) {
      reportFailure(error);
      return null;
    }
  }

  /**
   * Writes into Redis what Postgres said about names that Redis did not know: the link, and that no link has a closer
   * name.
   * @param epoch null if it is not known: then no `none` is written, since nothing could invalidate it.
   */
  async function fill(cached: readonly Cached[], { target, name }: Found, epoch: string | null): Promise<void> {
    const isLinks = (each: Cached) => target !== null && (name === undefined || each.name.text === name.text);
    const told = target === null ? cached : cached.slice(0, cached.findIndex(isLinks) + 1);
    const entries = told.flatMap((each): Entry[] => {
      const { text } = each.name;
      if (each.kind !== "miss") return [];
      if (target !== null && isLinks(each))
        return [[linkKey(text), encodeTarget(target, fingerprint), lifetimeMs(target, now(), random())]];
      return epoch === null ? [] : [[noneKey(text), encodeNone(fingerprint, epoch), NONE_LIFETIME_MS]];
    });
    const [only] = entries;
    if (only === undefined) return;
    try {
      await redis.run("fill in a cached link", signal, (client): Promise<unknown> => {
        if (entries.length === 1) return client.set(only[0], only[1], { px: only[2], nx: true });
        const pipeline = client.pipeline();
        for (const [key, value, px] of entries) pipeline.set(key, value, { px, nx: true });
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

  /** The answer of the next rung, when Redis has no answer. */
  async function ask(names: readonly IssuedName[], visit: Visit, asOf: number): Promise<Found> {
    return { ...(await next.find(names, visit)), asOf };
  }

  function foundIn({ name, target }: CachedLink, asOf: number): Found {
    report({ tier: "redis", outcome: "hit" });
    confirmation.observe(fingerprint); // Only a Worker with the right key can have written it.
    return { target, name, asOf, tier: "redis" };
  }

  /** The answer while Postgres is down: the first link that Redis has, if the closer names may be passed over. */
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
      let seen: Awaited<ReturnType<typeof read>>;
      try {
        seen = await read(names);
      } catch (error) {
        reportFailure(error);
        try {
          return await ask(names, visit, asOf);
        } catch (cause) {
          // Here Postgres has answered, so a stale entry of this link in memory must not be served.
          if (!(cause instanceof StoreError) || cause instanceof UnreadableLink) throw cause;
          throw new NoStoreAnswered(`Cannot find a link: Redis failed, and ${cause.message}`, { cause });
        }
      }

      const { cached } = seen;
      const closest = cached.find(({ kind }) => kind !== "none");
      if (closest === undefined) {
        report({ tier: "redis", outcome: "none" });
        return { target: null, asOf, tier: "redis" };
      }
      if (closest.kind === "target") return foundIn(closest, asOf);

      report({ tier: "redis", outcome: closest.kind === "pending" ? "pending" : "miss" });
      const isToFill = cached.some(({ kind }) => kind === "miss");
      const epoch = isToFill ? (seen.epoch ?? (await newEpoch())) : null;
      let found: Found;
      try {
        found = await ask(names, visit, asOf);
      } catch (error) {
        const isDown = error instanceof StoreError && !(error instanceof UnreadableLink);
        const passed = isDown ? behindUnknown(cached, asOf) : null;
        if (passed === null) throw error;
        return passed;
      }
      if (!isToFill) return found;
      if (now() - asOf < FILL_LIMIT_MS) visit.waitUntil(fill(cached, found, epoch));
      else report({ tier: "redis", outcome: "too-late-to-fill" });
      return found;
    },
  };
}

type CachedValue = CachedTarget | { readonly kind: "none" | "miss" | "pending" };
type Cached = CachedValue & { readonly name: IssuedName };
type CachedLink = Extract<Cached, { kind: "target" }>;

/** Key, value, and milliseconds that it lives. */
type Entry = readonly [string, string, number];

function areValues(answer: unknown, count: number): answer is (string | null)[] {
  return (
    Array.isArray(answer) &&
    answer.length === count &&
    answer.every((value) => value === null || typeof value === "string")
  );
}
