import { type CommandTable, MANY, rule } from "./command-table.ts";
import { momentOf, readTextOptions, TIME_UNITS } from "./expiry.ts";
import { addIntegers, INT64_MIN, parseInteger, rangeOf } from "./integers.ts";
import type { Keyspace } from "./keyspace.ts";
import { RedisError, wrongCount } from "./redis-error.ts";

/** Commands on texts and counters, but for SET. */
export const STRING_COMMANDS: CommandTable = {
  get: rule(1, 1, (keys, [key = ""]) => keys.get(key, "string") ?? null),
  getset: rule(2, 2, (keys, [key = "", value = ""]) => {
    const old = keys.get(key, "string") ?? null;
    setWhole(keys, key, value);
    return old;
  }),
  getdel: rule(1, 1, (keys, [key = ""]) => {
    const old = keys.get(key, "string") ?? null;
    keys.delete(key);
    return old;
  }),
  getex: rule(1, MANY, getEx),
  setnx: rule(2, 2, (keys, [key = "", value = ""]) => {
    if (keys.kindOf(key) !== undefined) return 0;
    setWhole(keys, key, value);
    return 1;
  }),
  setex: rule(3, 3, setWithLifetime("EX")),
  psetex: rule(3, 3, setWithLifetime("PX")),
  mget: rule(1, MANY, (keys, names) =>
    names.map((key) => (keys.kindOf(key) === "string" ? (keys.get(key, "string") ?? null) : null)),
  ),
  mset: rule(2, MANY, (keys, args, name) => {
    for (const [key, value] of pairsOf(args, name)) setWhole(keys, key, value);
    return "OK";
  }),
  msetnx: rule(2, MANY, (keys, args, name) => {
    const pairs = pairsOf(args, name);
    if (pairs.some(([key]) => keys.kindOf(key) !== undefined)) return 0;
    for (const [key, value] of pairs) setWhole(keys, key, value);
    return 1;
  }),
  incr: rule(1, 1, (keys, [key = ""]) => count(keys, key, 1n)),
  decr: rule(1, 1, (keys, [key = ""]) => count(keys, key, -1n)),
  incrby: rule(2, 2, (keys, [key = "", step = ""]) => count(keys, key, parseInteger(step))),
  decrby: rule(2, 2, (keys, [key = "", step = ""]) => {
    const given = parseInteger(step);
    if (given === INT64_MIN) throw new RedisError("ERR decrement would overflow");
    return count(keys, key, -given);
  }),
  append: rule(2, 2, (keys, [key = "", more = ""]) => {
    const value = (keys.get(key, "string") ?? "") + more;
    keys.put(key, "string", value);
    return value.length;
  }),
  strlen: rule(1, 1, (keys, [key = ""]) => keys.get(key, "string")?.length ?? 0),
  getrange: rule(3, 3, (keys, [key = "", start = "", end = ""]) => {
    const [first, last] = [parseInteger(start), parseInteger(end)];
    const value = keys.get(key, "string") ?? "";
    // If both are negative and in the wrong order, the range is empty. Redis checks this before it counts from the end.
    if (first < 0n && last < 0n && first > last) return "";
    // An end before the beginning counts as the beginning.
    const reached = last < -BigInt(value.length) ? 0n : last;
    return value.slice(...rangeOf(first, reached, value.length));
  }),
};

/** In place of whatever was there, and without its lifetime. */
export function setWhole(keys: Keyspace, key: string, value: string): void {
  keys.put(key, "string", value);
  keys.expireAt(key, null);
}

/** @throws {RedisError} where one has no partner. */
export function pairsOf(args: readonly string[], name: string): [string, string][] {
  if (args.length % 2 !== 0) throw wrongCount(name);
  return args.flatMap((each, n) => (n % 2 === 0 ? [[each, args[n + 1] ?? ""]] : []));
}

function count(keys: Keyspace, key: string, step: bigint): bigint {
  const sum = addIntegers(parseInteger(keys.get(key, "string") ?? "0"), step);
  keys.put(key, "string", String(sum));
  return sum;
}

function setWithLifetime(unit: "EX" | "PX") {
  return (keys: Keyspace, [key = "", time = "", value = ""]: readonly string[], name: string) => {
    const at = momentOf(time, TIME_UNITS[unit], { now: keys.now(), name, isPositive: true });
    setWhole(keys, key, value);
    keys.expireAt(key, at);
    return "OK";
  };
}

function getEx(keys: Keyspace, [key = "", ...options]: readonly string[], name: string) {
  const { flags, time } = readTextOptions(options, ["PERSIST"]);
  const value = keys.get(key, "string");
  if (value === undefined) return null;
  if (time !== null) {
    keys.expireAt(key, momentOf(time.text, time.unit, { now: keys.now(), name, isPositive: true }));
  }
  if (flags.has("PERSIST")) keys.expireAt(key, null);
  return value;
}
