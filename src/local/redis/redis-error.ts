/** What Redis answers instead of a result, word for word. */
export class RedisError extends Error {
  override readonly name = "RedisError";
}

/** Something that Redis may well do, and the embedded one does not: a refusal is better than a wrong answer. */
export class NotEmbedded extends RedisError {
  constructor(prefix: string, what: string) {
    super(`ERR ${prefix}: the embedded Redis does not know ${what}; run with REDIS_URL for a real one`);
  }
}

export const WRONG_TYPE = "WRONGTYPE Operation against a key holding the wrong kind of value";
export const NOT_AN_INTEGER = "ERR value is not an integer or out of range";
export const SYNTAX = "ERR syntax error";
export const OVERFLOW = "ERR increment or decrement would overflow";

export function wrongCount(name: string): RedisError {
  return new RedisError(`ERR wrong number of arguments for '${name}' command`);
}
