import { describe, expect, it } from "vitest";
import { createRedisConnection } from "../../src/local/redis/redis-connection.ts";
import { serveUpstashRest } from "../../src/local/upstash-rest.ts";
import { engines } from "../support/engines.ts";
import { connectRedis, post, useStandIns } from "../support/stand-ins.ts";

describe.each(engines)("serveUpstashRest() on $name: errors", (engine) => {
  const on = useStandIns(engine);
  const send = (path: string, body: string, headers: Record<string, string> = {}) => {
    const { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN } = on.stack.bindings;
    const authorization = { Authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}` };
    return post(UPSTASH_REDIS_REST_URL + path, body, { ...authorization, ...headers });
  };

  it.each([
    ["another token", { Authorization: "Bearer wrong" }],
    ["no token", { Authorization: "" }],
    ["another scheme", { Authorization: "Basic Ymlqb3U=" }],
  ])("refuses %s with 401 and does nothing", async (_what, headers) => {
    for (const [path, body] of [
      ["/", ["SET", "stranger", "1"]],
      ["/pipeline", [["SET", "stranger", "1"]]],
      ["/multi-exec", [["SET", "stranger", "1"]]],
    ] as const) {
      expect(await send(path, JSON.stringify(body), headers)).toMatchObject({
        status: 401,
        body: { error: expect.stringMatching(/^WRONGPASS/) as string },
      });
    }
    expect(await on.redis.get("stranger")).toBeNull();
  });

  it("tells the client of a wrong token", async () => {
    const stranger = connectRedis({ ...on.stack.bindings, UPSTASH_REDIS_REST_TOKEN: "wrong" }, {});
    await expect(stranger.get("key")).rejects.toMatchObject({
      name: "UpstashError",
      message: expect.stringContaining("WRONGPASS") as string,
    });
  });

  it.each([
    ["an unknown command", "/", `["NOSUCH", "a"]`, /^ERR unknown command 'NOSUCH'/],
    ["an empty command", "/", "[]", /^ERR /],
    ["a command that is no list", "/", `{"command": "PING"}`, /^ERR /],
    ["a body that is not JSON", "/", "PING", /^ERR /],
    ["no body", "/", "", /^ERR /],
    ["a pipeline that is no list of commands", "/pipeline", `["PING"]`, /^ERR /],
    ["a pipeline with an empty command", "/pipeline", `[["PING"], []]`, /^ERR /],
    ["a transaction with an empty command", "/multi-exec", `[["PING"], []]`, /^ERR /],
    ["a transaction that is not JSON", "/multi-exec", "[[", /^ERR /],
  ])("refuses %s with 400", async (_what, path, body, error) => {
    expect(await send(path, body)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(error) as string },
    });
  });

  it("answers errors as plain text to a client that wants base64", async () => {
    const inBase64 = { "Upstash-Encoding": "base64" };
    const error = expect.stringMatching(/^ERR unknown command/) as string;
    expect(await send("/", `["NOSUCH"]`, inBase64)).toEqual({ status: 400, body: { error } });
    expect(await send("/pipeline", `[["NOSUCH"], ["PING"]]`, inBase64)).toEqual({
      status: 200,
      body: [{ error }, { result: Buffer.from("PONG").toString("base64") }],
    });
  });

  it("serves nothing but its three endpoints, by POST", async () => {
    const unknown = await send("/elsewhere", `["PING"]`);
    expect(unknown).toEqual({ status: 404, body: { error: expect.stringMatching(/^ERR /) as string } });
    const { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN } = on.stack.bindings;
    const headers = { Authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}` };
    expect((await fetch(UPSTASH_REDIS_REST_URL, { headers })).status).toBe(405);
  });
});

const { TEST_REDIS_URL } = process.env;
describe.each(TEST_REDIS_URL === undefined ? [] : [TEST_REDIS_URL])(
  "serveUpstashRest() over a server that is gone",
  (url) => {
    it("answers 500, and the client throws", async () => {
      const gone = await createRedisConnection(url);
      await gone.close();
      const token = "token";
      const server = await serveUpstashRest({ engine: gone, token });
      try {
        const bindings = { UPSTASH_REDIS_REST_URL: server.url, UPSTASH_REDIS_REST_TOKEN: token };
        const redis = connectRedis(bindings, { enableAutoPipelining: false });
        await expect(redis.get("key")).rejects.toThrow(/^ERR /);
        await expect(redis.pipeline().get("key").exec()).rejects.toThrow(/^ERR /);
        await expect(redis.multi().get("key").exec()).rejects.toThrow(/^ERR /);
        const answer = await post(server.url, `["PING"]`, { Authorization: `Bearer ${token}` });
        expect(answer).toMatchObject({ status: 500 });
      } finally {
        await server.close();
      }
    });
  },
);
