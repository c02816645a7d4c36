import { NeonDbError } from "@neondatabase/serverless";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { CallCutShort, StoreError } from "../../../src/lib/store-error.ts";
import { isPostgresDown, observePostgres } from "../../../src/postgres/observe-postgres.ts";
import { StatementRefused } from "../../../src/postgres/postgres.ts";

const refusedFor = (code: string) => new StatementRefused("find", Object.assign(new NeonDbError("hidden"), { code }));
const silent = new StoreError({ store: "postgres", operation: "find", reason: "no answer in time" });
const cutShort = new CallCutShort({ store: "postgres", operation: "find", cause: silent });
const signal = () => AbortSignal.timeout(1_000);

describe("observePostgres()", () => {
  it.each([
    ["no answer", silent, true],
    ["too many connections", refusedFor("53300"), true],
    ["a server that shuts down", refusedFor("57P01"), true],
    ["a server that takes no writes", refusedFor("25006"), true],
    ["a disk that is full", refusedFor("53100"), true],
    ["a call that its request left no time", cutShort, false],
    ["a slug that is taken", refusedFor("23505"), false],
    ["a statement that is wrong", refusedFor("42601"), false],
    ["a mistake of ours", new TypeError("x"), false],
  ])("run() throws %s on, and tells of it: %#", async (_, error, isTold) => {
    const told: unknown[] = [];
    const postgres = observePostgres({ run: () => Promise.reject(error) }, (failure) => told.push(failure));
    await expect(postgres.run("find", signal, sql`SELECT 1`)).rejects.toBe(error);
    expect(told).toEqual(isTold ? [error] : []);
  });

  it("run() tells nothing of an answer", async () => {
    const told: unknown[] = [];
    const postgres = observePostgres({ run: async () => [{ a: 1 }] }, (failure) => told.push(failure));
    expect([await postgres.run("find", signal, sql`SELECT 1`), told]).toEqual([[{ a: 1 }], []]);
  });
});

describe("isPostgresDown()", () => {
  it.each([
    ["no answer", silent, true],
    ["too many connections", refusedFor("53300"), true],
    ["a Postgres that takes no writes", refusedFor("25006"), false],
    ["a disk that is full", refusedFor("53100"), false],
    ["a call that its request left no time", cutShort, false],
    ["a slug that is taken", refusedFor("23505"), false],
    ["a mistake of ours", new TypeError("x"), false],
  ])("knows %s: %#", (_, error, expected) => {
    expect(isPostgresDown(error)).toBe(expected);
  });
});
