import { describe, expect, it } from "vitest";
import { createLocalQuota } from "../../../src/isolate/local-quota.ts";
import { createWindowCounter } from "../../../src/isolate/window-counter.ts";
import { createManualClock } from "../../support/manual-clock.ts";

function setUp(quota: number) {
  const clock = createManualClock(); // Ten seconds into a window.
  const counter = createWindowCounter({ maxClients: 10, now: clock.now });
  return { clock, limits: createLocalQuota(counter, { name: "unknown", quota, windowMs: 60_000 }) };
}

describe("createLocalQuota()", () => {
  it("retryAfterMs() lets as many come as the quota has, and counts none itself", () => {
    const { limits } = setUp(2);
    for (let i = 0; i < 10; i++) expect(limits.retryAfterMs("client")).toBeNull();
    limits.count("client");
    expect(limits.retryAfterMs("client")).toBeNull();
    limits.count("client");
    expect(limits.retryAfterMs("client")).toBeGreaterThan(0);
    expect(limits.retryAfterMs("other")).toBeNull();
  });

  it("retryAfterMs() tells how long to wait: after it one may come, and not a second before", () => {
    const { clock, limits } = setUp(1);
    limits.count("client");
    const wait = limits.retryAfterMs("client") ?? 0;
    clock.advance(wait - 1_000);
    expect(limits.retryAfterMs("client")).not.toBeNull();
    clock.advance(1_000);
    expect(limits.retryAfterMs("client")).toBeNull();
  });

  it("takeOff() makes room for one more", () => {
    const { limits } = setUp(1);
    limits.count("client");
    limits.takeOff("client");
    expect(limits.retryAfterMs("client")).toBeNull();
  });
});
