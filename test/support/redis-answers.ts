import type { Command } from "../../src/local/redis/redis-engine.ts";
import type { StoreBindings } from "../../src/local/stack.ts";
import type { RedisStep } from "./redis-sequences.ts";

/** The answer of the REST stand-in, without what differs between two right answers: the time left, and the order. */
export async function askRedis(
  {
    UPSTASH_REDIS_REST_URL,
    UPSTASH_REDIS_REST_TOKEN,
  }: Pick<StoreBindings, "UPSTASH_REDIS_REST_URL" | "UPSTASH_REDIS_REST_TOKEN">,
  { path, body }: RedisStep,
): Promise<{ status: number; body: unknown }> {
  const headers = { Authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}`, "Upstash-Encoding": "base64" };
  const response = await fetch(UPSTASH_REDIS_REST_URL + path, { method: "POST", headers, body: JSON.stringify(body) });
  // The text, since a number of 19 digits would lose some.
  const exact = (await response.text()).replaceAll(/(?<=[:,[])-?\d{16,}(?=[,\]}])/g, '"$&"');
  const answer = JSON.parse(exact) as unknown;
  if (!Array.isArray(answer)) return { status: response.status, body: path === "/" ? settled(body, answer) : answer };
  return {
    status: response.status,
    body: answer.map((each: unknown, n): unknown => (path === "/" ? each : settled(body[n] ?? [""], each))),
  };
}

const UNORDERED = new Set(["keys", "smembers", "hkeys", "hvals"]);
const OF_NOW = new Set(["ttl", "pttl"]);
/** Times that were given as so many from now are no two times the same. */
const PERHAPS_OF_NOW = new Set(["expiretime", "pexpiretime"]);
const GIVEN = /^(?:9999999999|8888888888)(?:000|999|888)?$/;

function settled([given]: Command, reply: unknown): unknown {
  if (typeof reply !== "object" || reply === null || !("result" in reply)) return reply;
  const name = given.toLowerCase();
  const { result } = reply;
  if (name === "scan") {
    const [cursor, keys] = result as [unknown, string[]]; // Of SCAN.
    return { result: [cursor, keys.toSorted()] };
  }
  if (UNORDERED.has(name)) return { result: (result as string[]).toSorted() }; // Of texts.
  if (name === "hgetall") return { result: pairs(result as string[]).toSorted() }; // Of texts.
  if (OF_NOW.has(name) && Number(result) > 0) return { result: "time" };
  if (PERHAPS_OF_NOW.has(name) && Number(result) > 0 && !GIVEN.test(String(result))) return { result: "time" };
  return reply;
}

function pairs(texts: readonly string[]): string[] {
  return texts.flatMap((field, n) => (n % 2 === 0 ? [`${field} ${String(texts[n + 1])}`] : []));
}

/** Whether the embedded Redis refused something that a real one may do, which only sorted sets have. */
export function isNotEmbedded({ body }: { body: unknown }): boolean {
  return /the embedded Redis does not know (?:the score|the options of ZADD|\w+ of ZRANGE)/.test(JSON.stringify(body));
}
