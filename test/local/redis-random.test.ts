import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EMBEDDED_COMMANDS } from "../../src/local/redis/embedded-redis.ts";
import type { Stack } from "../../src/local/stack.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded, servers } from "../support/engines.ts";
import { askRedis, isNotEmbedded } from "../support/redis-answers.ts";
import { redisSteps, untriedCommands } from "../support/redis-sequences.ts";

const RUNS = Number(process.env["TEST_REDIS_RUNS"] ?? 400);

it("the random sequences try each command of the embedded Redis", () => {
  expect(untriedCommands()).toEqual([]);
});

it("STAND-INS.md lists each command of the embedded Redis, and no other", () => {
  const page = readFileSync(join(ROOT, "src/local/STAND-INS.md"), "utf8");
  const rows = page
    .split("\n")
    .filter((line) => /^\| (?:keys|lifetimes|texts|counters|hashes|lists|sets|sorted sets) /.test(line));
  const options = /\([^)]*\)/g;
  const listed = rows.flatMap((row) => row.replaceAll(options, "").match(/\b[A-Z]{3,}\b/g) ?? []);
  expect(listed.toSorted()).toEqual(
    Object.keys(EMBEDDED_COMMANDS)
      .map((name) => name.toUpperCase())
      .toSorted(),
  );
});

describe.each(servers)("createEmbeddedRedis() beside $name", (server) => {
  let stacks: Stack[] = [];
  beforeAll(async () => {
    stacks = await Promise.all([embedded.start(), server.start()]);
  });
  afterAll(() => Promise.all(stacks.map((stack) => stack.close())));

  it("answers random sequences of commands, pipelines and transactions as a real Redis does", async () => {
    await fc.assert(
      fc.asyncProperty(redisSteps, async (steps) => {
        const [own, real] = stacks.map(({ bindings }) => bindings);
        if (own === undefined || real === undefined) throw new Error("Cannot compare: needs both");
        for (const bindings of [own, real]) await askRedis(bindings, { path: "/", body: ["FLUSHDB"] });
        for (const step of steps) {
          const answer = await askRedis(own, step);
          // Refused, and said: what comes after it would differ.
          if (isNotEmbedded(answer)) return;
          expect(answer).toEqual(await askRedis(real, step));
        }
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
