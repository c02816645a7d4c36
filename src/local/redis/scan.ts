import type { Value } from "./command-table.ts";
import { matchesGlob } from "./glob.ts";
import { parseInteger } from "./integers.ts";
import type { Keyspace } from "./keyspace.ts";
import { RedisError, SYNTAX } from "./redis-error.ts";

const DEFAULT_COUNT = 10n;

/**
 * SCAN. A key that is there from the first call to the last is in exactly one answer: the cursor is the birth of the last
 * key that was looked at, so what is made or deleted meanwhile moves nothing.
 */
export function scan(keys: Keyspace, [cursor = "", ...options]: readonly string[]): Value {
  if (!/^\d{0,19}$/.test(cursor)) throw new RedisError("ERR invalid cursor");
  const { pattern, kind, count } = readOptions(options);
  const after = Number(cursor);
  const ahead = keys.list().filter(({ birth }) => birth > after);
  const page = count > BigInt(ahead.length) ? ahead : ahead.slice(0, Number(count));
  const found = page.flatMap(({ key }) =>
    (pattern === null || matchesGlob(key, pattern)) && (kind === null || keys.kindOf(key) === kind) ? [key] : [],
  );
  return [page.length < ahead.length ? String(page.at(-1)?.birth ?? 0) : "0", found];
}

function readOptions(options: readonly string[]) {
  let [pattern, kind, count]: [string | null, string | null, bigint] = [null, null, DEFAULT_COUNT];
  for (let n = 0; n < options.length; n += 2) {
    const [option = "", value] = [options[n]?.toUpperCase(), options[n + 1]];
    if (value === undefined) throw new RedisError(SYNTAX);
    if (option === "MATCH") pattern = value;
    else if (option === "TYPE") kind = value.toLowerCase();
    else if (option === "COUNT") count = parseInteger(value);
    else throw new RedisError(SYNTAX);
    if (count < 1n) throw new RedisError(SYNTAX);
  }
  return { pattern, kind, count };
}
