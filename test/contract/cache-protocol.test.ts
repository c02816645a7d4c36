import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { type ActorKind, createActors, type Mutation } from "../support/cache-actors.ts";
import { CacheWorld, untilIdle } from "../support/cache-world.ts";
import { engines } from "../support/engines.ts";

/**
 * P4 as a model: readers and writers of one link, in any order of the messages between them and the
 * stores, with lost calls, lost answers, expiries and evictions.
 */
interface Plan {
  readonly existsAtFirst: boolean;
  readonly actors: readonly ActorKind[];
  readonly picks: readonly Pick[];
}

/** What happens next; `which` picks from what there is. */
interface Pick {
  readonly what: "start" | "step" | "advance" | "evict";
  readonly which: number;
}

const picksOf = (...what: Pick["what"][]): fc.Arbitrary<Pick[]> =>
  fc.array(fc.record({ what: fc.constantFrom(...what), which: fc.nat(999) }), { minLength: 15, maxLength: 60 });

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  existsAtFirst: fc.boolean(),
  actors: fc.array(fc.constantFrom<ActorKind>("read", "read", "read", "edit", "edit", "delete", "create"), {
    minLength: 2,
    maxLength: 7,
  }),
  picks: picksOf(...Array<"step">(8).fill("step"), "start", "start", "advance", "evict"),
});

/** A known flaw is found sooner among few actors. */
const smallPlan: fc.Arbitrary<Plan> = fc.record({
  existsAtFirst: fc.constant(true),
  actors: fc.constantFrom<ActorKind[]>(["read", "edit"], ["read", "edit", "edit"], ["edit", "read", "edit"]),
  picks: picksOf(...Array<"step">(8).fill("step"), "start", "advance"),
});

const step = (which: number): Pick => ({ what: "step", which });

/** A reader reads Postgres, stalls while an edit begins, ends and its `pending` runs out, and goes on. */
const stalledReader: Plan = {
  existsAtFirst: true,
  actors: ["read", "edit"],
  picks: [
    ...[step(0), step(0), step(0), step(0)], // The reader starts, misses in Redis, and has read Postgres.
    ...[{ what: "start", which: 0 } as const, step(1), step(1), step(1), step(1)], // The edit, as a whole.
    { what: "advance", which: 3 },
  ],
};

/** Shorter than a call's limit, between that and a fill's, longer than both, than a `pending`, than a `none`. */
const STEPS_MS = [400, 1_500, 4_000, 21_000, 21_000, 21_000, 61_000];

async function violationsOf(
  stack: Stack,
  { existsAtFirst, actors, picks }: Plan,
  mutation: Mutation | null,
): Promise<string[]> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = stack.bindings;
  const world = new CacheWorld(stack.redis, { url, token });
  await world.clear();
  if (existsAtFirst) world.change("create");
  const { act, takedowns, violations } = createActors(world, mutation);
  const waiting = [...actors];
  const running: Promise<unknown>[] = [];
  /** An actor's failure is an answer like any other; what it was told matters, not that it was told. */
  async function start(work: Promise<unknown>): Promise<void> {
    running.push(work.catch(() => undefined));
    await untilIdle();
  }

  async function happen({ what, which }: Pick): Promise<void> {
    const message = world.messages[which % Math.max(1, world.messages.length)];
    const actor = what === "start" || message === undefined ? waiting.shift() : undefined;
    if (actor !== undefined) await start(act(actor));
    else if (what === "advance") await world.advance(STEPS_MS[which % STEPS_MS.length] ?? 0);
    else if (what === "evict") await world.evict();
    else if (message !== undefined) await world.step(message);
  }

  /** Lets everything end, the oldest first, and retries takedowns as the Queue does. */
  async function settle(): Promise<void> {
    while (world.messages.length > 0 || waiting.length > 0 || takedowns.length > 0) {
      if (world.messages.length > 0 || waiting.length > 0) await happen({ what: "step", which: 0 });
      else await start(takedowns.shift()?.() ?? Promise.resolve());
    }
    await Promise.all(running);
  }

  for (const pick of picks) await happen(pick);
  await settle();
  // Once more when every `pending` has run out: what is in Redis now stays there.
  for (let i = 0; i < 2; i++) {
    await world.advance(21_000);
    waiting.push("read");
    await settle();
  }
  return violations;
}

describe.each(engines)("the cache protocol (P4), on $name", (engine) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await engine.start();
  });
  afterAll(() => stack.close());

  it("no reader gets from Redis what an acknowledged edit or delete has replaced, in any order of events", async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (plan) => {
        expect(await violationsOf(stack, plan, null)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it.each<Mutation>(["no NX", "no pending", "no fill limit", "editor publishes"])(
    "would break with %s",
    async (mutation) => {
      const property = fc.asyncProperty(
        smallPlan,
        async (plan) => (await violationsOf(stack, plan, mutation)).length === 0,
      );
      const outcome = await fc.check(property, { numRuns: 2_000, examples: [[stalledReader]], endOnFailure: true });
      expect(outcome.failed, `no counterexample in ${outcome.numRuns} runs`).toBe(true);
      expect(String(outcome.failed && outcome.errorInstance)).toContain("returning false"); // And not for an error of its own.
    },
  );
});
