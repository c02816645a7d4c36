import { Redis } from "@upstash/redis/cloudflare";
import { isCutShort } from "../lib/deadline.ts";
import { CallCutShort, StoreError } from "../lib/store-error.ts";

/**
 * Runs commands on Redis through Upstash's REST protocol.
 *
 * A client is made for each call: one that is shared ties two requests to one fetch, which belongs to
 * one of them, and nothing made from secrets should outlive a request.
 */
export interface RedisStore {
  /**
   * @param operation what it is for, as a verb phrase for error texts: `read a cached link`.
   * @param signal made as the command is sent.
   * @param commands uses the client; one round trip.
   * @throws {StoreError} when Redis does not answer in time, refuses, or answers garbage. A {@link CallCutShort} where
   *   the signal left it less than its own limit.
   */
  run<Answer>(
    operation: string,
    signal: () => AbortSignal,
    commands: (redis: Redis) => Promise<Answer>,
  ): Promise<Answer>;
}

/** Redis refused this command but still answers others: it is full, takes no writes, or the command is too large. */
export class CommandRefused extends StoreError {
  override readonly name = "CommandRefused";
}

export function createRedisStore(credentials: { url: string; token: string }): RedisStore {
  return {
    async run(operation, signal, commands) {
      const sent = { isShort: false };
      const redis = new Redis({
        ...credentials,
        // This has to be a function. With a signal object, the client turns a time-out into a null answer, which looks
        // like a miss.
        signal: () => {
          const limit = signal();
          sent.isShort = isCutShort(limit);
          return limit;
        },
        // No retries (`retry: false` would still try twice): the next rung of the ladder is the retry, and an INCR that
        // is sent twice counts twice.
        retry: { retries: 0 },
        // We parse values ourselves, and texts that look like numbers stay texts.
        automaticDeserialization: false,
        enableAutoPipelining: false,
        enableTelemetry: false,
        // No base64: that is for binary values, and there are none. Answers are JSON in UTF-8 already.
        responseEncoding: false,
      });
      try {
        return await commands(redis);
      } catch (error) {
        if (error instanceof StoreError) throw error;
        const facts = { store: "redis", operation, reason: reasonOf(error), cause: error } as const;
        if (isOfThisCommand(error)) throw new CommandRefused(facts);
        throw sent.isShort ? new CallCutShort(facts) : new StoreError(facts);
      }
    },
  };
}

/** The client's texts hold whole commands with their values, so only the kind of failure is told. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown failure";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "no answer in time";
  if (error.name === "UpstashError")
    return `refused, ${/^[A-Z]{2,20}\b/.exec(refusalIn(error))?.[0] ?? "no reason given"}`;
  if (error.name === "UpstashJSONParseError") return "the answer is not JSON";
  return "out of reach";
}

/** The client says first which command of a pipeline it was. */
function refusalIn({ message }: Error): string {
  return message.replace(/^Command \d+ \[ \w+ \] failed: /, "");
}

/**
 * Redis over `maxmemory` without eviction, a replica, and a MULTI that either of them refuses; and Upstash over the size of
 * the database, of a request, a record or a key (upstash.com/docs/redis/troubleshooting). Reads go on then. Its limits of
 * requests are not among them: those refuse everything.
 */
const OF_THIS_COMMAND =
  /^(?:OOM|READONLY|EXECABORT|ERR DB capacity quota exceeded|ERR max (?:request|single record|key) size exceeded)\b/;

function isOfThisCommand(error: unknown): boolean {
  return error instanceof Error && error.name === "UpstashError" && OF_THIS_COMMAND.test(refusalIn(error));
}
