import { type CommandTable, MANY, rule, type Value } from "./command-table.ts";
import { momentOf, TIME_UNITS } from "./expiry.ts";
import { matchesGlob } from "./glob.ts";
import type { Keyspace } from "./keyspace.ts";
import { RedisError, SYNTAX, wrongCount } from "./redis-error.ts";
import { scan } from "./scan.ts";

/** Commands on keys of any kind, and on all of them. */
export const KEY_COMMANDS: CommandTable = {
  del: rule(1, MANY, (keys, names) => names.filter((key) => keys.delete(key)).length),
  unlink: rule(1, MANY, (keys, names) => names.filter((key) => keys.delete(key)).length),
  exists: rule(1, MANY, (keys, names) => names.filter((key) => keys.kindOf(key) !== undefined).length),
  type: rule(1, 1, (keys, [key = ""]) => keys.kindOf(key) ?? "none"),
  rename: rule(2, 2, (keys, [from = "", to = ""]) => {
    mustBeThere(keys, from);
    keys.rename(from, to);
    return "OK";
  }),
  renamenx: rule(2, 2, (keys, [from = "", to = ""]) => {
    mustBeThere(keys, from);
    if (keys.kindOf(to) !== undefined) return 0;
    keys.rename(from, to);
    return 1;
  }),
  expire: rule(2, MANY, expire("EX")),
  pexpire: rule(2, MANY, expire("PX")),
  expireat: rule(2, MANY, expire("EXAT")),
  pexpireat: rule(2, MANY, expire("PXAT")),
  persist: rule(1, 1, (keys, [key = ""]) => {
    if (typeof keys.expiryOf(key) !== "bigint") return 0;
    keys.expireAt(key, null);
    return 1;
  }),
  ttl: rule(
    1,
    1,
    timeOf((at, now) => (at - now + 500n) / 1_000n),
  ),
  pttl: rule(
    1,
    1,
    timeOf((at, now) => at - now),
  ),
  expiretime: rule(
    1,
    1,
    timeOf((at) => (at + 500n) / 1_000n),
  ),
  pexpiretime: rule(
    1,
    1,
    timeOf((at) => at),
  ),
  keys: rule(1, 1, (keys, [pattern = ""]) =>
    keys.list().flatMap(({ key }) => (matchesGlob(key, pattern) ? [key] : [])),
  ),
  scan: rule(1, MANY, scan),
  dbsize: rule(0, 0, (keys) => keys.list().length),
  flushdb: rule(0, MANY, flush),
  flushall: rule(0, MANY, flush),
  // Redis counts the arguments of these commands only when it runs them. So a wrong number does not discard a
  // transaction.
  ping: rule(0, MANY, (_keys, [text, ...others], name) => {
    if (others.length > 0) throw wrongCount(name);
    return text ?? "PONG";
  }),
  echo: rule(1, 1, (_keys, [text = ""]) => text),
};

function mustBeThere(keys: Keyspace, key: string): void {
  if (keys.kindOf(key) === undefined) throw new RedisError("ERR no such key");
}

function flush(keys: Keyspace, [mode, ...others]: readonly string[]): Value {
  if (others.length > 0 || (mode !== undefined && !/^a?sync$/i.test(mode))) throw new RedisError(SYNTAX);
  keys.clear();
  return "OK";
}

/** @param tell the answer of a key that has a lifetime. */
function timeOf(tell: (at: bigint, now: bigint) => bigint) {
  return (keys: Keyspace, [key = ""]: readonly string[]): Value => {
    const at = keys.expiryOf(key);
    return at === undefined ? -2 : at === null ? -1 : tell(at, keys.now());
  };
}

function expire(unit: "EX" | "PX" | "EXAT" | "PXAT") {
  return (keys: Keyspace, [key = "", time = "", ...options]: readonly string[], name: string): Value => {
    const flags = readFlags(options);
    const now = keys.now();
    const at = momentOf(time, TIME_UNITS[unit], { now, name, isPositive: false });
    const old = keys.expiryOf(key);
    if (old === undefined) return 0;
    if (flags.has("NX") && old !== null) return 0;
    if (flags.has("XX") && old === null) return 0;
    if (flags.has("GT") && (old === null || at <= old)) return 0;
    if (flags.has("LT") && old !== null && at >= old) return 0;
    if (at <= now) keys.delete(key);
    else keys.expireAt(key, at);
    return 1;
  };
}

function readFlags(options: readonly string[]): ReadonlySet<string> {
  const flags = new Set<string>();
  for (const option of options) {
    const flag = option.toUpperCase();
    if (!["NX", "XX", "GT", "LT"].includes(flag)) throw new RedisError(`ERR Unsupported option ${option}`);
    flags.add(flag);
  }
  if (flags.has("NX") && flags.size > 1)
    throw new RedisError("ERR NX and XX, GT or LT options at the same time are not compatible");
  if (flags.has("GT") && flags.has("LT"))
    throw new RedisError("ERR GT and LT options at the same time are not compatible");
  return flags;
}
