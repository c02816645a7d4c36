import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createMemoryRung, pricing } from "../../../support/memory-rung.ts";
import { createVisit, targetTo } from "../../../support/read-ladder.ts";

const target = targetTo("https://example.com/old");
const newTarget = targetTo("https://example.com/new");

describe("withMemory(), refreshing behind the answer", () => {
  it("peek() starts no refresh in the first half of an entry's ten seconds", async () => {
    const { memory, fill, loads, clock } = createMemoryRung();
    await fill(pricing, { target });
    clock.advance(4_999);
    memory.peek(pricing, createVisit);
    expect(loads).toHaveLength(1);
  });

  it("peek() answers at once and refreshes in its own request's waitUntil, once at a time", async () => {
    const { memory, fill, loads, reported, clock, lastLoad } = createMemoryRung();
    await fill(pricing, { target });
    clock.advance(5_000);
    const [first, second] = [createVisit(), createVisit()];
    expect(memory.peek(pricing, () => first)).toMatchObject({ target });
    expect(memory.peek(pricing, () => second)).toMatchObject({ target });
    expect(await memory.find([pricing], second)).toMatchObject({ target }); // While the refresh hangs.
    expect(loads).toHaveLength(2);
    expect([first.anchored.length, second.anchored.length]).toEqual([1, 0]);
    expect(reported()).toEqual(["memory: refresh", "memory: hit", "memory: hit", "memory: hit"]);

    lastLoad().answer({ target: newTarget, asOf: clock.now() });
    await first.settled();
    expect(memory.peek(pricing, () => second)).toMatchObject({ target: newTarget });
  });

  it("peek() keeps a hot link fresh for good: no reader ever waits for a load", async () => {
    const { memory, fill, clock, loads, lastLoad } = createMemoryRung();
    await fill(pricing, { target });
    for (let second = 0; second < 60; second++) {
      clock.advance(1_000);
      const visit = createVisit();
      expect(memory.peek(pricing, () => visit)).toBeDefined();
      if (visit.anchored.length > 0) lastLoad().answer({ target, asOf: clock.now() });
      await visit.settled();
    }
    expect(loads).toHaveLength(13); // The first, and one in five seconds.
  });

  it("peek() counts freshness after a refresh from when the refresh began", async () => {
    const { memory, fill, clock, lastLoad } = createMemoryRung();
    await fill(pricing, { target });
    clock.advance(5_000);
    const visit = createVisit();
    memory.peek(pricing, () => visit);
    const refreshBeganAt = clock.now();
    clock.advance(4_000);
    lastLoad().answer({ target: newTarget, asOf: refreshBeganAt });
    await visit.settled();
    clock.advance(5_999);
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target: newTarget });
    clock.advance(1);
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
  });

  it("peek() goes on with the old entry when a refresh fails, tries again, and never rejects", async () => {
    const { memory, fill, loads, clock, lastLoad } = createMemoryRung();
    await fill(pricing, { target });
    clock.advance(6_000);
    const visit = createVisit();
    memory.peek(pricing, () => visit);
    lastLoad().fail(new StoreError({ store: "postgres", operation: "find a link", reason: "HTTP 503" }));
    await expect(visit.settled()).resolves.toBeUndefined();
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target });
    expect(loads).toHaveLength(3);
    clock.advance(4_000);
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
  });

  it("peek() shows what a refresh found to be gone", async () => {
    const { memory, fill, clock, lastLoad } = createMemoryRung();
    await fill(pricing, { target });
    clock.advance(6_000);
    const visit = createVisit();
    memory.peek(pricing, () => visit);
    lastLoad().answer({ target: null, asOf: clock.now() });
    await visit.settled();
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target: null });
  });
});
