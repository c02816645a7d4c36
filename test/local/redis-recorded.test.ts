import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";
import { engines } from "../support/engines.ts";
import { askRedis, isNotEmbedded } from "../support/redis-answers.ts";
import type { RedisStep } from "../support/redis-sequences.ts";
import { useStandIns } from "../support/stand-ins.ts";

/** What Redis 7.0 answered through the same stand-in; test/support/record-redis.ts writes it. */
type Recorded = RedisStep & { readonly answer: unknown };
const recorded = JSON.parse(readFileSync(join(ROOT, "test/vectors/redis-answers.json"), "utf8")) as Recorded[][];

describe.each(engines)("serveUpstashRest() on $name: recorded answers", (engine) => {
  const on = useStandIns(engine);

  it("answers what a real Redis answered", async () => {
    let asked = 0;
    for (const sequence of recorded) {
      await on.stack.redis.run(["FLUSHDB"]);
      for (const { answer, ...step } of sequence) {
        const given = await askRedis(on.stack.bindings, step);
        if (isNotEmbedded(given)) break;
        expect(given, JSON.stringify(step)).toEqual(answer);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(400);
  });
});
