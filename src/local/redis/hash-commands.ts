import { type CommandTable, MANY, rule } from "./command-table.ts";
import { addIntegers, parseInteger } from "./integers.ts";
import type { Keyspace } from "./keyspace.ts";
import { pairsOf } from "./string-commands.ts";

/** Hashes. Redis gives the fields of a small one in the order they were made, and promises none. */
export const HASH_COMMANDS: CommandTable = {
  hset: rule(3, MANY, (keys, [key = "", ...args], name) => putAll(keys, key, pairsOf(args, name))),
  hmset: rule(3, MANY, (keys, [key = "", ...args], name) => {
    putAll(keys, key, pairsOf(args, name));
    return "OK";
  }),
  hsetnx: rule(3, 3, (keys, [key = "", field = "", value = ""]) =>
    read(keys, key).has(field) ? 0 : putAll(keys, key, [[field, value]]),
  ),
  hget: rule(2, 2, (keys, [key = "", field = ""]) => read(keys, key).get(field) ?? null),
  hmget: rule(2, MANY, (keys, [key = "", ...fields]) => {
    const hash = read(keys, key);
    return fields.map((field) => hash.get(field) ?? null);
  }),
  hgetall: rule(1, 1, (keys, [key = ""]) => [...read(keys, key)].flat()),
  hdel: rule(2, MANY, (keys, [key = "", ...fields]) => {
    const hash = read(keys, key);
    const { length } = fields.filter((field) => hash.delete(field));
    keys.dropIfEmpty(key, hash.size);
    return length;
  }),
  hexists: rule(2, 2, (keys, [key = "", field = ""]) => (read(keys, key).has(field) ? 1 : 0)),
  hlen: rule(1, 1, (keys, [key = ""]) => read(keys, key).size),
  hstrlen: rule(2, 2, (keys, [key = "", field = ""]) => read(keys, key).get(field)?.length ?? 0),
  hkeys: rule(1, 1, (keys, [key = ""]) => [...read(keys, key).keys()]),
  hvals: rule(1, 1, (keys, [key = ""]) => [...read(keys, key).values()]),
  hincrby: rule(3, 3, (keys, [key = "", field = "", step = ""]) => {
    const given = parseInteger(step);
    const old = parseInteger(read(keys, key).get(field) ?? "0", "ERR hash value is not an integer");
    const sum = addIntegers(old, given);
    putAll(keys, key, [[field, String(sum)]]);
    return sum;
  }),
};

/** An empty one where there is none, which is not kept. */
function read(keys: Keyspace, key: string): Map<string, string> {
  return keys.get(key, "hash") ?? new Map<string, string>();
}

/** @returns how many fields are new. */
function putAll(keys: Keyspace, key: string, pairs: readonly (readonly [string, string])[]): number {
  const hash = read(keys, key);
  const before = hash.size;
  for (const [field, value] of pairs) hash.set(field, value);
  keys.put(key, "hash", hash);
  return hash.size - before;
}
