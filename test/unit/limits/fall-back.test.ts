import { describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { fallBack } from "../../../src/limits/fall-back.ts";
import type { Decision, Limiter, RateLimit } from "../../../src/limits/limiter.ts";
import { inTime } from "../../support/in-time.ts";

const limit: RateLimit = { name: "create", quota: 10, windowMs: 60_000 };

function limiterOf(remaining: number) {
  const decision: Decision = { limit, isAllowed: true, remaining, resetMs: 1 };
  return { take: vi.fn<Limiter["take"]>(async () => decision) };
}

const failing = (error: Error): Limiter => ({
  take: async () => {
    throw error;
  },
});

describe("fallBack()", () => {
  it("asks the shared limiter alone while that answers", async () => {
    const [shared, local, report] = [limiterOf(5), limiterOf(9), vi.fn()];
    expect(await fallBack(shared, local, report).take("client", limit, inTime)).toMatchObject({ remaining: 5 });
    expect(shared.take).toHaveBeenCalledExactlyOnceWith("client", limit, inTime);
    expect(local.take).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
  });

  it("asks the local limiter about the same client when the store fails, and reports it", async () => {
    const failure = new StoreError({ store: "redis", operation: "count a request", reason: "no answer in time" });
    const [local, report] = [limiterOf(9), vi.fn()];
    expect(await fallBack(failing(failure), local, report).take("client", limit, inTime)).toMatchObject({
      remaining: 9,
    });
    expect(local.take).toHaveBeenCalledExactlyOnceWith("client", limit, inTime);
    expect(report).toHaveBeenCalledExactlyOnceWith(failure);
  });

  it("passes any other error on: a bug is no outage", async () => {
    const bug = new TypeError("a bug");
    const [local, report] = [limiterOf(9), vi.fn()];
    await expect(fallBack(failing(bug), local, report).take("client", limit, inTime)).rejects.toBe(bug);
    expect(local.take).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
  });
});
