import { beforeEach, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { connectRedis, useStandIns } from "../support/stand-ins.ts";

/** Texts that a careless hop would change: the status OK, numbers, JSON, what base64 and UTF-8 can trip over. */
const TEXTS = [
  "plain",
  "",
  "OK",
  "PONG",
  "null",
  "true",
  "1",
  "007",
  "9007199254740993",
  "1e3",
  `{"a": [1, 2.0]}`,
  `"quoted"`,
  "dGV4dA==",
  "naïve 日本 🙂",
  "line\r\nline\ttab\u0000nul",
  "日🙂".repeat(20_000),
];

/** As the client comes by default, and as Bijou sets it up. */
const CLIENTS = [
  { client: "in base64", options: { automaticDeserialization: false } },
  {
    client: "as plain JSON",
    options: { automaticDeserialization: false, enableAutoPipelining: false, responseEncoding: false },
  },
  {
    client: "in base64, without auto-pipelining",
    options: { automaticDeserialization: false, enableAutoPipelining: false },
  },
] as const;

describe.each(engines)("serveUpstashRest() on $name", (engine) => {
  const on = useStandIns(engine);
  beforeEach(() => on.stack.redis.run(["FLUSHDB"]));

  describe.each(CLIENTS)("answers $client", ({ options }) => {
    const redis = () => connectRedis(on.stack.bindings, options);

    it.each(TEXTS.map((text) => ({ text, start: text.slice(0, 30) })))(
      "with the text that was set: $start",
      async ({ text }) => {
        expect(await redis().set("text", text)).toBe("OK");
        expect(await redis().get("text")).toBe(text);
        expect(await redis().mget("none", "text", "text")).toEqual([null, text, text]);
        expect(await redis().pipeline().get("text").mget("text", "none").exec()).toEqual([text, [text, null]]);
        expect(await redis().multi().get("text").mget("text", "none").exec()).toEqual([text, [text, null]]);
      },
    );

    it("with each kind of reply", async () => {
      expect(await redis().ping()).toBe("PONG");
      expect(await redis().get("none")).toBeNull();
      expect(await redis().mget("none")).toEqual([null]);
      expect(await redis().set("key", "value", { nx: true })).toBe("OK");
      expect(await redis().set("key", "other", { nx: true })).toBeNull();
      expect(await redis().incr("count")).toBe(1);
      expect(await redis().incr("count")).toBe(2);
      expect(await redis().get("count")).toBe("2");
      expect(await redis().exists("key", "none", "count")).toBe(2);
      expect(await redis().dbsize()).toBe(2);
      expect(await redis().del("key", "none")).toBe(1);
      expect(await redis().get("key")).toBeNull();
      expect(await redis().flushdb()).toBe("OK");
      expect(await redis().dbsize()).toBe(0);
    });

    it("with names that are no ASCII, and takes them for no others", async () => {
      const names = ["link:ü", "link:u\u0308", "link:🙂", "link:", "link: ", "LINK:ü"];
      for (const [n, name] of names.entries()) await redis().set(name, `value ${n}`);
      expect(await redis().mget(...names)).toEqual(names.map((_name, n) => `value ${n}`));
    });
  });

  it("lets the client parse values, where it is told to", async () => {
    const redis = connectRedis(on.stack.bindings, {});
    await redis.set("object", { a: [1, "ü", null] });
    await redis.set("number", 5);
    expect(await redis.mget("object", "number", "none")).toEqual([{ a: [1, "ü", null] }, 5, null]);
    expect(await on.redis.get("object")).toBe(`{"a":[1,"ü",null]}`);
  });

  it("answers commands that the client sends together, each with its own reply", async () => {
    const redis = connectRedis(on.stack.bindings, { automaticDeserialization: false });
    const numbers = Array.from({ length: 50 }, (_, n) => n);
    await Promise.all(numbers.map((n) => redis.set(`key ${n}`, `value ${n}`)));
    const values = await Promise.all(numbers.map((n) => redis.get(`key ${n}`)));
    expect(values).toEqual(numbers.map((n) => `value ${n}`));
  });
});
