import type { Keyspace } from "./keyspace.ts";

/** What a command answers; texts are strings of bytes, as in the keyspace. */
export type Value = null | bigint | number | string | readonly Value[];

export interface CommandRule {
  /** How many arguments, the name not counted. */
  readonly least: number;
  readonly most: number;
  /** @throws {RedisError} */
  run(keys: Keyspace, args: readonly string[], name: string): Value;
}

export type CommandTable = Readonly<Record<string, CommandRule>>;

export const MANY = Number.POSITIVE_INFINITY;

/** A command by its counts of arguments; the arguments come as a list that a rule may take apart by position. */
export function rule(least: number, most: number, run: CommandRule["run"]): CommandRule {
  return { least, most, run };
}
