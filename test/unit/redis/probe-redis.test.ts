import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { probeRedis } from "../../../src/redis/probe-redis.ts";
import { createFakeUpstash } from "../../support/fake-upstash.ts";

const open = () => new AbortController().signal;

describe("probeRedis()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is content with a PONG", async () => {
    const { redis, commands } = createFakeUpstash(() => "PONG");
    await expect(probeRedis(redis, open)).resolves.toBeUndefined();
    expect(commands).toEqual([["ping"]]);
  });

  it.each([null, "OK", 1])("fails on any other answer: %j", async (answer) => {
    const { redis } = createFakeUpstash(() => answer);
    await expect(probeRedis(redis, open)).rejects.toBeInstanceOf(StoreError);
  });
});
