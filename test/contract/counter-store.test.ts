import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import type { CounterStore } from "../../src/metrics/counter-store.ts";
import { createPostgresCounterStore } from "../../src/metrics/stores/postgres-counter-store.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

describe.each(engines)("counters in Postgres on $name", (engine) => {
  let stack: Stack;
  let store: CounterStore;
  beforeAll(async () => {
    stack = await engine.start();
    const { postgres } = await adaptersOn(stack);
    store = createPostgresCounterStore({ postgres, timeoutMs: 30_000 });
  });
  beforeEach(() => sql("DELETE FROM counters"));
  afterAll(() => stack.close());

  const sql = (query: string) => stack.sql.query({ query, params: [] });
  const batch = (counts: Record<string, number>, id: string = crypto.randomUUID()) => ({
    ...{ id, counts: new Map(Object.entries(counts)) },
  });
  const read = async () => Object.fromEntries(await store.read(generous()));

  it("read() has the sum of what add() was given", async () => {
    await store.add([batch({ a: 1, b: 2 }), batch({ b: 3 })], generous());
    await store.add([batch({ b: 4, 'c "quoted"': 2 ** 40 })], generous());
    expect(await read()).toEqual({ a: 1, b: 9, 'c "quoted"': 2 ** 40 });
  });

  it("add() adds a batch once, however often it is delivered", async () => {
    const [first, second] = [batch({ a: 1 }), batch({ a: 10 })];
    await store.add([first], generous());
    await store.add([first, second], generous());
    await store.add([second, second], generous());
    expect(await read()).toEqual({ a: 11 });
  });

  it("add() takes nothing, and asks nobody", async () => {
    await store.add([], generous());
    await store.add([batch({})], generous());
    expect(await read()).toEqual({});
  });

  it("add() adds up what many send at once over the same names, and none waits for ever", async () => {
    const names = Array.from({ length: 20 }, (_, i) => `n${i}`);
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        const turned = i % 2 === 0 ? names : names.toReversed();
        return store.add([batch(Object.fromEntries(turned.map((name) => [name, 1])))], generous());
      }),
    );
    expect(await read()).toEqual(Object.fromEntries(names.map((name) => [name, 40])));
  });

  it("add() clears out, some at a time, what no queue can deliver again", async () => {
    await sql(
      "INSERT INTO counter_batches SELECT gen_random_uuid(), now() - interval '36 days' FROM generate_series(1, 300)",
    );
    await store.add([batch({ a: 1 })], generous());
    const { rows } = await sql("SELECT count(*)::int FROM counter_batches WHERE time < now() - interval '35 days'");
    expect(rows).toEqual([["100"]]);
  });
});
