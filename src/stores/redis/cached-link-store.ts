import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../links/key-confirmation.ts";
import type { IssuedName } from "../../links/link-name.ts";
import {
  type Found,
  type LinkStore,
  NoStoreAnswered,
  type ReportRead,
  UnreadableLink,
  type Visit,
} from "../../links/link-store.ts";
import { type CachedTarget, decodeNone, decodeTarget, encodeNone, encodeTarget } from "./cached-target.ts";
import { FILL_LIMIT_MS, lifetimeMs, linkKey, NONE_LIFETIME_MS, noneKey } from "./link-keys.ts";
import { beginEpoch, EPOCH_KEY } from "./name-epoch.ts";
import type { RedisStore } from "./redis.ts";

/**
 * The rung in Redis, and the reader's half of the cache protocol (P4); `link-cache.ts` is the writer's.
 *
 * A read is one MGET of `link:` and `none:`, and of the epoch that a `none` counts in. A link wins over `none`;
 * `pending` means ask Postgres and fill nothing. After a miss the answer of Postgres is filled in with NX, and only if
 * the load began less than 3 s ago: a value that was read before an edit's commit then always meets the `pending`
 * that the edit put there before, and a `none` that was read before a create's the create's. Redis failing costs its
 * time limit, and the next rung answers.
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

  async function read(name: string): Promise<CachedTarget | { kind: "none" } | { kind: "miss"; epoch: string | null }> {
    const operation = "read a cached link";
    const answer: unknown = await redis.run(operation, signal, (client) =>
      client.mget(linkKey(name), noneKey(name), EPOCH_KEY),
    );
    if (!isThreeValues(answer))
      throw new StoreError({ store: "redis", operation, reason: "not the answer of an MGET" });
    const [link, none, epoch] = answer;
    if (link !== null) return decodeTarget(link, fingerprint);
    const kind = none === null ? "miss" : decodeNone(none, fingerprint, epoch);
    return kind === "miss" ? { kind, epoch } : { kind };
  }

  /**
   * An epoch where Redis has lost it, or is new. It has to be there before Postgres is asked, or a bulk
   * create that commits meanwhile could not take back what is filled in under it.
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

  /** @param epoch null where it is not known: then there is no telling how long a `none` is true. */
  async function fill(name: string, { target }: Found, epoch: string | null): Promise<void> {
    if (target === null && epoch === null) return;
    try {
      await redis.run("fill in a cached link", signal, (client) =>
        target === null
          ? client.set(noneKey(name), encodeNone(fingerprint, String(epoch)), { px: NONE_LIFETIME_MS, nx: true })
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
          // Postgres answered, and what an isolate still remembers of that link is not the answer.
          if (!(cause instanceof StoreError) || cause instanceof UnreadableLink) throw cause;
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
          const epoch = cached.epoch ?? (await newEpoch());
          const found = await ask(name, visit, asOf);
          if (now() - asOf < FILL_LIMIT_MS) visit.waitUntil(fill(name.text, found, epoch));
          else report({ tier: "redis", outcome: "too-late-to-fill" });
          return found;
        }
      }
    },
  };
}

type Value = string | null;

function isThreeValues(answer: unknown): answer is [Value, Value, Value] {
  return (
    Array.isArray(answer) && answer.length === 3 && answer.every((value) => value === null || typeof value === "string")
  );
}
