import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import type { DomainName } from "../../src/names/domain-of-name.ts";
import { type ActorKind, createActors } from "../support/cache-actors.ts";
import { MUTATIONS, type Mutation } from "../support/cache-mutations.ts";
import { CacheWorld, untilIdle } from "../support/cache-world.ts";
import { engines } from "../support/engines.ts";

/**
 * P4 as a model: readers and writers of one link (edits, some refused by their condition, deletes, creates, bulk creates and imports), in any order of
 * the messages between them and the stores, with lost calls, lost answers, late commits, expiries and evictions.
 */
interface Plan {
  readonly existsAtFirst: boolean;
  /** How long after it was made a link expires; null for never. */
  readonly expiresInMs: number | null;
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
  expiresInMs: fc.constantFrom(null, null, 20_000),
  actors: fc.array(
    fc.constantFrom<ActorKind>(
      "read",
      "read",
      "read",
      "read",
      "edit",
      "edit",
      "refused",
      "delete",
      "create",
      "restore",
      "bulk",
      "import",
    ),
    { minLength: 2, maxLength: 7 },
  ),
  picks: picksOf(...Array<"step">(8).fill("step"), "start", "start", "advance", "evict"),
});

/** A known flaw is found sooner among few actors. */
const smallPlan: fc.Arbitrary<Plan> = fc.record({
  existsAtFirst: fc.constant(true),
  expiresInMs: fc.constant(null),
  actors: fc.constantFrom<ActorKind[]>(["read", "edit"], ["read", "edit", "edit"], ["edit", "read", "edit"]),
  picks: picksOf(...Array<"step">(8).fill("step"), "start", "advance"),
});

/** The message of the place goes so many steps on: it is executed, answered, and followed by its sender's next. */
const steps = (which: number, count: number): Pick[] => Array<Pick>(count).fill({ what: "step", which });
const start: Pick = { what: "start", which: 0 };
/** Shorter than a call's limit, between that and a fill's, longer than both, than a statement's, than a `pending`, than a `none`. */
const STEPS_MS = [400, 1_500, 4_000, 9_000, 31_000, 31_000, 61_000];
const untilPendingHasRunOut: Pick = { what: "advance", which: 4 };

/** A reader starts and misses in Redis, where it begins an epoch; its statement is at Postgres, and not executed. */
const readUpToPostgres = [start, ...steps(0, 4)];
/** The only writer, as a whole: a message to each store; an edit has Redis first. */
const whole = (which: number) => [start, ...steps(which, 4)];
/** The reader that was held goes on, and fills in what it read. */
const fillIn = steps(0, 3);

/** What went wrong before, and what goes wrong with each mutation: the last reader of each comes when all has ended. */
const KNOWN: Readonly<Record<string, Plan>> = {
  "a reader reads Postgres, stalls while an edit ends and its `pending` runs out, and goes on": {
    ...{ existsAtFirst: true, expiresInMs: null, actors: ["read", "edit", "read"] },
    picks: [...readUpToPostgres, ...steps(0, 1), ...whole(1), untilPendingHasRunOut],
  },
  "a reader sees none; a create publishes; the reader fills in; an edit follows, and its `pending` runs out": {
    ...{ existsAtFirst: false, expiresInMs: null, actors: ["read", "create", "edit", "read"] },
    picks: [...readUpToPostgres, ...steps(0, 1), ...whole(1), ...fillIn, ...whole(0), untilPendingHasRunOut],
  },
  "a reader misses; a delete; the reader sees none; a recreate; the reader fills in behind it": {
    ...{ existsAtFirst: true, expiresInMs: null, actors: ["read", "delete", "create", "read"] },
    picks: [...readUpToPostgres, ...whole(1), ...steps(0, 1), ...whole(1), ...fillIn, untilPendingHasRunOut],
  },
  "a reader sees none; a restore commits; the reader fills in": {
    ...{ existsAtFirst: false, expiresInMs: null, actors: ["read", "restore", "read"] },
    picks: [...readUpToPostgres, ...steps(0, 1), ...whole(1), ...fillIn],
  },
  "a reader sees the link; a delete; a restore; the reader fills in what it saw, and an edit follows": {
    ...{ existsAtFirst: true, expiresInMs: null, actors: ["read", "delete", "restore", "edit", "read"] },
    picks: [
      ...readUpToPostgres,
      ...steps(0, 1),
      ...whole(1),
      ...whole(1),
      ...fillIn,
      ...whole(0),
      untilPendingHasRunOut,
    ],
  },
  "a reader sees none; an import commits; the reader fills in": {
    ...{ existsAtFirst: false, expiresInMs: null, actors: ["read", "import", "read"] },
    picks: [...readUpToPostgres, ...steps(0, 1), ...whole(1), ...fillIn],
  },
  "a reader sees none; a bulk create commits; the reader fills in; the link is evicted": {
    ...{ existsAtFirst: false, expiresInMs: null, actors: ["read", "bulk", "edit", "read"] },
    picks: [...readUpToPostgres, ...steps(0, 1), ...whole(1), ...fillIn, ...whole(0), untilPendingHasRunOut],
  },
  "a reader sees none; a link that expires in 20 s is made; the reader fills in; the link expires": {
    ...{ existsAtFirst: false, expiresInMs: 20_000, actors: ["read", "create", "read"] },
    picks: [...readUpToPostgres, ...steps(0, 1), ...whole(1), ...fillIn, untilPendingHasRunOut],
  },
  "a reader sees the old link; an edit begins; another is refused by its condition; the reader fills in; the edit commits":
    {
      ...{ existsAtFirst: true, expiresInMs: null, actors: ["read", "edit", "refused", "read"] },
      picks: [
        ...readUpToPostgres,
        ...steps(0, 1),
        start,
        ...steps(1, 2),
        ...whole(2),
        ...fillIn,
        ...steps(0, 2),
        untilPendingHasRunOut,
      ],
    },
  "an edit waits for a lock until its `pending` has run out; a reader fills in; the edit commits": {
    ...{ existsAtFirst: true, expiresInMs: null, actors: ["edit", "read", "read"] },
    picks: [start, ...steps(0, 2), untilPendingHasRunOut, start, ...steps(1, 8), ...steps(0, 1)],
  },
};

async function violationsOf(stack: Stack, plan: Plan, mutation: Mutation | null): Promise<string[]> {
  return violationsOfAll(stack, [[null, plan]], mutation);
}

/** By domain: each has a link of the same name, in one Redis, and what happens to one happens between what happens to the others. */
async function violationsOfAll(
  stack: Stack,
  plans: readonly (readonly [domain: DomainName | null, plan: Plan])[],
  mutation: Mutation | null,
): Promise<string[]> {
  const runs = [];
  for (const [domain, plan] of plans) runs.push(await beginRun(stack, domain, plan, mutation));
  for (let place = 0; place < Math.max(...plans.map(([, { picks }]) => picks.length)); place++) {
    for (const [i, { happen }] of runs.entries()) {
      const pick = plans[i]?.[1].picks[place];
      if (pick !== undefined) await happen(pick);
    }
  }
  const violations: string[] = [];
  for (const { end } of runs) violations.push(...(await end()));
  return violations;
}

async function beginRun(
  stack: Stack,
  domain: DomainName | null,
  { existsAtFirst, expiresInMs, actors }: Plan,
  mutation: Mutation | null,
) {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = stack.bindings;
  const world = new CacheWorld(stack.redis, { url, token }, domain);
  await world.clear();
  world.expiresInMs = expiresInMs;
  if (existsAtFirst) world.change("create");
  const { act, isTrue, takedowns, violations } = createActors(world, mutation);
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

  async function end(): Promise<string[]> {
    await settle();
    // Once more when every `pending` has run out, and when every `none` has: what is in Redis now stays there.
    for (let i = 0; i < 3; i++) {
      await world.advance(31_000);
      waiting.push("read");
      await settle();
    }
    if (!(await isTrue())) violations.push("Redis has kept what is not in Postgres");
    return violations;
  }
  return { happen, end };
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

  it("holds for two domains that have a link of one name, whose events come between each other's", async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, anyPlan, async (here, there) => {
        const plans = [[null, here] as const, ["there.example" as DomainName, there] as const];
        expect(await violationsOfAll(stack, plans, null)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(Object.entries(KNOWN))("holds where %s", async (_, plan) => {
    expect(await violationsOf(stack, plan, null)).toEqual([]);
  });

  it.each(MUTATIONS)("would break with %s", async (mutation) => {
    const property = fc.asyncProperty(
      smallPlan,
      async (plan) => (await violationsOf(stack, plan, mutation)).length === 0,
    );
    const examples = Object.values(KNOWN).map((plan): [Plan] => [plan]);
    const outcome = await fc.check(property, { numRuns: 2_000, examples, endOnFailure: true });
    expect(outcome.failed, `no counterexample in ${outcome.numRuns} runs`).toBe(true);
    expect(String(outcome.failed && outcome.errorInstance)).toContain("returning false"); // And not for an error of its own.
  });
});
