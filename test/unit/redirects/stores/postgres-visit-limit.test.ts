import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import type { Row } from "../../../../src/postgres/postgres.ts";
import { createPostgresVisitLimit } from "../../../../src/redirects/stores/postgres-visit-limit.ts";
import { generous } from "../../../support/adapters.ts";
import { linkRow, postgresAnswering } from "../../../support/link-rows.ts";

const limited = { ...linkRow, max_visits: 1 };

/** @param answers of Postgres, one after the other. */
function takeFrom(...answers: readonly (readonly Row[])[]) {
  const left = [...answers];
  const { postgres, operations } = postgresAnswering(async () => {
    const rows = left.shift();
    if (rows === undefined) throw new StoreError({ store: "postgres", operation: "take a visit", reason: "is down" });
    return [...rows];
  });
  const limit = createPostgresVisitLimit({ postgres, timeoutMs: 1_000 });
  return { operations, take: () => limit.take(linkId(1), { now: 0, shownHash: null }, generous()) };
}

describe("createPostgresVisitLimit()", () => {
  it("take() asks again when the link was changed under it, and only then", async () => {
    const outdated = { ...limited, is_taken: false, is_left: true };
    const { take, operations } = takeFrom([outdated], [outdated], [{ ...outdated, is_left: false }]);
    expect(await take()).toMatchObject({ answer: { kind: "used-up" } });
    expect(operations).toHaveLength(3);
  });

  it("take() throws in the end where that goes on and on, and when Postgres does not answer, asking once", async () => {
    const outdated = { ...limited, is_taken: false, is_left: true };
    const busy = takeFrom(...Array.from({ length: 100 }, () => [outdated]));
    await expect(busy.take()).rejects.toThrow(StoreError);
    expect(busy.operations.length).toBeLessThan(10);
    // It may have taken one: a second would be lost as well.
    const down = takeFrom();
    await expect(down.take()).rejects.toThrow(StoreError);
    expect(down.operations).toHaveLength(1);
  });

  it("take() throws on a row that is none of a link", async () => {
    await expect(takeFrom([{ is_taken: true, id: null }]).take()).rejects.toThrow(StoreError);
  });
});
