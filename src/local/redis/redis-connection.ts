import { Redis } from "ioredis";
import { readInteger, readText } from "./embedded-redis.ts";
import { type Command, type RedisEngine, type Reply, TransactionDiscarded } from "./redis-engine.ts";

/**
 * What belongs to a connection, which a request over REST does not have: done here it would live on in the next request.
 * Upstash refuses these too.
 */
const OF_A_CONNECTION = new Set(
  [
    "auth client discard exec hello monitor multi quit readonly readwrite reset select unwatch watch",
    "psubscribe punsubscribe ssubscribe subscribe sunsubscribe unsubscribe psync replconf sync",
    "blmove blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin wait waitaof xread xreadgroup",
    "debug failover shutdown",
  ]
    .join(" ")
    .split(" "),
);

/**
 * A real server. Answers are those of RESP2, byte for byte.
 * @param redisUrl `redis://host:port/database`.
 */
export async function createRedisConnection(redisUrl: string): Promise<RedisEngine> {
  // Integers as text: a number would lose the digits of a large one.
  const client = new Redis(redisUrl, { maxRetriesPerRequest: 0, lazyConnect: true, stringNumbers: true });
  // A command that fails reports its own error, and the client reconnects by itself.
  client.on("error", () => undefined);
  await client.connect();

  async function run([name, ...args]: Command): Promise<Reply> {
    const refusal = refuse(name);
    if (refusal !== null) return { error: refusal };
    try {
      return { result: toResult(await client.callBuffer(asIs(name), ...args)) };
    } catch (error) {
      if (error instanceof Error && error.name === "ReplyError") return { error: error.message };
      throw error;
    }
  }

  return {
    name: `Redis at ${new URL(redisUrl).host}`,
    run,
    pipeline: (commands) => Promise.all(commands.map(run)),
    async transaction(commands) {
      const refusal = commands.map(([name]) => refuse(name)).find((text) => text !== null);
      if (refusal !== undefined)
        throw new TransactionDiscarded(`EXECABORT Transaction discarded because of previous errors. (${refusal})`);
      const transaction = client.multi();
      for (const [name, ...args] of commands) void transaction.callBuffer(asIs(name), ...args);
      try {
        const replies = (await transaction.exec()) ?? [];
        return replies.map(([error, result]) =>
          error === null ? { result: toResult(result) } : { error: error.message },
        );
      } catch (error) {
        if (error instanceof Error && error.name === "ReplyError") throw new TransactionDiscarded(error.message);
        throw error;
      }
    },
    close: async () => client.disconnect(),
  };
}

/** ioredis makes an object of HGETALL's list, and knows that command in small letters alone. */
function asIs(name: string): string {
  return name.toUpperCase();
}

function refuse(name: string): string | null {
  if (!OF_A_CONNECTION.has(name.toLowerCase())) return null;
  return `ERR Command is not available: '${name}'. It belongs to a connection, and a request over REST has none`;
}

/** With `callBuffer` and `stringNumbers`, bulk strings and statuses are buffers, and integers texts. */
function toResult(reply: unknown): unknown {
  if (Buffer.isBuffer(reply)) return readText(reply);
  if (typeof reply === "string") return readInteger(BigInt(reply));
  if (reply instanceof Error) return reply.message;
  return Array.isArray(reply) ? reply.map(toResult) : reply;
}
