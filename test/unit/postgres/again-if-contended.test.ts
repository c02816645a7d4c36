import { NeonDbError } from "@neondatabase/serverless";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { againIfContended, isSlugTaken } from "../../../src/postgres/again-if-contended.ts";
import { StatementRefused } from "../../../src/postgres/postgres.ts";

function refusal(code: string, constraint?: string): StatementRefused {
  const cause = new NeonDbError("refused");
  cause.code = code;
  cause.constraint = constraint;
  return new StatementRefused("create links", cause);
}

const taken = refusal("23505", "links_slug_unique");

/** A statement that fails so, time after time, and then answers. */
function sending(...failures: readonly Error[]) {
  let sent = 0;
  const send = async () => {
    const failure = failures[sent++];
    if (failure !== undefined) throw failure;
    return [{ answer: sent }];
  };
  return { send, count: () => sent };
}

describe("againIfContended()", () => {
  it.each([
    ["a slug that was taken in between", taken],
    ["a deadlock", refusal("40P01")],
  ])("sends again after %s", async (_, failure) => {
    expect(await againIfContended(sending(failure, failure, failure).send)).toEqual([{ answer: 4 }]);
  });

  it("gives up at the fourth time", async () => {
    const { send, count } = sending(taken, taken, taken, taken);
    await expect(againIfContended(send)).rejects.toBe(taken);
    expect(count()).toBe(4);
  });

  it.each([
    ["another unique violation", refusal("23505", "links_pkey")],
    ["bad data", refusal("22P05")],
    ["an outage", new StoreError({ store: "postgres", operation: "create links", reason: "HTTP 503" })],
  ])("does not send again after %s", async (_, failure) => {
    const { send, count } = sending(failure);
    await expect(againIfContended(send)).rejects.toBe(failure);
    expect(count()).toBe(1);
  });
});

describe("isSlugTaken()", () => {
  it("is true of the violation of links_slug_unique alone", () => {
    expect(isSlugTaken(taken)).toBe(true);
    for (const other of [refusal("23505", "links_pkey"), refusal("40P01"), new Error("23505"), null]) {
      expect(isSlugTaken(other)).toBe(false);
    }
  });
});
