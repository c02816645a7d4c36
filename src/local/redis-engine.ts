import { Redis } from "ioredis";
import RedisMock from "ioredis-mock";

/** A Redis for the stand-in of Upstash: one in this process, or a real server. */
export interface RedisEngine {
  readonly name: string;
  run(command: Command): Promise<Reply>;
  /** One after another, each with its own reply, whatever became of the others. */
  pipeline(commands: readonly Command[]): Promise<Reply[]>;
  /** MULTI … EXEC. */
  transaction(commands: readonly Command[]): Promise<Reply[]>;
  close(): Promise<void>;
}

export type Command = readonly [name: string, ...args: string[]];
export type Reply = { readonly result: unknown } | { readonly error: string };

/**
 * What the embedded Redis is known to do as the real one does, with the arguments it takes; the
 * conformance tests run over both. It takes other commands and options too, and gets some of them
 * wrong without a word, so they are refused.
 */
const EMBEDDED_COMMANDS: Readonly<Record<string, (args: readonly string[]) => boolean>> = {
  dbsize: count(0),
  del: count(1, Number.POSITIVE_INFINITY),
  exists: count(1, Number.POSITIVE_INFINITY),
  flushdb: count(0),
  get: count(1),
  incr: count(1),
  keys: ([pattern, ...others]) => pattern === "*" && others.length === 0,
  mget: count(1, Number.POSITIVE_INFINITY),
  pexpire: ([, ms, ...others]) => ms !== undefined && /^-?\d{1,15}$/.test(ms) && others.length === 0,
  ping: count(0),
  pttl: count(1),
  setnx: count(2),
  set: ([, value, ...options]) =>
    value !== undefined && /^( NX)?( PX [1-9]\d{0,14})?( NX)?$/i.test(options.map((option) => ` ${option}`).join("")),
};

function count(least: number, most = least) {
  return ({ length }: readonly string[]) => length >= least && length <= most;
}

/** The mock knows its commands in small letters and their options in capitals, and ignores others without a word. */
function asTheMockReadsIt([name, ...args]: Command): string[] {
  const command = name.toLowerCase();
  if (command !== "set") return [command, ...args];
  const [key = "", value = "", ...options] = args;
  return [command, key, value, ...options.map((option) => option.toUpperCase())];
}

let embeddedCount = 0;

/** Empty at each start: Redis holds nothing whose loss changes an answer for good. */
export function createEmbeddedRedis(): RedisEngine {
  // Mocks of the same host share their data.
  const client = new RedisMock({ host: `embedded-${embeddedCount++}` });
  const unknown = ([name]: Command) => ({
    error: `ERR unknown command '${name}', or unknown arguments, in the embedded Redis; set REDIS_URL for a real one`,
  });
  const isKnown = ([name, ...args]: Command) => EMBEDDED_COMMANDS[name.toLowerCase()]?.(args) ?? false;

  async function transaction(commands: readonly Command[]): Promise<Reply[]> {
    return repliesOf(await client.multi(commands.map(asTheMockReadsIt)).exec());
  }

  return {
    name: "in this process",
    async run(command) {
      if (!isKnown(command)) return unknown(command);
      const [reply] = await transaction([command]);
      return reply ?? { error: "ERR no reply" };
    },
    async pipeline(commands) {
      // As one: the mock takes eight times as long for a thousand by themselves.
      const replies = await transaction(commands.filter(isKnown));
      return commands.map((command) => (isKnown(command) ? replies.shift() : undefined) ?? unknown(command));
    },
    async transaction(commands) {
      const stranger = commands.find((command) => !isKnown(command));
      if (stranger !== undefined) throw new TransactionDiscarded(unknown(stranger).error);
      return transaction(commands);
    },
    close: async () => client.disconnect(),
  };
}

/** @param redisUrl `redis://host:port/database`. */
export async function createRedisConnection(redisUrl: string): Promise<RedisEngine> {
  const client = new Redis(redisUrl, { maxRetriesPerRequest: 0, lazyConnect: true });
  // Each command that fails says so itself; the connection is made anew by itself.
  client.on("error", () => undefined);
  await client.connect();

  async function run([name, ...args]: Command): Promise<Reply> {
    try {
      return { result: await client.call(name, ...args) };
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
      const transaction = client.multi();
      for (const [name, ...args] of commands) void transaction.call(name, ...args);
      try {
        return repliesOf(await transaction.exec());
      } catch (error) {
        if (error instanceof Error && error.name === "ReplyError") throw new TransactionDiscarded(error.message);
        throw error;
      }
    },
    close: async () => client.disconnect(),
  };
}

/** Nothing of the MULTI was done. */
export class TransactionDiscarded extends Error {
  override readonly name = "TransactionDiscarded";
}

function repliesOf(replies: [error: Error | null, result: unknown][] | null): Reply[] {
  return (replies ?? []).map(([error, result]) => (error === null ? { result } : { error: error.message }));
}
