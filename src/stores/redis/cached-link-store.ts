import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../links/key-confirmation.ts";
import type { IssuedName } from "../../links/link-name.ts";
import { type Found, type LinkStore, NoStoreAnswered, type ReportRead, type Visit } from "../../links/link-store.ts";
import { type CachedTarget, decodeTarget, encodeNone, encodeTarget, isNone } from "./cached-target.ts";
import { FILL_LIMIT_MS, lifetimeMs, linkKey, NONE_LIFETIME_MS, noneKey } from "./link-keys.ts";
import type { RedisStore } from "./redis.ts";

/**
 * The rung in Redis, and the reader's half of the cache protocol (P4); `link-cache.ts` is the writer's.
 *
 * A read is one MGET of `link:` and `none:`. A link wins over `none`; `pending` means ask Postgres and
 * fill nothing. After a miss the answer of Postgres is filled in with NX, and only if the load began
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
    now: () => number;
    random: () => number;
    report: ReportRead;
  },
): LinkStore<IssuedName> {
  const { redis, timeoutMs, fingerprint, confirmation, now, random, report } = options;
  const signal = () => AbortSignal.timeout(timeoutMs);

  async function read(name: string): Promise<CachedTarget | { kind: "none" | "miss" }> {
    const operation = "read a cached link";
    const answer: unknown = await redis.run(operation, signal, (client) => client.mget(linkKey(name), noneKey(name)));
    if (!isPairOfValues(answer))
      throw new StoreError({ store: "redis", operation, reason: "not the answer of an MGET" });
    const [link, none] = answer;
    if (link !== null) return decodeTarget(link, fingerprint);
    if (none === null) return { kind: "miss" };
    return { kind: isNone(none, fingerprint) ? "none" : "pending" };
  }

  async function fill(name: string, { target }: Found): Promise<void> {
    try {
      await redis.run("fill in a cached link", signal, (client) =>
        target === null
          ? client.set(noneKey(name), encodeNone(fingerprint), { px: NONE_LIFETIME_MS })
          : client.set(linkKey(name), encodeTarget(target, fingerprint), {
              px: lifetimeMs(target, now(), random()),
              nx: true,
            }),
      );
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
  async function ask(name: IssuedName, visit: Visit, asOf: number): Promise<Found> {
    return { ...(await next.find(name, visit)), asOf };
  }

  return {
    async find(name, visit) {
      const asOf = now();
      let cached: Awaited<ReturnType<typeof read>>;
      try {
        cached = await read(name.text);
      } catch (error) {
        reportFailure(error);
        try {
          return await ask(name, visit, asOf);
        } catch (cause) {
          if (!(cause instanceof StoreError)) throw cause;
          throw new NoStoreAnswered(`Cannot find a link: Redis failed, and ${cause.message}`, { cause });
        }
      }

      switch (cached.kind) {
        case "target":
          report({ tier: "redis", outcome: "hit" });
          confirmation.observe(fingerprint); // Only a Worker whose key was right could have written it.
          return { target: cached.target, asOf, tier: "redis" };
        case "none":
          report({ tier: "redis", outcome: "none" });
          return { target: null, asOf, tier: "redis" };
        case "pending":
          report({ tier: "redis", outcome: "pending" });
          return await ask(name, visit, asOf);
        case "miss": {
          report({ tier: "redis", outcome: "miss" });
          const found = await ask(name, visit, asOf);
          if (now() - asOf < FILL_LIMIT_MS) visit.waitUntil(fill(name.text, found));
          else report({ tier: "redis", outcome: "too-late-to-fill" });
          return found;
        }
      }
    },
  };
}

function isPairOfValues(answer: unknown): answer is [string | null, string | null] {
  return (
    Array.isArray(answer) && answer.length === 2 && answer.every((value) => value === null || typeof value === "string")
  );
}
