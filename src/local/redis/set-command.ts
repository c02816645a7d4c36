import { type CommandTable, MANY, rule, type Value } from "./command-table.ts";
import { momentOf, readTextOptions } from "./expiry.ts";
import type { Keyspace } from "./keyspace.ts";
import { setWhole } from "./string-commands.ts";

/** SET with all of its options, as Redis 7.0 has them. */
export const SET_COMMAND: CommandTable = { set: rule(2, MANY, set) };

function set(keys: Keyspace, [key = "", value = "", ...options]: readonly string[], name: string): Value {
  const { flags, time } = readTextOptions(options, ["NX", "XX", "GET", "KEEPTTL"]);
  const at = time === null ? null : momentOf(time.text, time.unit, { now: keys.now(), name, isPositive: true });
  const old = flags.has("GET") ? (keys.get(key, "string") ?? null) : null;
  const isThere = keys.kindOf(key) !== undefined;
  if (flags.has("NX") ? isThere : flags.has("XX") && !isThere) return old;

  const kept = flags.has("KEEPTTL") ? (keys.expiryOf(key) ?? null) : at;
  setWhole(keys, key, value);
  keys.expireAt(key, kept);
  return flags.has("GET") ? old : "OK";
}
