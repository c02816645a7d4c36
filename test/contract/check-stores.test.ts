import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkStores, migrate } from "../../src/local/setup/check-stores.ts";
import type { Stack } from "../../src/local/stack.ts";
import { startStack } from "../../src/local/stack.ts";
import { adaptersOn, draftOf, generous } from "../support/adapters.ts";
import { embedded } from "../support/engines.ts";
import { createOwnDatabase, type OwnDatabase } from "../support/own-database.ts";
import { CODE_KEY } from "../support/settings.ts";

const ANOTHER_KEY = CODE_KEY.replaceAll("0", "f");

const outcomeOf = (check: Promise<void>) =>
  check.then(
    () => "all is well",
    (error: unknown) => String(error),
  );

describe("checkStores()", () => {
  it.each([
    ["postgresql://user:a-secret@127.0.0.1:1/none", "DATABASE_URL cannot be used: connect ECONNREFUSED"],
    ["postgresql:/user:a-secret@", "DATABASE_URL cannot be used"],
  ])("tells what is wrong with %s without its password", async (databaseUrl, reason) => {
    const given = {
      DATABASE_URL: databaseUrl,
      UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
      UPSTASH_REDIS_REST_TOKEN: "a-secret",
    };
    const outcome = await outcomeOf(checkStores(given, CODE_KEY));
    expect(outcome).toContain(reason);
    expect(outcome).not.toContain("a-secret");
  });

  const { TEST_DATABASE_URL } = process.env;
  // It speaks to PostgreSQL over TCP, as migrations do; without a server there is nothing here to be skipped.
  if (TEST_DATABASE_URL !== undefined) {
    describe("on a server", () => {
      let database: OwnDatabase;
      let redis: Stack;
      beforeAll(async () => {
        database = await createOwnDatabase(TEST_DATABASE_URL);
        redis = await embedded.start();
      });
      afterAll(async () => {
        await redis.close();
        await database.drop();
      });
      const given = (token = redis.bindings.UPSTASH_REDIS_REST_TOKEN) => ({
        DATABASE_URL: database.url,
        UPSTASH_REDIS_REST_URL: redis.bindings.UPSTASH_REDIS_REST_URL,
        UPSTASH_REDIS_REST_TOKEN: token,
      });

      it("takes any key for a database that is empty, before migrate() and after it", async () => {
        expect(await outcomeOf(checkStores(given(), ANOTHER_KEY))).toBe("all is well");
        await migrate(database.url);
        await migrate(database.url);
        expect(await outcomeOf(checkStores(given(), ANOTHER_KEY))).toBe("all is well");
      });

      it("refuses a token that Redis does not know", async () => {
        expect(await outcomeOf(checkStores(given("wrong"), CODE_KEY))).toContain("answered 401 to a PING");
      });

      it("P9: takes no other key than the one that the links were made with", async () => {
        const stack = await startStack({ databaseUrl: database.url });
        const { repository } = await adaptersOn(stack);
        expect(await repository.create(draftOf(), generous())).toMatchObject({ kind: "created" });
        await stack.close();
        expect(await outcomeOf(checkStores(given(), CODE_KEY))).toBe("all is well");
        expect(await outcomeOf(checkStores(given(), ANOTHER_KEY))).toContain("made with another CODE_KEY");
      });
    });
  }
});
