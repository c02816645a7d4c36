// Longer than others: one world of clock, Queues and endpoints, which a second file would set up again on each engine.
import { type SQL, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createPostgresClickStore } from "../../../src/clicks/stores/postgres-click-store.ts";
import { keepDeliveries } from "../../../src/webhooks/jobs/keep-deliveries.ts";
import { handOver } from "../../../src/webhooks/stores/hand-over-statements.ts";
import { dropDeleted, giveUpOff } from "../../../src/webhooks/stores/left-statements.ts";
import { switchOff } from "../../../src/webhooks/stores/settle-statements.ts";
import { editWebhook, removeWebhook } from "../../../src/webhooks/stores/webhook-statements.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { rowsTouched } from "../../support/rows-touched.ts";
import { clickOf } from "../../support/sample-clicks.ts";
import { slugOf } from "../../support/sample-links.ts";
import { secondConnection } from "../../support/second-connection.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Deliveries that are pending: many times a piece. */
const MANY = 50_000;
const PIECE = 1_000;
/** Each row of a piece is met by some steps of the plan. */
const BOUND = 10 * PIECE;

/** What is left of a webhook that is deleted or switched off, however much that is. */
describe.each(engines)("what webhooks leave on $name", (engine) => {
  const world = useWebhooks(engine);
  const create = (slug: string) => world.isolate().repository.create(draftOf({ slug: slugOf(slug) }), generous());
  async function pend(count: number): Promise<void> {
    await world.sql(
      `INSERT INTO webhook_deliveries (id, webhook_id, type, time, payload, next_attempt_at)
       SELECT gen_random_uuid(), id, 'webhook.test', now(), '{}', now() FROM webhooks, generate_series(1, $1::integer)`,
      [String(count)],
    );
    await world.sql("ANALYZE webhook_deliveries"); // As autovacuum does after so many.
  }
  const count = async (where = "true") =>
    Number((await world.sql(`SELECT count(*) FROM webhook_deliveries WHERE ${where}`))[0]?.[0]);
  const touched = (statement: SQL) => rowsTouched(world.adapters.postgres, statement);

  it("a delete touches its row alone, is final at once, and the sweep takes the rest away in pieces", async () => {
    const hook = await world.listen();
    await pend(MANY);
    const { service } = world.isolate();
    expect(await touched(sql`SELECT * FROM webhook_deliveries`)).toBe(MANY); // What is measured is what is touched.
    expect(await touched(removeWebhook(hook.id))).toBeLessThan(10);
    expect(await service.remove(hook.id, generous())).toBe(false);
    expect([await service.get(hook.id, generous()), await service.list(generous())]).toEqual([null, []]);
    expect(await service.edit(hook.id, { state: "on" }, generous())).toBeNull();
    expect(await service.rotate(hook.id, generous())).toBeNull();
    expect(await service.test(hook.id, generous())).toBeNull();
    const page = { limit: 1, before: null };
    expect(await service.deliveries(hook.id, page, generous())).toBeNull();
    const [[id]] = (await world.sql("SELECT id FROM webhook_deliveries LIMIT 1")) as [[string]];
    expect(await service.redeliver(hook.id, id, generous())).toBeNull();
    expect(await world.sql("SELECT url, salt, salt_before FROM webhooks")).toEqual([["", "", null]]);

    expect(await touched(dropDeleted(PIECE))).toBeLessThan(BOUND);
    expect(await count()).toBe(MANY - PIECE);
    world.faults.statements = 0;
    await world.pass(MINUTE_MS);
    expect([await count(), await world.sql("SELECT FROM webhooks"), world.got]).toEqual([0, [], []]);
    expect(world.faults.statements).toBeGreaterThan(MANY / PIECE);
  });

  it("to be switched off, by a person or by Bijou, touches its row alone, and the sweep gives the rest up in pieces", async () => {
    const hook = await world.listen();
    await pend(MANY);
    expect(await touched(handOver(500, world.now()))).toBeLessThan(50);
    expect(await touched(switchOff({ id: hook.id, era: 0, url: hook.url }, "gone"))).toBeLessThan(10);
    expect(await touched(editWebhook(hook.id, { state: "off" }))).toBeLessThan(10);
    expect(await world.deliveriesOf(hook.id)).toMatchObject(
      Array.from({ length: PIECE }, () => ({ status: "failed", nextAttemptAt: null })),
    );
    expect(await count("status = 'pending'")).toBe(MANY);
    expect(await touched(handOver(500, world.now()))).toBeLessThan(50); // Whether something is left, and whether something is due.
    expect(await touched(giveUpOff(PIECE))).toBeLessThan(BOUND);
    expect(await count("status = 'pending'")).toBe(MANY - PIECE);
    await world.isolate().service.edit(hook.id, { state: "off" }, generous());
    await world.pass(MINUTE_MS);
    expect([await count("status = 'pending'"), await count("status = 'failed'"), world.got]).toEqual([0, MANY, []]);
  });

  it("switched on again before anybody gave it up, it sends none of that, and what is new at once", async () => {
    const hook = await world.listen();
    await world.pass(MINUTE_MS);
    await pend(1_000);
    const { service } = world.isolate();
    await service.edit(hook.id, { state: "off" }, generous());
    world.queue.length = 0; // The call for the sweep is lost.
    await service.edit(hook.id, { state: "on" }, generous());
    const [first] = await world.deliveriesOf(hook.id);
    expect(first).toMatchObject({ status: "failed", nextAttemptAt: null });
    // One of them by hand: that is of the era that is.
    expect(await service.redeliver(hook.id, first?.id ?? "", generous())).toMatchObject({ status: "pending" });
    await create("sale");
    await world.pass(MINUTE_MS);
    expect(world.got.map(({ type }) => type).toSorted()).toEqual(["link.created", "webhook.test"]);
    expect([await count("status = 'failed'"), await count("status = 'delivered'")]).toEqual([999, 2]);
  });

  it("an event that is heard anew is not held back by one of the same link that is given up", async () => {
    const hook = await world.listen();
    world.answers.set(hook.url, () => new Response(null, { status: 500 }));
    await create("sale");
    await world.pass(2_000);
    const { service, repository } = world.isolate();
    await service.edit(hook.id, { state: "off" }, generous());
    world.queue.length = 0;
    await service.edit(hook.id, { state: "on" }, generous());
    world.answers.clear();
    world.got.length = 0;
    await repository.edit([{ kind: "slug", text: slugOf("sale") }], { title: "new" }, generous());
    await world.pass(15_000);
    expect(world.got.map(({ type }) => type)).toEqual(["link.updated"]);
  });

  it("where the call for the sweep is lost, the job of the day takes it away", async () => {
    const gone = await world.listen();
    const off = await world.listen({ url: "https://off.example/hook" });
    await world.pass(MINUTE_MS);
    await pend(1_500);
    const { service, work } = world.isolate();
    await service.remove(gone.id, generous());
    await service.edit(off.id, { state: "off" }, generous());
    world.queue.length = 0;
    await keepDeliveries(work, world.now);
    expect([await count(), await count("status = 'failed'")]).toEqual([1_500, 1_500]);
    expect((await world.sql("SELECT id FROM webhooks")).flat()).toEqual([off.id]);
    await keepDeliveries(work, () => world.now() + 15 * DAY_MS);
    expect(await count()).toBe(0);
  });

  // Only a server has a second connection, with a transaction that is not committed yet.
  if (engine.name === "real servers") {
    it("what is handed over just behind a switch-off is never tried, and is given up", async () => {
      const hook = await world.listen();
      await world.pass(MINUTE_MS);
      const { service } = world.isolate();
      // As `handOver` and `tell_webhooks` have it: they saw the webhook on.
      const handOver = `INSERT INTO webhook_deliveries (id, webhook_id, type, time, payload, next_attempt_at, era)
        SELECT gen_random_uuid(), id, 'webhook.test', now(), '{}', now(), era FROM webhooks WHERE state = 'on' FOR KEY SHARE`;
      await (await secondConnection(world.stack)).holdAmid(handOver, async () => {
        expect(await service.edit(hook.id, { state: "off" }, generous())).toMatchObject({ state: "off" });
        await world.pass(MINUTE_MS); // The sweep, and it finds nothing yet.
      });
      expect(await count("status = 'pending'")).toBe(1);
      await service.edit(hook.id, { state: "on" }, generous());
      await world.pass(MINUTE_MS);
      expect(world.got).toEqual([]);
      expect(await count("status = 'failed'")).toBe(1);
    });

    it("the job of the day passes over old deliveries that others hold, and drops the others", async () => {
      await world.listen();
      await pend(3);
      await world.sql("UPDATE webhook_deliveries SET status = 'delivered', time = now() - interval '20 days'");
      const first = "SELECT FROM webhook_deliveries ORDER BY seq LIMIT 1 FOR UPDATE";
      const { work } = world.isolate();
      await (await secondConnection(world.stack)).holdAmid(first, () => keepDeliveries(work, world.now));
      expect(await count()).toBe(1);
    });

    it.each(["deleted", "off"])("a visit and an edit neither wait nor fail while one becomes %s", async (state) => {
      const hook = await world.listen({ events: ["link.updated", "link.visited"] });
      await create("sale");
      await pend(1_500);
      await world.sql("DELETE FROM clicks");
      const id = Number((await world.sql("SELECT id FROM links"))[0]?.[0]);
      const { postgres } = world.adapters;
      const clicks = createPostgresClickStore({ postgres, timeoutMs: 30_000, retentionDays: 35, now: world.now });
      const { repository, service } = world.isolate();
      await (await secondConnection(world.stack)).holdAmid(
        `UPDATE webhooks SET state = '${state}', url = '' WHERE id = '${hook.id}'`,
        async () => {
          await clicks.add([clickOf(1, { link: id, time: Date.now() })], generous());
          await repository.edit([{ kind: "slug", text: slugOf("sale") }], { title: "new" }, generous());
        },
      );
      expect((await world.sql("SELECT count(*) FROM clicks"))[0]?.[0]).toBe("1");
      // Nor while the pieces are taken away: others' rows are passed over.
      const piece = `SELECT FROM webhook_deliveries ORDER BY seq LIMIT ${PIECE} FOR UPDATE`;
      await (await secondConnection(world.stack)).holdAmid(piece, async () => {
        await world.isolate().service.list(generous());
        await world.pass(MINUTE_MS);
      });
      expect(await count("status = 'pending'")).toBe(PIECE);
      await keepDeliveries(world.isolate().work, world.now);
      expect(await count("status = 'pending'")).toBe(0);
      if (state === "deleted") expect(await service.list(generous())).toEqual([]);
    });
  }
});
