import { type CommandTable, MANY, rule } from "./command-table.ts";
import type { Keyspace } from "./keyspace.ts";

/** Sets; Redis promises no order. */
export const SET_COMMANDS: CommandTable = {
  sadd: rule(2, MANY, (keys, [key = "", ...members]) => {
    const set = read(keys, key);
    const before = set.size;
    for (const member of members) set.add(member);
    keys.put(key, "set", set);
    return set.size - before;
  }),
  srem: rule(2, MANY, (keys, [key = "", ...members]) => {
    const set = read(keys, key);
    const { length } = members.filter((member) => set.delete(member));
    keys.dropIfEmpty(key, set.size);
    return length;
  }),
  sismember: rule(2, 2, (keys, [key = "", member = ""]) => (read(keys, key).has(member) ? 1 : 0)),
  smismember: rule(2, MANY, (keys, [key = "", ...members]) => {
    const set = read(keys, key);
    return members.map((member) => (set.has(member) ? 1 : 0));
  }),
  smembers: rule(1, 1, (keys, [key = ""]) => [...read(keys, key)]),
  scard: rule(1, 1, (keys, [key = ""]) => read(keys, key).size),
};

function read(keys: Keyspace, key: string): Set<string> {
  return keys.get(key, "set") ?? new Set<string>();
}
