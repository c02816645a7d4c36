import { type CommandTable, MANY, rule, type Value } from "./command-table.ts";
import { parseInteger, rangeOf } from "./integers.ts";
import type { Keyspace } from "./keyspace.ts";
import { NotEmbedded, RedisError, SYNTAX } from "./redis-error.ts";

/**
 * Sorted sets whose scores are integers: times and counts. How Redis writes other numbers differs from one release to the
 * next, so those are refused.
 */
export const SORTED_SET_COMMANDS: CommandTable = {
  zadd: rule(3, MANY, (keys, [key = "", ...pairs]) => {
    if (/^(?:nx|xx|gt|lt|ch|incr)$/i.test(pairs[0] ?? "")) throw new NotEmbedded("syntax error", "the options of ZADD");
    if (pairs.length % 2 !== 0) throw new RedisError(SYNTAX);
    const scored = pairs.flatMap((each, n) => (n % 2 === 0 ? [[pairs[n + 1] ?? "", scoreOf(each)] as const] : []));
    const set = read(keys, key);
    const before = set.size;
    for (const [member, score] of scored) set.set(member, score);
    keys.put(key, "zset", set);
    return set.size - before;
  }),
  zincrby: rule(3, 3, (keys, [key = "", step = "", member = ""]) => {
    const given = scoreOf(step);
    const set = read(keys, key);
    const sum = scoreOf(String((set.get(member) ?? 0) + given));
    keys.put(key, "zset", set.set(member, sum));
    return String(sum);
  }),
  zrem: rule(2, MANY, (keys, [key = "", ...members]) => removeAll(keys, key, members)),
  zcard: rule(1, 1, (keys, [key = ""]) => read(keys, key).size),
  zscore: rule(2, 2, (keys, [key = "", member = ""]) => textOf(read(keys, key).get(member))),
  zmscore: rule(2, MANY, (keys, [key = "", ...members]) => {
    const set = read(keys, key);
    return members.map((member) => textOf(set.get(member)));
  }),
  zrank: rule(2, 2, (keys, [key = "", member = ""]) => rankIn(inOrder(keys, key), member)),
  zrevrank: rule(2, 2, (keys, [key = "", member = ""]) => rankIn(inOrder(keys, key).toReversed(), member)),
  zcount: rule(3, 3, (keys, [key = "", min = "", max = ""]) => {
    const isWithin = scoreRange(min, max);
    return inOrder(keys, key).filter(isWithin).length;
  }),
  zrange: rule(3, MANY, zRange),
  zrangebyscore: rule(3, MANY, (keys, [key = "", min = "", max = "", ...options]) =>
    zRange(keys, [key, min, max, "BYSCORE", ...options]),
  ),
  zremrangebyrank: rule(3, 3, (keys, [key = "", start = "", stop = ""]) => {
    const [first, last] = [parseInteger(start), parseInteger(stop)];
    const all = inOrder(keys, key);
    const gone = all.slice(...rangeOf(first, last, all.length));
    return removeAll(
      keys,
      key,
      gone.map(([member]) => member),
    );
  }),
  zremrangebyscore: rule(3, 3, (keys, [key = "", min = "", max = ""]) => {
    const isWithin = scoreRange(min, max);
    const gone = inOrder(keys, key).filter(isWithin);
    return removeAll(
      keys,
      key,
      gone.map(([member]) => member),
    );
  }),
};

type Scored = readonly [member: string, score: number];

function read(keys: Keyspace, key: string): Map<string, number> {
  return keys.get(key, "zset") ?? new Map<string, number>();
}

/** By score, and by the bytes of the member where that is the same. */
function inOrder(keys: Keyspace, key: string): Scored[] {
  return [...read(keys, key)].sort(([one, a], [other, b]) => a - b || (one < other ? -1 : 1));
}

function removeAll(keys: Keyspace, key: string, members: readonly string[]): number {
  const set = read(keys, key);
  const { length } = members.filter((member) => set.delete(member));
  keys.dropIfEmpty(key, set.size);
  return length;
}

function textOf(score: number | undefined): string | null {
  return score === undefined ? null : String(score);
}

function rankIn(all: readonly Scored[], member: string): number | null {
  const rank = all.findIndex(([each]) => each === member);
  return rank === -1 ? null : rank;
}

function scoreOf(text: string, refusal = "ERR value is not a valid float"): number {
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (/^\s*$/.test(text) || (Number.isNaN(Number(text)) && !/^[+-]?inf(?:inity)?$/i.test(text)))
    throw new RedisError(refusal);
  throw new NotEmbedded("value is not an integer of 15 digits", `the score ${text}`);
}

/** `5`, `(5` for more than 5, `-inf` and `+inf`. */
function scoreRange(min: string, max: string): (each: Scored) => boolean {
  const [low, high] = [min, max].map((text) => {
    const isOpen = text.startsWith("(");
    // A text of C ends at a NUL, and strtod reads an empty one as 0.
    const bare = (isOpen ? text.slice(1) : text).split("\0", 1)[0] ?? "";
    if (bare === "") return { isOpen, at: 0 };
    if (/^[+-]?inf$/i.test(bare)) return { isOpen, at: bare.startsWith("-") ? -Infinity : Infinity };
    return { isOpen, at: scoreOf(bare, "ERR min or max is not a float") };
  });
  return ([, score]) =>
    low !== undefined &&
    high !== undefined &&
    (low.isOpen ? score > low.at : score >= low.at) &&
    (high.isOpen ? score < high.at : score <= high.at);
}

/** ZRANGE by place or BYSCORE, WITHSCORES; REV and LIMIT are left out. */
function zRange(keys: Keyspace, [key = "", start = "", stop = "", ...options]: readonly string[]): Value {
  const given = options.map((option) => option.toUpperCase());
  const stranger = given.find((option) => option !== "BYSCORE" && option !== "WITHSCORES");
  if (stranger !== undefined) {
    if (/^(?:REV|LIMIT|BYLEX)$/.test(stranger)) throw new NotEmbedded("syntax error", `${stranger} of ZRANGE`);
    throw new RedisError(SYNTAX);
  }
  const within = given.includes("BYSCORE") ? scoreRange(start, stop) : null;
  const [first, last] = within === null ? [parseInteger(start), parseInteger(stop)] : [0n, -1n];
  const all = inOrder(keys, key);
  const found = within === null ? all.slice(...rangeOf(first, last, all.length)) : all.filter(within);
  return found.flatMap(([member, score]) => (given.includes("WITHSCORES") ? [member, String(score)] : [member]));
}
