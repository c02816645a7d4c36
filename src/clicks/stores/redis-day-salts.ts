import { hexFromBytes } from "../../lib/hex.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { RedisStore } from "../../redis/redis.ts";
import type { DaySalts } from "../day-salts.ts";

/** A day, and an hour for what was visited just before midnight. */
const LIFETIME_MS = 90_000_000;
const SALT_BYTES = 32;

/**
 * Salts live in Redis alone, for 25 hours. One MULTI sets and reads: `SET … NX GET` is one command less and needs
 * Redis 7, and this happens once a day in each isolate.
 */
export function createRedisDaySalts(options: {
  redis: RedisStore;
  timeoutMs: number;
  randomBytes: (count: number) => Uint8Array;
}): DaySalts {
  const { redis, timeoutMs, randomBytes } = options;
  return {
    async saltOf(day) {
      const operation = "read the salt of a day";
      const key = `salt:${day}`;
      const answer: unknown = await redis.run(
        operation,
        () => AbortSignal.timeout(timeoutMs),
        (commands) =>
          commands
            .multi()
            .set(key, hexFromBytes(randomBytes(SALT_BYTES)), { nx: true, px: LIFETIME_MS })
            .get(key)
            .exec(),
      );
      const salt: unknown = Array.isArray(answer) ? answer[1] : null;
      if (typeof salt === "string" && salt.length === 2 * SALT_BYTES) return salt;
      throw new StoreError({ store: "redis", operation, reason: "not the answer of a MULTI" });
    },
  };
}
