import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createKeyFingerprintReader } from "../../../../src/stores/postgres/key-fingerprint.ts";
import type { Row } from "../../../../src/stores/postgres/postgres.ts";
import { postgresAnswering } from "../../../support/link-rows.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { createVisit } from "../../../support/read-ladder.ts";

function setUp(answer: () => Promise<Row[]>) {
  const { postgres, operations } = postgresAnswering(answer);
  const { now } = createManualClock();
  const read = createKeyFingerprintReader({ postgres, timeoutMs: 3_000, joinLimitMs: 60_000, now });
  return { read, operations };
}

describe("createKeyFingerprintReader()", () => {
  it("reads the fingerprint once for all who ask at the same time", async () => {
    const { read, operations } = setUp(async () => [{ key_fingerprint: "right" }]);
    expect(await Promise.all([read(createVisit()), read(createVisit())])).toEqual(["right", "right"]);
    expect(operations).toHaveLength(1);
  });

  it("reads null where the database was never written to", async () => {
    const { read } = setUp(async () => []);
    expect(await read(createVisit())).toBeNull();
  });

  it("throws a StoreError of its own in each who waited", async () => {
    const failure = new StoreError({
      store: "postgres",
      operation: "read the key's fingerprint",
      reason: "HTTP 503",
      cause: "hidden",
    });
    const { read, operations } = setUp(() => Promise.reject(failure));
    const ends = await Promise.allSettled([read(createVisit()), read(createVisit())]);
    const reasons = ends.map((end) => (end.status === "rejected" ? (end.reason as unknown) : "read"));
    for (const reason of reasons) {
      expect(reason).toBeInstanceOf(StoreError);
      expect(reason).toMatchObject({ message: failure.message, cause: undefined });
    }
    expect(new Set(reasons).size).toBe(2);
    expect(operations).toHaveLength(1);
  });
});
