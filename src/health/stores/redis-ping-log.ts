import type { Deadline } from "../../lib/deadline.ts";
import type { RedisStore } from "../../redis/redis.ts";
import { decodeLoggedPings, encodeLoggedPings } from "../logged-ping.ts";
import type { LoggedPing, PingLog } from "../ping-log.ts";

const KEY = "health:pings";
/** Eight hours of a ping every five minutes, in some 30 kB. Postgres has more of them. */
const MAX_PINGS = 100;
/** A Bijou that is no longer pinged leaves nothing behind. */
const LIFETIME_MS = 7 * 86_400_000;

/** One value and not a list: only the cron writes it, and one ping at a time. */
export function createRedisPingLog(options: { redis: RedisStore; timeoutMs: number }): PingLog {
  const { redis, timeoutMs } = options;

  async function read(deadline: Deadline): Promise<readonly LoggedPing[]> {
    const value: unknown = await redis.run(
      "read what the pings saw",
      () => deadline.signal(timeoutMs),
      (client) => client.get(KEY),
    );
    return typeof value === "string" ? decodeLoggedPings(value) : [];
  }

  return {
    async add(added, deadline) {
      const entries = [...added, ...(await read(deadline))].slice(0, MAX_PINGS);
      await redis.run(
        "write down what a ping saw",
        () => deadline.signal(timeoutMs),
        (client) => client.set(KEY, encodeLoggedPings(entries), { px: LIFETIME_MS }),
      );
    },

    newest: async (limit, deadline) => (await read(deadline)).slice(0, limit),
  };
}
