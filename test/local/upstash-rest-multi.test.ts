import { beforeEach, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { post, useStandIns } from "../support/stand-ins.ts";

const LONG_MS = 600_000;

describe.each(engines)("serveUpstashRest() on $name: several commands", (engine) => {
  const on = useStandIns(engine);
  beforeEach(() => on.stack.redis.run(["FLUSHDB"]));

  it("runs a pipeline in order", async () => {
    const { redis } = on;
    const replies = await redis
      .pipeline()
      .set("key", "a")
      .get("key")
      .set("key", "b", { nx: true })
      .incr("count")
      .incr("count")
      .del("key")
      .mget("key", "count")
      .ping()
      .exec();
    expect(replies).toEqual(["OK", "a", null, 1, 2, 1, [null, "2"], "PONG"]);
  });

  it("answers a pipeline of a thousand commands", async () => {
    const pipeline = on.redis.pipeline();
    for (let n = 0; n < 1_000; n++) pipeline.set(`key ${n}`, `value ${n}`, { px: LONG_MS, nx: true });
    expect(await pipeline.exec()).toEqual(Array.from({ length: 1_000 }, () => "OK"));
    expect(await on.redis.dbsize()).toBe(1_000);
  });

  it("goes on with a pipeline after a command that fails, and says which", async () => {
    const { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN } = on.stack.bindings;
    const body = JSON.stringify([
      ["SET", "a", "1"],
      ["NOSUCH", "a"],
      ["INCR", "a"],
    ]);
    const answer = await post(`${UPSTASH_REDIS_REST_URL}/pipeline`, body, {
      Authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}`,
    });
    expect(answer).toEqual({
      status: 200,
      body: [
        { result: "OK" },
        { error: expect.stringMatching(/^ERR unknown command 'NOSUCH'/) as string },
        { result: 2 },
      ],
    });
  });

  it("runs a transaction in order: the limiter's and the publishing create's", async () => {
    const { redis } = on;
    const limiter = () => redis.multi().get("previous").incr("current").pexpire("current", LONG_MS).exec();
    expect(await limiter()).toEqual([null, 1, 1]);
    expect(await limiter()).toEqual([null, 2, 1]);
    await redis.set("none:a", "none");
    const publish = () => redis.multi().set("link:a", "value", { px: LONG_MS, nx: true }).del("none:a").exec();
    expect(await publish()).toEqual(["OK", 1]);
    expect(await publish()).toEqual([null, 0]);
    expect(await redis.mget("link:a", "none:a")).toEqual(["value", null]);
  });

  it("gives each of 50 simultaneous transactions a count of its own, and all of one the same moment", async () => {
    const count = () => on.redis.multi().get("count").incr("count").pexpire("count", LONG_MS).get("count").exec();
    const replies = await Promise.all(Array.from({ length: 50 }, count));
    const counts = replies.map(([, current]) => current).sort((a, b) => a - b);
    expect(counts).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    for (const [before, current, , after] of replies) {
      expect(Number(before)).toBe(current - 1);
      expect(Number(after)).toBe(current);
    }
  });

  it("lets nothing else in between the commands of a transaction", async () => {
    const { redis } = on;
    await redis.set("key", "0");
    const transactions = Array.from({ length: 25 }, (_, n) =>
      redis.multi().set("key", `in ${n}`).get("key").get("key").exec(),
    );
    const others = Array.from({ length: 25 }, (_, n) => redis.set("key", `out ${n}`));
    const replies = await Promise.all(transactions);
    await Promise.all(others);
    expect(replies).toEqual(Array.from({ length: 25 }, (_, n) => ["OK", `in ${n}`, `in ${n}`]));
  });

  it("does nothing of a transaction with a command that there is none of", async () => {
    const { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN } = on.stack.bindings;
    const body = JSON.stringify([
      ["SET", "a", "1"],
      ["NOSUCH", "a"],
      ["SET", "b", "2"],
    ]);
    const answer = await post(`${UPSTASH_REDIS_REST_URL}/multi-exec`, body, {
      Authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}`,
    });
    expect(answer).toEqual({
      status: 400,
      body: { error: expect.stringMatching(/^(ERR unknown command 'NOSUCH'|EXECABORT )/) as string },
    });
    expect(await on.redis.exists("a", "b")).toBe(0);
  });
});
