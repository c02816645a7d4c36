import { type CommandTable, type Value } from "./command-table.ts";
import { HASH_COMMANDS } from "./hash-commands.ts";
import { KEY_COMMANDS } from "./key-commands.ts";
import { Keyspace } from "./keyspace.ts";
import { LIST_COMMANDS } from "./list-commands.ts";
import { type Command, type RedisEngine, type Reply, TransactionDiscarded } from "./redis-engine.ts";
import { NotEmbedded, RedisError, wrongCount } from "./redis-error.ts";
import { SET_COMMAND } from "./set-command.ts";
import { SET_COMMANDS } from "./set-commands.ts";
import { SORTED_SET_COMMANDS } from "./sorted-set-commands.ts";
import { STRING_COMMANDS } from "./string-commands.ts";

/**
 * All that the embedded Redis does. Each line is held against a real server by random sequences; whatever is not here is
 * refused. The mock that stood here before answered without a word where Redis refuses (`INCR` of `abc` was NaN), and the
 * other libraries are mocks too, or fetch a server that has to be compiled.
 */
export const EMBEDDED_COMMANDS: CommandTable = {
  ...KEY_COMMANDS,
  ...STRING_COMMANDS,
  ...SET_COMMAND,
  ...HASH_COMMANDS,
  ...LIST_COMMANDS,
  ...SET_COMMANDS,
  ...SORTED_SET_COMMANDS,
};

/**
 * Empty at each start: Redis holds nothing whose loss changes an answer for good.
 * @param now milliseconds since 1970.
 */
export function createEmbeddedRedis(now: () => number = () => Date.now()): RedisEngine {
  // In Redis, time stands still during a command, and during a whole transaction.
  let moment = 0n;
  const keys = new Keyspace(() => moment);
  const tick = () => (moment = BigInt(now()));

  const apply = (command: Command): Reply => {
    try {
      const { rule, name, args } = find(command);
      return { result: toResult(rule.run(keys, args, name)) };
    } catch (error) {
      if (error instanceof RedisError) return { error: toText(error.message) };
      throw error;
    }
  };
  const run = (command: Command): Reply => {
    tick();
    return apply(command);
  };

  return {
    name: "in this process",
    run: async (command) => run(command),
    pipeline: async (commands) => commands.map(run),
    async transaction(commands) {
      for (const command of commands) refuseToQueue(command);
      tick();
      return commands.map(apply);
    },
    close: async () => keys.clear(),
  };
}

function find(command: Command) {
  const [given = "", ...args] = command.map(toBytes);
  const name = given.toLowerCase();
  const rule = Object.hasOwn(EMBEDDED_COMMANDS, name) ? EMBEDDED_COMMANDS[name] : undefined;
  if (rule === undefined) throw new NotEmbedded(`unknown command '${given}'`, "it");
  if (args.length < rule.least || args.length > rule.most) throw wrongCount(name);
  return { rule, name, args };
}

/** @throws {TransactionDiscarded} for what Redis sees before it does anything. */
function refuseToQueue(command: Command): void {
  try {
    find(command);
  } catch (error) {
    if (!(error instanceof RedisError)) throw error;
    const why = error instanceof NotEmbedded ? ` (${toText(error.message)})` : "";
    throw new TransactionDiscarded(`EXECABORT Transaction discarded because of previous errors.${why}`);
  }
}

function toBytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** Of an error, which is one line to Redis, and ends where C ends a text. */
function toText(bytes: string): string {
  const [line = ""] = bytes.replaceAll(/[\r\n]/g, " ").split("\u0000");
  return Buffer.from(line, "latin1").toString("utf8");
}

function toResult(value: Value): unknown {
  if (typeof value === "string") return readText(Buffer.from(value, "latin1"));
  if (typeof value === "bigint") return readInteger(value);
  return Array.isArray(value) ? value.map(toResult) : value;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A text where the bytes are one. */
export function readText(bytes: Buffer): string | Buffer {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes;
  }
}

/** A number where that loses nothing. */
export function readInteger(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
