import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { type Found, NoStoreAnswered } from "../../../../src/links/link-store.ts";
import { WrongCodeKey } from "../../../../src/names/wrong-code-key.ts";
import { createMemoryRung, type MemoryRung, pricing, STALE_MAX_MS } from "../../../support/memory-rung.ts";
import { createVisit, targetTo } from "../../../support/read-ladder.ts";

const target = targetTo("https://example.com/old");
const newTarget = targetTo("https://example.com/new");
const outage = () => new NoStoreAnswered("Cannot find a link: neither store answered");

/** A read whose load fails so. */
function findWhile({ memory, lastLoad }: MemoryRung, failure: Error): Promise<Found> {
  const reading = memory.find([pricing], createVisit());
  lastLoad().fail(failure);
  return reading;
}

describe("withMemory(), serving stale", () => {
  it("find() serves a stale link when neither store answers", async () => {
    const rung = createMemoryRung();
    const asOf = rung.clock.now();
    await rung.fill(pricing, { target });
    rung.clock.advance(10_000);
    expect(await findWhile(rung, outage())).toMatchObject({ target, asOf });
    expect(rung.reported()).toEqual(["memory: miss", "memory: stale"]);
  });

  it("find() serves a stale link until it is as old as it may get, and never longer", async () => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target });
    rung.clock.advance(STALE_MAX_MS - 1);
    expect(await findWhile(rung, outage())).toMatchObject({ target });
    rung.clock.advance(1);
    await expect(findWhile(rung, outage())).rejects.toBeInstanceOf(NoStoreAnswered);
    expect(rung.reported()).toEqual(["memory: miss", "memory: stale", "memory: miss"]);
  });

  it("find() takes a link's age when the stores have failed, not when they were asked", async () => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target });
    rung.clock.advance(STALE_MAX_MS - 1_000);
    const reading = rung.memory.find([pricing], createVisit());
    rung.clock.advance(1_000);
    rung.lastLoad().fail(outage());
    await expect(reading).rejects.toBeInstanceOf(NoStoreAnswered);
  });

  it("find() serves nothing stale when STALE_MAX is none", async () => {
    const rung = createMemoryRung({ staleMaxMs: 0 });
    await rung.fill(pricing, { target });
    rung.clock.advance(10_000);
    await expect(findWhile(rung, outage())).rejects.toBeInstanceOf(NoStoreAnswered);
  });

  it.each([
    ["StoreError", new StoreError({ store: "postgres", operation: "find a link", reason: "HTTP 503" })],
    ["WrongCodeKey", new WrongCodeKey()],
    ["TypeError", new TypeError("a bug")],
  ])("find() passes a %s on and serves nothing stale", async (_, failure) => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target });
    rung.clock.advance(10_000);
    await expect(findWhile(rung, failure)).rejects.toBe(failure);
    expect(rung.reported()).toEqual(["memory: miss"]);
  });

  it("find() passes the outage on for a name that it does not know", async () => {
    const rung = createMemoryRung();
    const failure = outage();
    await expect(findWhile(rung, failure)).rejects.toBe(failure);
    expect(rung.reported()).toEqual(["memory: miss"]);
  });

  it("find() serves no link that was forgotten, whatever fails", async () => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target });
    rung.memory.forget(pricing);
    await expect(findWhile(rung, outage())).rejects.toBeInstanceOf(NoStoreAnswered);
  });

  it("find() never serves a stale 'no such link': an outage is not mistaken for not found", async () => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target: null });
    rung.clock.advance(60_000);
    await expect(findWhile(rung, outage())).rejects.toBeInstanceOf(NoStoreAnswered);
    expect(rung.reported()).toEqual(["memory: miss"]);
  });

  it("find() serves what memory holds when its load fails, not what it held when the load began", async () => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target });
    rung.clock.advance(10_000);
    const slow = rung.memory.find([pricing], createVisit());
    const slowLoad = rung.lastLoad();
    rung.clock.advance(1_000);
    const quick = rung.memory.find([pricing], createVisit());
    rung.lastLoad().answer({ target: newTarget, asOf: rung.clock.now() });
    await quick;
    slowLoad.fail(outage());
    expect(await slow).toMatchObject({ target: newTarget });
  });

  it("find() serves nothing that was forgotten while its load was under way", async () => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target });
    rung.clock.advance(10_000);
    const reading = rung.memory.find([pricing], createVisit());
    rung.memory.forget(pricing);
    rung.lastLoad().fail(outage());
    await expect(reading).rejects.toBeInstanceOf(NoStoreAnswered);
  });

  it("find() asks the stores again at each read while it serves stale, and takes their answer", async () => {
    const rung = createMemoryRung();
    await rung.fill(pricing, { target });
    rung.clock.advance(20_000);
    await findWhile(rung, outage());
    const reading = rung.memory.find([pricing], createVisit());
    rung.lastLoad().answer({ target: newTarget, asOf: rung.clock.now() });
    expect(await reading).toMatchObject({ target: newTarget });
    expect(rung.loads).toHaveLength(3);
  });
});
