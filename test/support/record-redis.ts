import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { createRedisConnection } from "../../src/local/redis/redis-connection.ts";
import type { Command } from "../../src/local/redis/redis-engine.ts";
import { serveUpstashRest } from "../../src/local/upstash-rest.ts";
import { askRedis } from "./redis-answers.ts";
import { type RedisStep, redisSteps } from "./redis-sequences.ts";

/**
 * Writes down what a real Redis answers, for machines that have none: `REDIS_URL=… node test/support/record-redis.ts`. It
 * empties that Redis.
 */
const SEED = 14;
const SEQUENCES = 60;

/** What the embedded Redis once got wrong, and its kind. */
const KNOWN: Command[][] = [
  ...["abc", "1.5", "007", "", " 1", "+1", "-0", "1e3", "9223372036854775807"].map((value): Command[] => [
    ["SET", "n", value],
    ["INCR", "n"],
    ["INCRBY", "n", "2"],
    ["GET", "n"],
  ]),
  [
    ["SET", "n", "-9223372036854775808"],
    ["DECR", "n"],
    ["DECRBY", "n", "-1"],
    ["DECRBY", "n", "-9223372036854775808"],
    ["GET", "n"],
  ],
  [
    ["INCRBY", "n", "9007199254740993"],
    ["INCR", "n"],
    ["INCRBY", "n", "x"],
    ["INCRBY", "n", "9223372036854775808"],
  ],
  [
    ["HSET", "h", "f", "1", "g", "x"],
    ["HGETALL", "h"],
    ["hgetall", "h"],
    ["HINCRBY", "h", "g", "1"],
    ["HINCRBY", "h", "f", "9223372036854775807"],
    ["HGETALL", "none"],
  ],
  [
    ["SET", "t", "naïve"],
    ["GETRANGE", "t", "0", "2"],
    ["GETRANGE", "t", "3", "-1"],
    ["STRLEN", "t"],
    ["MGET", "t", "none"],
  ],
  [
    ["LPUSH", "l", "a"],
    ["INCR", "l"],
    ["GET", "l"],
    ["MGET", "l"],
    ["SET", "l", "x", "GET"],
    ["HGET", "l", "f"],
    ["TYPE", "l"],
  ],
  [
    ["SET", "t", "x", "EX", "0"],
    ["SET", "t", "x", "EX", "9223372036854775807"],
    ["SET", "t", "x", "NX", "XX"],
    ["SET", "t", "x", "EX", "5", "KEEPTTL"],
    ["SET", "t", "x", "XX"],
    ["EXISTS", "t"],
  ],
  [
    ["SET", "t", "x"],
    ["EXPIRE", "t", "9223372036854775807"],
    ["EXPIRE", "t", "5", "NX", "XX"],
    ["EXPIRE", "t", "5", "QQ"],
    ["TTL", "t"],
    ["EXPIRE", "t", "-1"],
    ["TTL", "t"],
  ],
];

const steps = [
  ...KNOWN.map((commands): RedisStep[] => commands.map((body) => ({ path: "/", body }))),
  [
    { path: "/multi-exec", body: [["SET", "a", "1"], ["GET"], ["SET", "b", "2"]] },
    { path: "/", body: ["EXISTS", "a", "b"] },
  ] satisfies RedisStep[],
  ...fc.sample(redisSteps, { seed: SEED, numRuns: SEQUENCES }),
];

const engine = await createRedisConnection(process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379/15");
const server = await serveUpstashRest({ engine, token: "token" });
const bindings = { UPSTASH_REDIS_REST_URL: server.url, UPSTASH_REDIS_REST_TOKEN: "token" };
const recorded = [];
for (const sequence of steps) {
  await askRedis(bindings, { path: "/", body: ["FLUSHDB"] });
  const answers = [];
  for (const step of sequence) answers.push({ ...step, answer: await askRedis(bindings, step) });
  recorded.push(answers);
}
writeFileSync(join(import.meta.dirname, "../vectors/redis-answers.json"), `${JSON.stringify(recorded, null, 1)}\n`);
await server.close();
await engine.close();
