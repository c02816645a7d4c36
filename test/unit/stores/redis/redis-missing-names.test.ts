import { afterEach, describe, expect, it, vi } from "vitest";
import { createDeadline } from "../../../../src/lib/deadline.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createRedisMissingNames } from "../../../../src/stores/redis/redis-missing-names.ts";
import { createFakeUpstash } from "../../../support/fake-upstash.ts";
import { createManualClock } from "../../../support/manual-clock.ts";

function setUp(answer: () => unknown) {
  const { redis, commands } = createFakeUpstash(answer);
  const names = createRedisMissingNames({ redis, timeoutMs: 1_000 });
  return { names, commands, deadline: createDeadline(30_000, createManualClock().now) };
}

describe("createRedisMissingNames()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("forget() takes the none of all names away in one command, and asks nothing for no names", async () => {
    const { names, commands, deadline } = setUp(() => 1);
    await names.forget(["pricing", "Ab.C"], deadline);
    await names.forget([], deadline);
    expect(commands).toEqual([["del", "none:pricing", "none:Ab.C"]]);
  });

  it("forget() fails when Redis is out of reach", async () => {
    const { names, deadline } = setUp(() => {
      throw new TypeError("fetch failed");
    });
    await expect(names.forget(["pricing"], deadline)).rejects.toBeInstanceOf(StoreError);
  });
});
