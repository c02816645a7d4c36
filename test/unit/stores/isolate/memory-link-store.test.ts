import { describe, expect, it } from "vitest";
import { createMemoryRung, pricing } from "../../../support/memory-rung.ts";
import { createVisit, slugName, targetTo } from "../../../support/read-ladder.ts";

const target = targetTo("https://example.com/old");
const newTarget = targetTo("https://example.com/new");

describe("withMemory()", () => {
  it("find() loads a name that it does not know, and answers the next reads itself", async () => {
    const { memory, loads, fill, reported, lastLoad, clock } = createMemoryRung();
    const reading = memory.find([pricing], createVisit());
    expect(lastLoad().name).toEqual(pricing);
    lastLoad().answer({ target, asOf: clock.now() });
    expect(await reading).toMatchObject({ target });
    expect(await memory.find([pricing], createVisit())).toMatchObject({ target });
    expect(loads).toHaveLength(1);
    expect(reported()).toEqual(["memory: miss", "memory: hit"]);
    await fill(slugName("docs"), { target: newTarget });
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target });
  });

  it("find() remembers for a while that there is no such link", async () => {
    const { memory, loads, fill, clock } = createMemoryRung();
    await fill(pricing, { target: null });
    clock.advance(9_999);
    expect(await memory.find([pricing], createVisit())).toMatchObject({ target: null });
    expect(loads.filter(({ name }) => name === pricing)).toHaveLength(2); // The second one is the refresh.
    clock.advance(1);
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
  });

  it("peek() answers at once from what is fresh, and starts no load for what is not", async () => {
    const { memory, loads, fill, reported, clock } = createMemoryRung();
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
    expect(reported()).toEqual([]);
    await fill(pricing, { target });
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target, asOf: clock.now() });
    expect(reported()).toEqual(["memory: hit"]);
    clock.advance(10_000);
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
    expect(loads).toHaveLength(1);
  });

  it("peek() counts the ten seconds from when the load began, not from when it ended", async () => {
    const { memory, clock, lastLoad } = createMemoryRung();
    const beganAt = clock.now();
    const reading = memory.find([pricing], createVisit());
    clock.advance(4_000);
    lastLoad().answer({ target, asOf: beganAt });
    await reading;
    clock.advance(5_999);
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target });
    clock.advance(1);
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
  });

  it("find() waits for the load when what it knows is ten seconds old", async () => {
    const { memory, fill, reported, clock, lastLoad } = createMemoryRung();
    await fill(pricing, { target });
    clock.advance(10_000);
    const reading = memory.find([pricing], createVisit());
    lastLoad().answer({ target: newTarget, asOf: clock.now() });
    expect(await reading).toMatchObject({ target: newTarget });
    expect(reported()).toEqual(["memory: miss"]);
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target: newTarget });
  });

  it("find() keeps the load that began later, whichever of two ends last", async () => {
    const { memory, clock, loads } = createMemoryRung();
    const began = clock.now();
    const first = memory.find([pricing], createVisit());
    clock.advance(1_000);
    const second = memory.find([pricing], createVisit());
    loads[1]?.answer({ target: newTarget, asOf: began + 1_000 });
    await second;
    loads[0]?.answer({ target, asOf: began });
    await first;
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target: newTarget, asOf: began + 1_000 });
  });

  it("find() lets a load that began later replace an earlier one", async () => {
    const { memory, clock, loads } = createMemoryRung();
    const began = clock.now();
    const first = memory.find([pricing], createVisit());
    const second = memory.find([pricing], createVisit());
    loads[0]?.answer({ target, asOf: began });
    await first;
    loads[1]?.answer({ target: newTarget, asOf: began + 1 });
    await second;
    expect(memory.peek(pricing, createVisit)).toMatchObject({ target: newTarget });
  });

  it("forget() makes the next read of that name load, and of no other", async () => {
    const { memory, fill, loads } = createMemoryRung();
    const docs = slugName("docs");
    await fill(pricing, { target });
    await fill(docs, { target: newTarget });
    memory.forget(pricing);
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
    expect(memory.peek(docs, createVisit)).toMatchObject({ target: newTarget });
    void memory.find([pricing], createVisit());
    expect(loads).toHaveLength(3);
  });

  it("find() does not remember a refused code: a scanner asks for millions", async () => {
    const { memory, fill, loads, reported } = createMemoryRung();
    await fill(pricing, { target: null, isRefused: true });
    expect(memory.peek(pricing, createVisit)).toBeUndefined();
    void memory.find([pricing], createVisit());
    expect(loads).toHaveLength(2);
    expect(reported()).toEqual(["memory: miss"]);
  });
});
