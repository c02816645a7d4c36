import fc from "fast-check";
import { EMBEDDED_COMMANDS } from "../../src/local/redis/embedded-redis.ts";
import type { Command } from "../../src/local/redis/redis-engine.ts";

/**
 * Random sequences of commands, for the embedded Redis and a real one: a few keys that all kinds share, so that commands meet
 * the wrong kind, and arguments at the edges of what Redis takes, or beyond.
 */
const key = fc.constantFrom("a", "b", "c", "ü");
const integer = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map(String),
  fc.constantFrom("0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9007199254740993"),
  fc.constantFrom("9223372036854775808", "-9223372036854775807", "007", "+1", "-0", "1.5", "abc", "", " 1", "1e3"),
);
const text = fc.oneof(
  fc.constantFrom("x", "y", "z", "", "naïve 🙂", "OK", "null", "\u0000\r\n", "x".repeat(70)),
  integer,
);
const score = fc.oneof(fc.integer({ min: -9, max: 9 }).map(String), fc.constantFrom("999999999999999", "abc", ""));
const scoreLimit = fc.oneof(score, fc.constantFrom("-inf", "+inf", "inf", "(1", "(-3", "(x", "-INF"));
/** So long that no test sees the end, or over. */
const seconds = fc.constantFrom(
  "1000",
  "2000",
  "0",
  "-1",
  "9223372036854775807",
  "-9223372036854775808",
  "9223372036854775",
  "x",
  "1.5",
);
const epochSeconds = fc.constantFrom("9999999999", "8888888888", "1", "0", "-5", "9223372036854775807", "x");
const epochMs = fc.constantFrom("9999999999999", "8888888888888", "1", "0", "-5", "x");
/** SET with a time that is over leaves a key that DBSIZE counts until Redis comes to it. */
const ahead = (each: fc.Arbitrary<string>) => each.filter((given) => given !== "1");
const glob = fc.constantFrom("*", "a", "?", "[ab]", "[^a]", "[b-a]", "\\a", "*b*", "", "[", "[]", "a*\\", "??", "[a");

const oneOfCase = (...options: string[]) =>
  fc.constantFrom(...options, ...options.map((option) => option.toLowerCase()));
const flags = (...options: string[]) => fc.array(oneOfCase(...options), { maxLength: 2 });
const list = (each: fc.Arbitrary<string>, most = 3) => fc.array(each, { maxLength: most });
const time = fc.oneof(
  fc.tuple(oneOfCase("EX", "PX"), seconds),
  fc.tuple(fc.constant("EXAT"), ahead(epochSeconds)),
  fc.tuple(fc.constant("PXAT"), ahead(epochMs)),
);
const args = (...each: (fc.Arbitrary<string> | fc.Arbitrary<string[]>)[]): fc.Arbitrary<string[]> =>
  fc.tuple(...(each as fc.Arbitrary<string | string[]>[])).map((parts) => parts.flat());

const expire = (when: fc.Arbitrary<string>) => args(key, when, flags("NX", "XX", "GT", "LT", "QQ"));

/** The arguments of each command; of one that is not here, nothing would be shown. */
const ARGUMENTS: Readonly<Record<string, fc.Arbitrary<string[]>>> = {
  del: list(key),
  unlink: list(key),
  exists: list(key),
  type: args(key),
  rename: args(key, key),
  renamenx: args(key, key),
  expire: expire(seconds),
  pexpire: expire(seconds),
  expireat: expire(epochSeconds),
  pexpireat: expire(epochMs),
  persist: args(key),
  ttl: args(key),
  pttl: args(key),
  expiretime: args(key),
  pexpiretime: args(key),
  keys: args(glob),
  scan: args(
    fc.constantFrom("0", "x", "-"),
    fc.constantFrom<string[]>(
      [],
      ["MATCH", "*"],
      ["match", "[ab]"],
      ["COUNT", "0"],
      ["COUNT", "1000"],
      ["COUNT", "x"],
      ["TYPE", "list"],
      ["QQ", "1"],
      ["MATCH"],
    ),
  ),
  dbsize: args(),
  flushdb: args(flags("SYNC", "QQ")),
  // Never one that works: it would empty the databases of the suites that run beside this one.
  flushall: fc.constant(["QQ"]),
  ping: list(text, 2),
  echo: args(text),
  get: args(key),
  getset: args(key, text),
  getdel: args(key),
  getex: args(key, fc.oneof(time, flags("PERSIST", "QQ", "EX"))),
  setnx: args(key, text),
  setex: args(key, seconds, text),
  psetex: args(key, seconds, text),
  mget: list(key),
  mset: args(list(key), list(text)),
  msetnx: args(key, text, list(text, 2)),
  set: args(
    key,
    text,
    flags("NX", "XX", "GET", "KEEPTTL", "QQ"),
    fc.oneof(fc.constant<string[]>([]), time),
    flags("NX", "GET", "KEEPTTL"),
  ),
  incr: args(key),
  decr: args(key),
  incrby: args(key, integer),
  decrby: args(key, integer),
  append: args(key, text),
  strlen: args(key),
  getrange: args(key, integer, integer),
  hset: args(key, text, text, list(text, 2)),
  hmset: args(key, text, text, list(text, 2)),
  hsetnx: args(key, text, text),
  hget: args(key, text),
  hmget: args(key, list(text)),
  hgetall: args(key),
  hdel: args(key, list(text)),
  hexists: args(key, text),
  hlen: args(key),
  hstrlen: args(key, text),
  hkeys: args(key),
  hvals: args(key),
  hincrby: args(key, text, integer),
  lpush: args(key, list(text)),
  rpush: args(key, list(text)),
  lpushx: args(key, list(text)),
  rpushx: args(key, list(text)),
  lpop: args(key, list(integer, 1)),
  rpop: args(key, list(integer, 1)),
  llen: args(key),
  lrange: args(key, integer, integer),
  lindex: args(key, integer),
  lset: args(key, integer, text),
  ltrim: args(key, integer, integer),
  lrem: args(key, integer, text),
  linsert: args(key, oneOfCase("BEFORE", "AFTER", "QQ"), text, text),
  sadd: args(key, list(text)),
  srem: args(key, list(text)),
  sismember: args(key, text),
  smismember: args(key, list(text)),
  smembers: args(key),
  scard: args(key),
  zadd: args(key, score, text, list(fc.constantFrom("1", "x"), 2)),
  zincrby: args(key, fc.integer({ min: -9, max: 9 }).map(String), text),
  zrem: args(key, list(text)),
  zcard: args(key),
  zscore: args(key, text),
  zmscore: args(key, list(text)),
  zrank: args(key, text),
  zrevrank: args(key, text),
  zcount: args(key, scoreLimit, scoreLimit),
  zrange: fc.oneof(
    args(key, integer, integer, flags("WITHSCORES", "QQ")),
    args(key, scoreLimit, scoreLimit, fc.constant("BYSCORE")),
  ),
  zrangebyscore: args(key, scoreLimit, scoreLimit, flags("WITHSCORES")),
  zremrangebyrank: args(key, integer, integer),
  zremrangebyscore: args(key, scoreLimit, scoreLimit),
};

/** @returns the commands of the embedded Redis that no sequence would try. */
export function untriedCommands(): string[] {
  return Object.keys(EMBEDDED_COMMANDS).filter((name) => !(name in ARGUMENTS));
}

/** Many more writes than deletes of all. */
const name = fc.constantFrom(...Object.keys(ARGUMENTS).filter((each) => !each.startsWith("flush")));
const rarely = fc.constantFrom("flushdb", "flushall");

export const redisCommand: fc.Arbitrary<Command> = fc
  .oneof({ weight: 200, arbitrary: name }, { weight: 1, arbitrary: rarely })
  .chain((each) =>
    fc.tuple(
      fc.constantFrom(each, each.toUpperCase()),
      fc.oneof(
        { weight: 20, arbitrary: ARGUMENTS[each] ?? fc.constant([]) },
        // But for SCAN: Redis reads all sorts of texts as cursors.
        { weight: each === "scan" || each === "flushall" ? 0 : 1, arbitrary: list(fc.oneof(key, text), 5) },
      ),
    ),
  )
  .map(([each, given]) => [each, ...given]);

export type RedisStep =
  | { readonly path: "/"; readonly body: Command }
  | { readonly path: "/pipeline" | "/multi-exec"; readonly body: readonly Command[] };

const several = fc.array(
  fc.oneof({ weight: 30, arbitrary: redisCommand }, { weight: 1, arbitrary: fc.constant<Command>(["GET"]) }),
  { minLength: 1, maxLength: 5 },
);

/** Requests to the REST stand-in. */
export const redisSteps: fc.Arbitrary<RedisStep[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: redisCommand.map((body) => ({ path: "/" as const, body })) },
    { weight: 1, arbitrary: several.map((body) => ({ path: "/pipeline" as const, body })) },
    { weight: 1, arbitrary: several.map((body) => ({ path: "/multi-exec" as const, body })) },
  ),
  { minLength: 1, maxLength: 30 },
);
