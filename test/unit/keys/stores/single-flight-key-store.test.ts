import { describe, expect, it } from "vitest";
import { type KeyLoadOutcome, withKeySingleFlight } from "../../../../src/keys/stores/single-flight-key-store.ts";
import { createSingleFlight, type SingleFlight } from "../../../../src/lib/single-flight.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { at } from "../../../support/read-ladder.ts";
import { createPendingKeyStore, hashOf, lookupFrom, storedKeyOf } from "../../../support/sample-keys.ts";

/** The rung over real flights, where what crosses from one request to another is copied as plain data, or fails. */
function setUp() {
  const { store, loads } = createPendingKeyStore();
  const flights = createSingleFlight<KeyLoadOutcome>({ joinLimitMs: 60_000, now: createManualClock().now });
  const copying: SingleFlight<KeyLoadOutcome> = {
    run: async (key, load, waitUntil) => structuredClone(await flights.run(key, load, waitUntil)),
  };
  return { store: withKeySingleFlight(store, copying), loads };
}

describe("withKeySingleFlight()", () => {
  it("find() gives all who ask at once the answer of one load, and loads another key by itself", async () => {
    const { store, loads } = setUp();
    const readings = Array.from({ length: 3 }, () => store.find(hashOf("a"), lookupFrom()));
    void store.find(hashOf("b"), lookupFrom());
    expect(loads.map(({ hash }) => hash)).toEqual([hashOf("a"), hashOf("b")]);
    const found = { key: storedKeyOf({ expiresAt: 5 }), asOf: 123 };
    at(loads, 0).answer(found);
    expect(await Promise.all(readings)).toEqual([found, found, found]);
  });

  it("find() anchors the load in the request that started it", async () => {
    const { store } = setUp();
    const anchored: Promise<unknown>[][] = [[], []];
    for (const work of anchored) {
      void store.find(hashOf(), { ...lookupFrom(), waitUntil: (promise) => void work.push(promise) });
    }
    expect(anchored.map(({ length }) => length)).toEqual([1, 0]);
  });

  it("find() throws a StoreError with the same facts in each who waited, and none of its cause", async () => {
    const { store, loads } = setUp();
    const readings = Promise.allSettled(Array.from({ length: 3 }, () => store.find(hashOf(), lookupFrom())));
    const facts = { store: "postgres", operation: "find an API key", reason: "HTTP 503" } as const;
    at(loads, 0).fail(new StoreError({ ...facts, cause: new Error("UPDATE secret") }));
    const reasons = (await readings).map((end) => (end.status === "rejected" ? (end.reason as unknown) : "found"));
    for (const reason of reasons) {
      expect(reason).toBeInstanceOf(StoreError);
      expect(reason).toMatchObject({ ...facts, cause: undefined });
    }
    expect(new Set(reasons).size).toBe(3); // An error of its own for each, made in its own request.
  });

  it("find() throws an error that nobody else would share in the request that met it", async () => {
    const { store, loads } = setUp();
    const bug = new TypeError("a bug");
    const reading = store.find(hashOf(), lookupFrom());
    at(loads, 0).fail(bug);
    await expect(reading).rejects.toBe(bug);
  });
});
