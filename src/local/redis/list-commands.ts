import { type CommandTable, MANY, rule, type Value } from "./command-table.ts";
import { parseInteger, rangeOf } from "./integers.ts";
import type { Keyspace } from "./keyspace.ts";
import { RedisError, SYNTAX, wrongCount } from "./redis-error.ts";

type Run = (keys: Keyspace, args: readonly string[], name: string) => Value;

/** Lists, but for the commands that wait. */
export const LIST_COMMANDS: CommandTable = {
  lpush: rule(2, MANY, push("left", "always")),
  rpush: rule(2, MANY, push("right", "always")),
  lpushx: rule(2, MANY, push("left", "if there")),
  rpushx: rule(2, MANY, push("right", "if there")),
  lpop: rule(1, MANY, pop("left")),
  rpop: rule(1, MANY, pop("right")),
  llen: rule(1, 1, (keys, [key = ""]) => read(keys, key).length),
  lrange: rule(3, 3, (keys, [key = "", start = "", stop = ""]) => {
    const [first, last] = [parseInteger(start), parseInteger(stop)];
    const list = read(keys, key);
    return list.slice(...rangeOf(first, last, list.length));
  }),
  lindex: rule(2, 2, (keys, [key = "", index = ""]) => {
    const list = keys.get(key, "list");
    return list === undefined ? null : (list.at(placeOf(parseInteger(index))) ?? null);
  }),
  lset: rule(3, 3, (keys, [key = "", index = "", value = ""]) => {
    const list = keys.get(key, "list");
    if (list === undefined) throw new RedisError("ERR no such key");
    const place = placeOf(parseInteger(index));
    if (list.at(place) === undefined) throw new RedisError("ERR index out of range");
    list[place < 0 ? place + list.length : place] = value;
    return "OK";
  }),
  ltrim: rule(3, 3, (keys, [key = "", start = "", stop = ""]) => {
    const [first, last] = [parseInteger(start), parseInteger(stop)];
    const list = keys.get(key, "list");
    if (list === undefined) return "OK";
    keep(keys, key, list.slice(...rangeOf(first, last, list.length)));
    return "OK";
  }),
  lrem: rule(3, 3, (keys, [key = "", count = "", value = ""]) => {
    const given = parseInteger(count);
    const list = read(keys, key);
    let left = given === 0n ? BigInt(list.length) : given < 0n ? -given : given;
    const isKept = (each: string) => each !== value || left-- <= 0n;
    const kept = given < 0n ? list.toReversed().filter(isKept).toReversed() : list.filter(isKept);
    if (list.length > 0) keep(keys, key, kept);
    return list.length - kept.length;
  }),
  linsert: rule(4, 4, (keys, [key = "", where = "", pivot = "", value = ""]) => {
    if (!/^(?:before|after)$/i.test(where)) throw new RedisError(SYNTAX);
    const list = keys.get(key, "list");
    if (list === undefined) return 0;
    const place = list.indexOf(pivot);
    if (place === -1) return -1;
    list.splice(/^after$/i.test(where) ? place + 1 : place, 0, value);
    return list.length;
  }),
};

function read(keys: Keyspace, key: string): string[] {
  return keys.get(key, "list") ?? [];
}

function keep(keys: Keyspace, key: string, list: string[]): void {
  keys.put(key, "list", list);
  keys.dropIfEmpty(key, list.length);
}

/** No list is so long that a number would not reach past its ends. */
function placeOf(index: bigint): number {
  return Math.max(Math.min(Number(index), Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
}

function push(side: "left" | "right", when: "always" | "if there"): Run {
  return (keys, [key = "", ...values]) => {
    const list = keys.get(key, "list");
    if (list === undefined && when === "if there") return 0;
    // LPUSH adds one value after another, so the last one ends up first.
    const longer = side === "left" ? [...values.toReversed(), ...(list ?? [])] : [...(list ?? []), ...values];
    keep(keys, key, longer);
    return longer.length;
  };
}

function pop(side: "left" | "right"): Run {
  return (keys, [key = "", count, ...others], name) => {
    // Redis too counts these arguments only when it runs the command.
    if (others.length > 0) throw wrongCount(name);
    const refusal = "ERR value is out of range, must be positive";
    const many = count === undefined ? 1n : parseInteger(count, refusal);
    if (many < 0n) throw new RedisError(refusal);
    const list = keys.get(key, "list");
    if (list === undefined) return null;
    const taken = Number(many > BigInt(list.length) ? BigInt(list.length) : many);
    const popped = side === "left" ? list.slice(0, taken) : list.slice(list.length - taken).toReversed();
    keep(keys, key, side === "left" ? list.slice(taken) : list.slice(0, list.length - taken));
    return count === undefined ? (popped[0] ?? null) : popped;
  };
}
