import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { createEmbeddedRedis } from "../../src/local/redis/embedded-redis.ts";
import { type Command, type Reply, TransactionDiscarded } from "../../src/local/redis/redis-engine.ts";
import { engines, servers } from "../support/engines.ts";
import { createRedisModel } from "../support/redis-model.ts";
import { useStandIns } from "../support/stand-ins.ts";

/** Long enough to be there at the end of a run, on any machine. */
const LONG_MS = "600000";

const key = fc.constantFrom("a", "link:b", "link:ü");
const counter = fc.constantFrom("rate:1", "rate:2");
const options = fc.constantFrom<string[][]>([], ["NX"], ["PX", LONG_MS], ["NX", "PX", LONG_MS], ["px", LONG_MS, "nx"]);

/** What Bijou asks of Redis. */
const command: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(key, fc.string({ unit: "grapheme" }), options)
    .map(([name, value, more]): Command => ["SET", name, value, ...more]),
  fc.tuple(counter, fc.nat(), options).map(([name, value, more]): Command => ["set", name, String(value), ...more]),
  fc.oneof(key, counter).map((name): Command => ["GET", name]),
  fc.array(fc.oneof(key, counter), { minLength: 1, maxLength: 4 }).map((names): Command => ["MGET", ...names]),
  fc.array(fc.oneof(key, counter), { minLength: 1, maxLength: 4 }).map((names): Command => ["DEL", ...names]),
  fc.array(fc.oneof(key, counter), { minLength: 1, maxLength: 4 }).map((names): Command => ["EXISTS", ...names]),
  counter.map((name): Command => ["INCR", name]),
  fc.tuple(counter, fc.nat()).map(([name, value]): Command => ["setnx", name, String(value)]),
  fc.oneof(key, counter).map((name): Command => ["PEXPIRE", name, LONG_MS]),
  fc.oneof(key, counter).map((name): Command => ["pttl", name]),
  fc.constant<Command>(["DBSIZE"]),
  fc.constant<Command>(["PING"]),
  fc.constant<Command>(["KEYS", "*"]),
);

/** What Redis refuses outright. Bijou sends none of it; code that began to should fail on a laptop too. */
const REFUSED: Command[] = [
  ["GET"],
  ["GET", "a", "b"],
  ["MGET"],
  ["DEL"],
  ["EXISTS"],
  ["INCR"],
  ["PTTL"],
  ["SETNX", "key"],
  ["SETNX", "key", "value", "NX"],
  ["SET", "key"],
  ["SET", "key", "value", "PX"],
  ["SET", "key", "value", "PX", "0"],
  ["SET", "key", "value", "PX", "-1"],
  ["SET", "key", "value", "PX", "1.5"],
  ["SET", "key", "value", "PX", "soon"],
  ["SET", "key", "value", "SOON"],
  ["SET", "key", "value", "NX", "XX"],
  ["SET", "key", "value", "PX", "1000", "EX", "1"],
  ["PEXPIRE", "there"],
  ["PEXPIRE", "there", "1.5"],
  ["PEXPIRE", "there", "soon"],
];

describe.each(engines)("RedisEngine: $name", (engine) => {
  const on = useStandIns(engine);
  beforeEach(() => on.stack.redis.run(["FLUSHDB"]));

  it("run() and transaction() do what Redis does, for any commands of Bijou's in any order", async () => {
    const steps = fc.array(fc.oneof(command, fc.array(command, { minLength: 1, maxLength: 5 })), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const { redis } = on.stack;
        await redis.run(["FLUSHDB"]);
        const model = createRedisModel();
        for (const step of sequence) {
          if (isCommand(step)) expect(withoutTime(step, await redis.run(step))).toEqual({ result: model(step) });
          else {
            const replies = await redis.transaction(step);
            const told = step.map((each, n) => withoutTime(each, replies[n]));
            expect(told).toEqual(step.map((each) => ({ result: model(each) })));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["", 1],
    ["(", 0],
    ["\0\r\n", 1],
    ["0\0 5", 1],
    ["(0\0", 0],
    ["-inf\0x", 1],
  ])("run() reads %j as the end of a range as C does, up to a NUL", async (least, count) => {
    await on.stack.redis.run(["ZADD", "scores", "0", "zero"]);
    expect(await on.stack.redis.run(["ZCOUNT", "scores", least, "9"])).toEqual({ result: count });
  });

  it.each(REFUSED.map((refused) => ({ text: refused.join(" "), refused })))(
    "run() refuses $text",
    async ({ refused }) => {
      const { redis } = on.stack;
      await redis.run(["SET", "there", "value"]);
      expect(await redis.run(refused)).toEqual({ error: expect.stringMatching(/^ERR /) as string });
      expect(await redis.run(["MGET", "key", "there"])).toEqual({ result: [null, "value"] });
      expect(await redis.run(["PTTL", "there"])).toEqual({ result: -1 });
    },
  );

  it.each([
    ["no such command", ["NOSUCH", "a"]],
    ["too few arguments", ["GET"]],
  ] satisfies [string, Command][])("transaction() does nothing at all when one has %s", async (_what, refused) => {
    const { redis } = on.stack;
    const transaction = redis.transaction([["SET", "a", "1"], refused, ["SET", "b", "2"]]);
    await expect(transaction).rejects.toBeInstanceOf(TransactionDiscarded);
    expect(await redis.run(["EXISTS", "a", "b"])).toEqual({ result: 0 });
  });
});

describe("createEmbeddedRedis()", () => {
  it.each([
    ["INCRBYFLOAT", "there", "1"],
    ["HSCAN", "there", "0"],
    ["ZADD", "key", "NX", "1", "member"],
    ["ZADD", "key", "1.5", "member"],
    ["ZADD", "key", "1e3", "member"],
    ["ZRANGE", "key", "0", "1", "REV"],
    ["XADD", "key", "*", "field", "value"],
    ["EVAL", "return 1", "0"],
    ["BLPOP", "key", "0"],
    ["SUBSCRIBE", "key"],
    ["MULTI"],
    ["constructor"],
  ] satisfies Command[])("refuses what is not on its list, and says what to do: %s %s %s %s", async (...refused) => {
    const redis = createEmbeddedRedis();
    await redis.run(["SET", "there", "value", "PX", LONG_MS]);
    const error = expect.stringMatching(/^ERR .*the embedded Redis does not know .*; run with REDIS_URL/) as string;
    expect(await redis.run(refused)).toEqual({ error });
    expect(await redis.run(["MGET", "there", "key"])).toEqual({ result: ["value", null] });
    await redis.close();
  });

  it("gives each key to one page of a SCAN, whatever is made and deleted between the pages", async () => {
    const redis = createEmbeddedRedis();
    for (let n = 0; n < 25; n++) await redis.run(["SET", `key ${n}`, "value"]);
    const seen: unknown[] = [];
    for (let cursor: unknown; cursor !== "0"; ) {
      const reply = await redis.run(["SCAN", typeof cursor === "string" ? cursor : "0"]);
      if ("error" in reply) throw new Error(reply.error);
      const [next, keys] = reply.result as [string, string[]]; // Of SCAN.
      cursor = next;
      seen.push(...keys);
      // One that was seen goes, one that was seen is written again.
      await redis.run(["DEL", keys[0] ?? ""]);
      await redis.run(["SET", keys[1] ?? "", "again"]);
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    await redis.close();
  });

  it("shares nothing with another", async () => {
    const [one, other] = [createEmbeddedRedis(), createEmbeddedRedis()];
    await one.run(["SET", "key", "value"]);
    expect(await other.run(["GET", "key"])).toEqual({ result: null });
    await Promise.all([one.close(), other.close()]);
  });
});

function isCommand(step: Command | Command[]): step is Command {
  return typeof step[0] === "string";
}

/** The time that a key has left is no two times the same, and keys come in any order. */
function withoutTime([name]: Command, reply: Reply | undefined): unknown {
  const isList = name === "KEYS" && reply !== undefined && "result" in reply && Array.isArray(reply.result);
  if (isList) return { result: (reply.result as unknown[]).map(String).toSorted() }; // Of an `any[]`.
  const isTime = name === "pttl" && reply !== undefined && "result" in reply && Number(reply.result) > 0;
  return isTime ? { result: "time" } : reply;
}

describe.each(servers)("createRedisConnection() to $name", (server) => {
  const on = useStandIns(server);

  it.each([
    ["SELECT", "9"],
    ["MULTI"],
    ["SUBSCRIBE", "a"],
    ["MONITOR"],
    ["BLPOP", "a", "0"],
    ["CLIENT", "REPLY", "OFF"],
    ["quit"],
  ] satisfies Command[])("refuses %s, which would live on in the next request", async (...refused) => {
    const { redis } = on.stack;
    await redis.run(["SET", "here", "1"]);
    expect(await redis.run(refused)).toEqual({
      error: expect.stringMatching(/^ERR Command is not available/) as string,
    });
    await expect(redis.transaction([["SET", "here", "2"], refused])).rejects.toThrow(/^EXECABORT/);
    expect(await redis.run(["GET", "here"])).toEqual({ result: "1" });
  });
});
