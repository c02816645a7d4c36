import { expect, it } from "vitest";
import type { Decision } from "../../../src/limits/limiter.ts";
import { observeDecisions } from "../../../src/limits/observe-decisions.ts";
import { inTime } from "../../support/in-time.ts";

it("observeDecisions() tells of each decision, and changes none", async () => {
  const limit = { name: "read", quota: 1, windowMs: 1 };
  const decision: Decision = { limit, remaining: 0, resetMs: 1, isAllowed: true };
  const told: Decision[] = [];
  const limiter = observeDecisions({ take: async () => decision }, (seen) => told.push(seen));
  expect(await limiter.take("client", limit, inTime)).toBe(decision);
  expect(told).toEqual([decision]);
});
