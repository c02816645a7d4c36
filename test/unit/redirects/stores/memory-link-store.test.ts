import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { NoStoreAnswered } from "../../../../src/links/link-store.ts";
import { createMemoryRung, pricing } from "../../../support/memory-rung.ts";
import { at, createVisit, slugName, targetTo } from "../../../support/read-ladder.ts";
import { nameOf } from "../../../support/sample-links.ts";

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

  describe("of several names", () => {
    const names = [nameOf("pricing."), pricing];

    it("find() loads all as one look-up, remembers each, and answers the next read itself", async () => {
      const { memory, loads, lastLoad, clock, reported } = createMemoryRung();
      const reading = memory.find(names, createVisit());
      expect(lastLoad().names).toEqual(names);
      lastLoad().answer({ target, name: pricing, asOf: clock.now() });
      await reading;
      expect(await memory.find(names, createVisit())).toMatchObject({ target, name: pricing, tier: "memory" });
      expect(memory.peek(pricing, createVisit)).toMatchObject({ target });
      expect(await memory.find(names.slice(0, 1), createVisit())).toMatchObject({ target: null });
      expect(loads).toHaveLength(1);
      expect(reported()).toEqual(["memory: miss", "memory: hit", "memory: hit", "memory: hit"]);
    });

    it("find() asks for all where a closer name is not known, although memory has the link of the next", async () => {
      const { memory, fill, lastLoad, clock } = createMemoryRung();
      await fill(pricing, { target });
      const reading = memory.find(names, createVisit());
      expect(lastLoad().names).toEqual(names);
      lastLoad().answer({ target: newTarget, name: at(names, 0), asOf: clock.now() });
      expect(await reading).toMatchObject({ target: newTarget });
      expect(memory.peek(pricing, createVisit)).toMatchObject({ target });
    });

    it("find() refreshes all names when one grows old, and asks again when one is no longer fresh", async () => {
      const { memory, fill, loads, lastLoad, clock } = createMemoryRung();
      await fill(at(names, 0), { target: null });
      clock.advance(5_000);
      await fill(pricing, { target });
      const visit = createVisit();
      expect(await memory.find(names, visit)).toMatchObject({ target });
      expect(lastLoad().names).toEqual(names);
      lastLoad().answer({ target, name: pricing, asOf: clock.now() });
      await visit.settled();
      clock.advance(9_999);
      expect(await memory.find(names, createVisit())).toMatchObject({ target });
      clock.advance(1);
      void memory.find(names, createVisit());
      expect(loads).toHaveLength(5);
    });

    it("find() remembers nothing of a closer name that could not be looked up", async () => {
      const { memory, lastLoad, clock } = createMemoryRung();
      const reading = memory.find(names, createVisit());
      lastLoad().answer({ target, name: pricing, isPastUnknown: true, asOf: clock.now() });
      await reading;
      expect(memory.peek(at(names, 0), createVisit)).toBeUndefined();
      expect(memory.peek(pricing, createVisit)).toMatchObject({ target });
    });

    it("find() passes over a closer name in an outage only if it may", async () => {
      for (const mayPass of [true, false]) {
        const { memory, fill, lastLoad, clock } = createMemoryRung({ mayPassOver: () => mayPass });
        await fill(pricing, { target });
        clock.advance(60_000);
        const reading = memory.find(names, createVisit());
        lastLoad().fail(new NoStoreAnswered("neither"));
        if (mayPass) expect(await reading).toMatchObject({ target, name: pricing });
        else await expect(reading).rejects.toBeInstanceOf(NoStoreAnswered);
      }
    });

    it("find() serves a link that is fresh behind such a name while Postgres alone is down, and nothing stale", async () => {
      const { memory, fill, lastLoad, clock } = createMemoryRung({ mayPassOver: () => true });
      const down = () => new StoreError({ store: "postgres", operation: "find a link", reason: "HTTP 503" });
      await fill(pricing, { target });
      const reading = memory.find(names, createVisit());
      lastLoad().fail(down());
      expect(await reading).toMatchObject({ target });
      clock.advance(10_000);
      const late = memory.find(names, createVisit());
      lastLoad().fail(down());
      await expect(late).rejects.toBeInstanceOf(StoreError);
    });

    it("find() answers at once that no link has any of no names", async () => {
      const { memory, loads } = createMemoryRung();
      expect(await memory.find([], createVisit())).toMatchObject({ target: null, isRefused: true });
      expect(loads).toEqual([]);
    });
  });
});
