import { afterEach, describe, expect, it, vi } from "vitest";
import { createDeadline } from "../../../../src/lib/deadline.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createRedisMissingNames } from "../../../../src/redirects/stores/redis-missing-names.ts";
import { createFakeUpstash } from "../../../support/fake-upstash.ts";
import { createManualClock } from "../../../support/manual-clock.ts";

function setUp(answer: () => unknown) {
  const { redis, commands, requests } = createFakeUpstash(answer);
  const names = createRedisMissingNames({ redis, timeoutMs: 1_000, random: () => 0.5 });
  return { names, commands, requests, deadline: createDeadline(30_000, createManualClock().now) };
}

describe("createRedisMissingNames()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("forget() raises the epoch and takes the none of all names away, in one MULTI, and asks nothing for no names", async () => {
    const { names, commands, requests, deadline } = setUp(() => 1);
    await names.forget(["pricing", "Ab.C"], deadline);
    await names.forget([], deadline);
    expect(commands).toEqual([
      ["setnx", "names:epoch", String(2 ** 51)],
      ["incr", "names:epoch"],
      ["del", "none:pricing", "none:Ab.C"],
    ]);
    expect(requests).toHaveLength(1);
  });

  it("forget() fails when Redis is out of reach", async () => {
    const { names, deadline } = setUp(() => {
      throw new TypeError("fetch failed");
    });
    await expect(names.forget(["pricing"], deadline)).rejects.toBeInstanceOf(StoreError);
  });
});
