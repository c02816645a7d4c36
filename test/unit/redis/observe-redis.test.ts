import { describe, expect, it } from "vitest";
import { CallCutShort, StoreError } from "../../../src/lib/store-error.ts";
import { isRedisDown, observeRedis } from "../../../src/redis/observe-redis.ts";
import { CommandRefused } from "../../../src/redis/redis.ts";

const facts = { store: "redis", operation: "read", reason: "refused" } as const;
const silent = new StoreError({ store: "redis", operation: "read", reason: "no answer in time" });
const cutShort = new CallCutShort({ store: "redis", operation: "read", cause: silent });
const signal = () => AbortSignal.timeout(1_000);

describe("observeRedis()", () => {
  it.each([
    ["no answer", silent, true],
    ["a command that it refuses", new CommandRefused(facts), true],
    ["a call that its request left no time", cutShort, false],
    ["a mistake of ours", new TypeError("x"), false],
  ])("run() throws %s on, and tells of it: %#", async (_, error, isTold) => {
    const told: unknown[] = [];
    const redis = observeRedis({ run: () => Promise.reject(error) }, (failure) => told.push(failure));
    await expect(redis.run("read", signal, async () => "")).rejects.toBe(error);
    expect(told).toEqual(isTold ? [error] : []);
  });
});

describe("isRedisDown()", () => {
  it.each([
    ["no answer", silent, true],
    ["a Redis that refuses everything", new StoreError(facts), true],
    ["a Redis that refuses this command", new CommandRefused(facts), false],
    ["a call that its request left no time", cutShort, false],
    ["a mistake of ours", new TypeError("x"), false],
  ])("knows %s: %#", (_, error, expected) => {
    expect(isRedisDown(error)).toBe(expected);
  });
});
