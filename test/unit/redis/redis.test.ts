import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { CommandRefused, createRedisStore } from "../../../src/redis/redis.ts";
import { createTimeout, neverAnswer, type SentRequest, stubFetch } from "../../support/fake-fetch.ts";

const token = "AXsecret-token";
const store = createRedisStore({ url: "https://redis.example", token });
const open = () => new AbortController().signal;

const setSecret = (signal = open) =>
  store.run("publish a new link", signal, (redis) => redis.set("link:hidden-slug", "hidden-value", { px: 1_000 }));

/** The failure of a command, and what was sent for it. */
async function fail(answer: (request: SentRequest) => Response | Promise<Response>, signal = open) {
  const sent = stubFetch(answer);
  const error: unknown = await setSecret(signal).then(
    (value) => ({ resolved: value }),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  if (!(error instanceof StoreError)) throw new Error("no StoreError");
  return { error, sent };
}

/** What a proxy or a Redis might send back: a text with everything in it that must not be told. */
const tellTale = `command was: ["set","link:hidden-slug","hidden-value"] with Bearer ${token}`;

const failures: Record<string, { answer: (request: SentRequest) => Response | Promise<Response>; reason: string }> = {
  "a connection that fails": {
    answer: () => Promise.reject(new TypeError(`fetch failed ${tellTale}`)),
    reason: "out of reach",
  },
  "an error of Redis": {
    answer: () => Response.json({ error: `WRONGTYPE ${tellTale}` }, { status: 400 }),
    reason: "refused, WRONGTYPE",
  },
  "an error of Redis with status 200": {
    answer: () => Response.json({ error: `OOM ${tellTale}` }),
    reason: "refused, OOM",
  },
  "a wrong token": {
    answer: () => Response.json({ error: `Unauthorized ${tellTale}` }, { status: 401 }),
    reason: "refused, no reason given",
  },
  "a page instead of JSON": { answer: () => new Response(`<html>${tellTale}`), reason: "the answer is not JSON" },
  "a 502 of a proxy": {
    answer: () => new Response(`Bad Gateway ${tellTale}`, { status: 502 }),
    reason: "the answer is not JSON",
  },
  "an answer without a result": { answer: () => Response.json({ text: tellTale }), reason: "out of reach" },
  "an answer that is null": { answer: () => new Response("null"), reason: "out of reach" },
};

describe("createRedisStore()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("run() sends the command with the token and gives the answer, text left as text", async () => {
    const sent = stubFetch(() => Response.json({ result: ["12", null] }));
    const answer = await store.run("read a cached link", open, (redis) => redis.mget("a", "b"));
    expect(answer).toEqual(["12", null]);
    expect(sent.map(({ url, body }) => [url, JSON.parse(body) as unknown])).toEqual([
      ["https://redis.example", ["mget", "a", "b"]],
    ]);
    expect(sent[0]?.headers.get("Authorization")).toBe(`Bearer ${token}`);
    expect(sent[0]?.headers.has("Upstash-Encoding")).toBe(false);
  });

  it("run() sends a MULTI as one request", async () => {
    const sent = stubFetch(() => Response.json([{ result: "OK" }, { result: 1 }]));
    const answer = await store.run("publish", open, (redis) => redis.multi().set("a", "1").del("b").exec());
    expect(answer).toEqual(["OK", 1]);
    expect(sent.map(({ url }) => url)).toEqual(["https://redis.example/multi-exec"]);
  });

  it("run() sends two commands of one tick as two requests, each with a client of its own", async () => {
    const sent = stubFetch(() => Response.json({ result: null }));
    await Promise.all(["a", "b"].map((key) => store.run("read", open, (redis) => redis.get(key))));
    expect(sent.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      ["get", "a"],
      ["get", "b"],
    ]);
  });

  it("run() makes its signal as the command is sent", async () => {
    const sent = stubFetch(() => Response.json({ result: null }));
    const signal = open();
    const makeSignal = vi.fn(() => signal);
    await store.run("read", makeSignal, (redis) => redis.get("a"));
    expect(makeSignal).toHaveBeenCalledOnce();
    expect(sent[0]?.signal).toBe(signal);
  });

  for (const [name, { answer, reason }] of Object.entries(failures)) {
    it(`run() makes a StoreError of ${name}, which tells no command, value or token, after one request`, async () => {
      const { error, sent } = await fail(answer);
      expect(error).toMatchObject({ store: "redis", operation: "publish a new link", reason });
      expect(error.message).toBe(`Cannot publish a new link: redis failed, ${reason}`);
      for (const secret of [token, "hidden-slug", "hidden-value"]) {
        expect(error.message).not.toContain(secret);
        expect(error.stack).not.toContain(secret);
      }
      expect(sent).toHaveLength(1);
    });
  }

  it("run() makes a StoreError of a time-out, never a null that would read as a miss", async () => {
    const { signal, strike } = createTimeout();
    const failing = fail((request) => {
      const answer = neverAnswer(request);
      strike();
      return answer;
    }, signal);
    const { error, sent } = await failing;
    expect(error.message).toBe("Cannot publish a new link: redis failed, no answer in time");
    expect(sent).toHaveLength(1);
  });

  it("run() makes a StoreError of a time-out in the middle of the answer", async () => {
    const { error } = await fail(() => {
      const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
      return new Response(new ReadableStream({ start: (controller) => controller.error(timeout) }));
    });
    expect(error.reason).toBe("no answer in time");
  });

  it("run() makes a StoreError of a MULTI in which one command failed", async () => {
    stubFetch(() => Response.json([{ result: "OK" }, { error: "ERR hidden-value" }]));
    const answer = store.run("publish", open, (redis) => redis.multi().set("a", "hidden-value").del("b").exec());
    await expect(answer).rejects.toThrow(/^Cannot publish: redis failed, refused, [A-Za-z ]+$/);
  });

  it.each([
    ["no room for a write", "OOM command not allowed when used memory > 'maxmemory'.", true],
    ["a MULTI with a command that was refused", "EXECABORT Transaction discarded because of previous errors.", true],
    ["a replica", "READONLY You can't write against a read only replica.", true],
    ["no room at Upstash", "ERR DB capacity quota exceeded", true],
    ["a request that is too large", "ERR max request size exceeded. Limit: 1048576 bytes, Actual: 2000000 bytes", true],
    ["no requests left", "ERR max requests limit exceeded. Limit: 500000, Usage: 500001", false],
    ["an unknown command", "ERR unknown command 'hidden-value'", false],
  ])("run() tells by CommandRefused whether Redis goes on doing others: %s", async (_, error, isOfThisCommand) => {
    const refused = (await fail(() => Response.json({ error }, { status: 400 }))).error;
    expect(refused instanceof CommandRefused).toBe(isOfThisCommand);
    expect(refused.reason).toBe(`refused, ${error.split(" ")[0]}`);

    stubFetch(() => Response.json([{ result: "OK" }, { error }]));
    const sent = store.run("publish", open, (redis) => redis.pipeline().del("a").set("b", "hidden-value").exec());
    const inPipeline: unknown = await sent.catch((failure: unknown) => failure);
    expect(inPipeline instanceof CommandRefused).toBe(isOfThisCommand);
    expect(inPipeline).toMatchObject({ reason: `refused, ${error.split(" ")[0]}` });
  });

  it("run() passes a StoreError of the commands on as it is", async () => {
    const own = new StoreError({ store: "redis", operation: "read", reason: "not the answer of an MGET" });
    await expect(store.run("read", open, () => Promise.reject(own))).rejects.toBe(own);
  });
});
