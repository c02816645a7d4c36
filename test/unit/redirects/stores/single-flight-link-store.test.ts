import { describe, expect, it } from "vitest";
import { createSingleFlight, type SingleFlight } from "../../../../src/lib/single-flight.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { NoStoreAnswered } from "../../../../src/links/link-store.ts";
import type { IssuedName } from "../../../../src/names/link-name.ts";
import { WrongCodeKey } from "../../../../src/names/wrong-code-key.ts";
import { type LoadOutcome, withSingleFlight } from "../../../../src/redirects/stores/single-flight-link-store.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { at, createPendingStore, createVisit, slugName, targetTo } from "../../../support/read-ladder.ts";

const pricing = slugName("pricing");

/** The rung over real flights, where what crosses from one request to another is copied as plain data, or fails. */
function setUp() {
  const { now } = createManualClock();
  const { store, loads } = createPendingStore<IssuedName>();
  const flights = createSingleFlight<LoadOutcome>({ joinLimitMs: 60_000, now });
  const copying: SingleFlight<LoadOutcome> = {
    run: async (key, load, waitUntil) => structuredClone(await flights.run(key, load, waitUntil)),
  };
  return { store: withSingleFlight(store, copying), loads };
}

/** How three simultaneous reads end when the one load of theirs fails so. */
async function failAll(failure: Error) {
  const { store, loads } = setUp();
  const readings = Array.from({ length: 3 }, () => store.find([pricing], createVisit()));
  const ends = Promise.allSettled(readings);
  at(loads, 0).fail(failure);
  const reasons = (await ends).map((end) => (end.status === "rejected" ? (end.reason as unknown) : "found"));
  expect(loads).toHaveLength(1);
  expect(reasons).toHaveLength(3);
  return reasons;
}

describe("withSingleFlight()", () => {
  it("find() gives all who ask at once the answer of one load, anchored in the request that started it", async () => {
    const { store, loads } = setUp();
    const visits = [createVisit(), createVisit(), createVisit()];
    const readings = visits.map((visit) => store.find([pricing], visit));
    const found = { target: targetTo("https://example.com/"), asOf: 123 };
    at(loads, 0).answer(found);
    expect(await Promise.all(readings)).toEqual([found, found, found]);
    expect(loads).toHaveLength(1);
    expect(visits.map(({ anchored }) => anchored.length)).toEqual([1, 0, 0]);
  });

  it("find() loads another name by itself, and the same one again after its load has ended", async () => {
    const { store, loads } = setUp();
    const visit = createVisit();
    const reading = store.find([pricing], visit);
    void store.find([slugName("docs")], createVisit());
    expect(loads.map(({ name }) => name.text)).toEqual(["pricing", "docs"]);
    at(loads, 0).answer({ target: null, asOf: 1 });
    await reading;
    await visit.settled();
    void store.find([pricing], createVisit());
    expect(loads).toHaveLength(3);
  });

  it("find() throws NoStoreAnswered in each who waited", async () => {
    for (const reason of await failAll(new NoStoreAnswered("Redis failed, and Postgres too"))) {
      expect(reason).toBeInstanceOf(NoStoreAnswered);
    }
  });

  it("find() throws WrongCodeKey in each who waited", async () => {
    for (const reason of await failAll(new WrongCodeKey())) expect(reason).toBeInstanceOf(WrongCodeKey);
  });

  it("find() throws a StoreError with the same facts in each who waited, and none of its cause", async () => {
    const failure = new StoreError({
      store: "postgres",
      operation: "find a link",
      reason: "HTTP 503",
      cause: new Error("SELECT secret"),
    });
    const reasons = await failAll(failure);
    for (const reason of reasons) {
      expect(reason).toBeInstanceOf(StoreError);
      expect(reason).toMatchObject({
        store: "postgres",
        operation: "find a link",
        reason: "HTTP 503",
        message: failure.message,
        cause: undefined,
      });
    }
    expect(new Set(reasons).size).toBe(3); // An error of its own for each, made in its own request.
  });

  it("find() throws an error that nobody else would share in the request that met it", async () => {
    const { store, loads } = setUp();
    const bug = new TypeError("a bug");
    const reading = store.find([pricing], createVisit());
    at(loads, 0).fail(bug);
    await expect(reading).rejects.toBe(bug);
  });

  it("find() remembers no failure", async () => {
    const { store, loads } = setUp();
    const visit = createVisit();
    const first = store.find([pricing], visit);
    at(loads, 0).fail(new NoStoreAnswered("an outage"));
    await expect(first).rejects.toBeInstanceOf(NoStoreAnswered);
    await visit.settled();
    const second = store.find([pricing], createVisit());
    at(loads, 1).answer({ target: null, asOf: 2 });
    expect(await second).toEqual({ target: null, asOf: 2 });
  });
});
