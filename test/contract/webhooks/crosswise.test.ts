import { describe, expect, it } from "vitest";
import { createPostgresHistoryStore } from "../../../src/history/stores/postgres-history-store.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { slugOf } from "../../support/sample-links.ts";
import { secondConnection } from "../../support/second-connection.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

/** Statements that lock the same deliveries, each in an order of its own. On the embedded engine they come one after the other. */
describe.each(engines)("who takes a link out of deliveries, on $name", (engine) => {
  const world = useWebhooks(engine);
  const nameOf = (slug: string) => ({ kind: "slug", text: slugOf(slug) }) as IssuedName; // Not of its kind alone.
  const create = (slug: string) => world.isolate().repository.create(draftOf({ slug: slugOf(slug) }), generous());
  const retitle = (slug: string, title: string) =>
    world.isolate().repository.edit([nameOf(slug)], { title }, generous());
  async function eraseHistory(slug: string): Promise<void> {
    const { postgres, key, confirmation } = world.adapters;
    const { fingerprint } = key;
    const store = createPostgresHistoryStore({ postgres, timeoutMs: 30_000, fingerprint, confirmation });
    expect(await store.forgetValues([nameOf(slug)], generous())).toBe(true);
  }
  async function purge(slug: string): Promise<void> {
    const by = { owner: "key:admin", isAdmin: true, type: "purge" } as const;
    expect(await world.isolate().repository.remove([nameOf(slug)], generous(), null, by)).toBeTruthy();
  }

  it.each([
    ["a delete of a history", eraseHistory],
    ["a purge", purge],
  ])("%s and a run that settles never wait for each other crosswise", async (_what, forget) => {
    const hook = await world.listen();
    await create("sale");
    await retitle("sale", "second");
    await retitle("sale", "third");
    const { work } = world.isolate();
    await work.handOver(10, world.now(), generous());
    // So many that rows are found one by one, in the order in which each statement asks for them.
    await world.sql(
      `INSERT INTO webhook_deliveries (id, webhook_id, type, time, status)
       SELECT gen_random_uuid(), id, 'webhook.test', now(), 'delivered' FROM webhooks, generate_series(1, 50000)`,
    );
    await world.sql("ANALYZE webhook_deliveries");
    const run = { name: "a run", leaseMs: 60_000, limit: 10, now: world.now(), isAgain: false };
    const claim = await work.claim(hook.id, run, generous());
    if (claim === "leased" || claim === "off") throw new Error("Cannot test: nothing is claimed");
    const settled = claim.deliveries.toReversed().map((one) => ({
      ...{ ...one, status: "delivered" as const, nextAttemptAt: null },
      outcome: { isTaken: true, status: 204 },
    }));
    expect(settled).toHaveLength(3);
    const second = `SELECT FROM webhook_deliveries WHERE id = '${settled[1]?.id}' FOR UPDATE`;
    const both = () => Promise.all([work.settle(claim.webhook, settled, world.now(), generous()), forget("sale")]);
    // Each has one of them and waits for the second, or is behind the other.
    if (engine.name === "real servers") await (await secondConnection(world.stack)).commitAmid(second, both, 2);
    else await both();
    // Whoever was first.
    expect(await world.sql("SELECT status FROM webhook_deliveries WHERE status <> 'delivered'")).toEqual([]);
    expect(JSON.stringify(await world.sql("SELECT payload FROM webhook_deliveries"))).not.toContain("second");
  });
});
