import { INT64_MAX, INT64_MIN, parseInteger } from "./integers.ts";
import { RedisError, SYNTAX } from "./redis-error.ts";

/** EX, PX, EXAT or PXAT: in which unit a time is given, and whether it counts from now. */
export interface TimeUnit {
  readonly ms: bigint;
  readonly isFromNow: boolean;
}

export const TIME_UNITS = {
  EX: { ms: 1_000n, isFromNow: true },
  PX: { ms: 1n, isFromNow: true },
  EXAT: { ms: 1_000n, isFromNow: false },
  PXAT: { ms: 1n, isFromNow: false },
} as const satisfies Record<string, TimeUnit>;

/**
 * `getExpireMillisecondsOrReply` and `expireGenericCommand` of Redis: the moment in milliseconds since 1970.
 * @param isPositive SET and its like refuse 0 and less; EXPIRE takes them, and deletes.
 */
export function momentOf(
  text: string,
  { ms, isFromNow }: TimeUnit,
  { now, name, isPositive }: { now: bigint; name: string; isPositive: boolean },
): bigint {
  const given = parseInteger(text);
  const invalid = () => new RedisError(`ERR invalid expire time in '${name}' command`);
  if ((isPositive && given <= 0n) || given > INT64_MAX / ms || given < INT64_MIN / ms) throw invalid();
  const base = isFromNow ? now : 0n;
  if (given * ms > INT64_MAX - base) throw invalid();
  return given * ms + base;
}

export interface TextOptions {
  readonly flags: ReadonlySet<string>;
  readonly time: { readonly text: string; readonly unit: TimeUnit } | null;
}

/** Flags that can't stand beside each other; a time is one too. */
const APART = [
  ["NX", "XX"],
  ["KEEPTTL", "TIME"],
  ["PERSIST", "TIME"],
] as const;

/** `parseExtendedStringArgumentsOrReply` of Redis: the options of SET and GETEX. One that is given twice counts once. */
export function readTextOptions(options: readonly string[], known: readonly string[]): TextOptions {
  const flags = new Set<string>();
  let time: TextOptions["time"] = null;
  for (let n = 0; n < options.length; n++) {
    const option = options[n]?.toUpperCase() ?? "";
    const unit = (TIME_UNITS as Readonly<Record<string, TimeUnit>>)[option];
    const next = options[n + 1];
    if (known.includes(option)) flags.add(option);
    else if (unit !== undefined && next !== undefined && (time === null || time.unit === unit)) {
      flags.add("TIME");
      time = { text: next, unit };
      n++;
    } else throw new RedisError(SYNTAX);
  }
  if (APART.some((pair) => pair.every((flag) => flags.has(flag)))) throw new RedisError(SYNTAX);
  return { flags, time };
}
