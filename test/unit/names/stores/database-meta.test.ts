import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createKnownMeta } from "../../../../src/names/stores/database-meta.ts";
import type { Row } from "../../../../src/postgres/postgres.ts";
import { postgresAnswering } from "../../../support/link-rows.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { createVisit } from "../../../support/read-ladder.ts";

const row: Row = { key_fingerprint: "right", imported_name_lengths: [3, 7] };
const meta = { keyFingerprint: "right", importedNameLengths: [3, 7] };
const failure = new StoreError({ store: "postgres", operation: "read meta", reason: "HTTP 503", cause: "hidden" });

/** A reader of a database that answers as `world.answer` does at the time. */
function setUp(answer: () => Promise<Row[]>) {
  const world = { answer };
  const { postgres, operations } = postgresAnswering(() => world.answer());
  const clock = createManualClock();
  const known = createKnownMeta({ postgres, timeoutMs: 3_000, joinLimitMs: 60_000, now: clock.now });
  const read = (maxAgeMs = 1_000) => known.read(createVisit(), maxAgeMs);
  return { known, read, operations, clock, world };
}

describe("createKnownMeta()", () => {
  it("reads the row once for all who ask at the same time", async () => {
    const { read, operations } = setUp(async () => [row]);
    expect(await Promise.all([read(), read()])).toEqual([meta, meta]);
    expect(operations).toHaveLength(1);
  });

  it("reads it again only when it is too old for who asks", async () => {
    const { read, operations, clock } = setUp(async () => [row]);
    await read();
    clock.advance(999);
    await read(1_000);
    expect(operations).toHaveLength(1);
    await read(500);
    expect(operations).toHaveLength(2);
  });

  it("last() tells what was seen last and how old it is, also while the database does not answer", async () => {
    const { known, read, clock, world } = setUp(async () => [row]);
    expect(known.last()).toBeNull();
    await read();
    world.answer = () => Promise.reject(failure);
    clock.advance(5_000);
    await expect(read(1_000)).rejects.toThrow(StoreError);
    expect(known.last()).toEqual({ meta, ageMs: 5_000 });
  });

  it("learn() takes in what another statement brought along, unless something newer is known or nobody has claimed the database", async () => {
    const { known, read, operations, clock } = setUp(async () => [row]);
    known.learn({ keyFingerprint: null, importedNameLengths: [] }, clock.now());
    expect(known.last()).toBeNull();
    const longer = { ...meta, importedNameLengths: [3, 7, 9] };
    known.learn(longer, clock.now());
    known.learn(meta, clock.now() - 1);
    expect(await read()).toEqual(longer);
    expect(operations).toEqual([]);
  });

  it("finds no fingerprint where the database was never written to, and asks again each time", async () => {
    const { read, operations } = setUp(async () => []);
    expect(await read()).toEqual({ keyFingerprint: null, importedNameLengths: [] });
    expect(await read()).toEqual({ keyFingerprint: null, importedNameLengths: [] });
    expect(operations).toHaveLength(2);
  });

  it("throws a StoreError of its own in each who waited", async () => {
    const { read, operations } = setUp(() => Promise.reject(failure));
    const ends = await Promise.allSettled([read(), read()]);
    const reasons = ends.map((end) => (end.status === "rejected" ? (end.reason as unknown) : "read"));
    for (const reason of reasons) {
      expect(reason).toBeInstanceOf(StoreError);
      expect(reason).toMatchObject({ message: failure.message, cause: undefined });
    }
    expect(new Set(reasons).size).toBe(2);
    expect(operations).toHaveLength(1);
  });
});
