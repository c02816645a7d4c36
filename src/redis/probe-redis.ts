import { StoreError } from "../lib/store-error.ts";
import type { RedisStore } from "./redis.ts";

/** @throws {StoreError} unless Redis answers a PING. */
export async function probeRedis(redis: RedisStore, signal: () => AbortSignal): Promise<void> {
  const operation = "ping";
  const answer: unknown = await redis.run(operation, signal, (client) => client.ping());
  if (answer !== "PONG") throw new StoreError({ store: "redis", operation, reason: "not the answer of a PING" });
}
