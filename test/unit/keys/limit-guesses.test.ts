import { describe, expect, it } from "vitest";
import { createGuessLimit, TooManyGuesses } from "../../../src/keys/limit-guesses.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createPendingKeyStore, hashOf, lookupFrom, storedKeyOf } from "../../support/sample-keys.ts";

const none = { key: null, asOf: 1 };
const found = { key: storedKeyOf(), asOf: 1 };

/** Both parts over a store that the test plays, with a quota per address that never ends. */
function setUp(quota = 2) {
  const counts = new Map<string, number>();
  const add = (address: string, number: number) => void counts.set(address, (counts.get(address) ?? 0) + number);
  const { store, loads } = createPendingKeyStore();
  const limit = createGuessLimit({
    retryAfterMs: (address) => ((counts.get(address) ?? 0) >= quota ? 12_345 : null),
    count: (address) => add(address, 1),
    takeOff: (address) => add(address, -1),
  });
  return { counts, loads, store: limit.refuse(limit.count(store)) };
}

describe("createGuessLimit()", () => {
  it("find() counts a look-up from its start, and for good where there was no such key", async () => {
    const { counts, loads, store } = setUp();
    const finding = store.find(hashOf(), lookupFrom("one"));
    expect(counts.get("one")).toBe(1);
    loads[0]?.answer(none);
    expect(await finding).toBe(none);
    expect(counts.get("one")).toBe(1);
  });

  it("find() takes a key off again that was found", async () => {
    const { counts, loads, store } = setUp();
    const finding = store.find(hashOf(), lookupFrom("one"));
    loads[0]?.answer(found);
    expect(await finding).toBe(found);
    expect(counts.get("one")).toBe(0);
  });

  it("find() takes an outage off again, which is not the caller's doing", async () => {
    const { counts, loads, store } = setUp();
    const error = new StoreError({ store: "postgres", operation: "find an API key", reason: "HTTP 503" });
    const finding = store.find(hashOf(), lookupFrom("one"));
    loads[0]?.fail(error);
    await expect(finding).rejects.toBe(error);
    expect(counts.get("one")).toBe(0);
  });

  it("find() lets no more simultaneous guesses through than it would one after the other", async () => {
    const { loads, store } = setUp(3);
    const findings = Array.from({ length: 100 }, () => store.find(hashOf(), lookupFrom("one")));
    expect(loads).toHaveLength(3);
    for (const load of loads) load.answer(none);
    const ends = await Promise.allSettled(findings);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });

  it("find() refuses an address past the limit, says when to come again, and counts no refusal", async () => {
    const { counts, loads, store } = setUp(1);
    void store.find(hashOf("a"), lookupFrom("one"));
    const error: unknown = await store.find(hashOf("b"), lookupFrom("one")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TooManyGuesses);
    expect(error).toMatchObject({ retryAfterMs: 12_345 });
    expect(loads).toHaveLength(1);
    expect(counts.get("one")).toBe(1);
  });

  it("find() goes on for other addresses, and for keys that are known", async () => {
    const { loads, store } = setUp(1);
    void store.find(hashOf("a"), lookupFrom("one"));
    void store.find(hashOf("b"), lookupFrom("two"));
    void store.find(hashOf("c"), lookupFrom("one", true));
    expect(loads.map(({ hash }) => hash)).toEqual([hashOf("a"), hashOf("b"), hashOf("c")]);
  });

  it("find() repeats neither address nor hash in its error (P8)", async () => {
    const { store } = setUp(0);
    const error: unknown = await store.find(hashOf("d"), lookupFrom("0123abcd")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TooManyGuesses);
    const text = `${String(error)} ${JSON.stringify(error)}`;
    expect(text).not.toContain("0123abcd");
    expect(text).not.toContain(hashOf("d"));
  });
});
