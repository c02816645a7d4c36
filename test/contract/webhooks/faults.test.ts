// Longer than others: one world of clock, Queues and endpoints, which a second file would set up again on each engine.
import { describe, expect, it } from "vitest";
import { NOTHING_TOLD } from "../../../src/health/alert-state.ts";
import type { LoggedPing } from "../../../src/health/ping-log.ts";
import { createPostgresPingLog } from "../../../src/health/stores/postgres-ping-log.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { slugOf } from "../../support/sample-links.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const URL_A = "https://a.example/hook";

/** What goes wrong around deliveries, or has gone wrong before them. */
describe.each(engines)("webhooks on $name", (engine) => {
  const world = useWebhooks(engine);
  const create = async (slug: string, part = world.isolate()) => {
    const outcome = await part.repository.create(draftOf({ slug: slugOf(slug) }), generous());
    expect(outcome.kind).toBe("created");
  };
  const edit = (slug: string, title: string) =>
    world.isolate().repository.edit([{ kind: "slug", text: slugOf(slug) }], { title }, generous());
  const told = () => world.got.map(({ type }) => type);

  it("one that was made while Redis was down, and knew of none, is known to writers once Redis is back", async () => {
    await world.cron("2026-11-30T09:00:00Z");
    expect(await world.stack.redis.run(["GET", "webhooks:any"])).toEqual({ result: "0" });
    world.faults.redisIsDown = true;
    await world.listen();
    await world.pass(MINUTE_MS);
    world.faults.redisIsDown = false;
    await world.pass(3 * MINUTE_MS);
    expect(await world.stack.redis.run(["GET", "webhooks:any"])).toEqual({ result: "1" });
    expect(await world.stack.redis.run(["EXISTS", "webhooks:written"])).toEqual({ result: 1 });
    await create("sale");
    await world.pass(2 * SECOND_MS);
    expect(told()).toEqual(["link.created"]);
  });

  it("a call that came before is not made again for a webhook that is off, or gone", async () => {
    const { id } = await world.listen();
    await world.pass(MINUTE_MS);
    await world.isolate().service.edit(id, { state: "off" }, generous());
    for (const webhook of [id, crypto.randomUUID()]) {
      world.queue.push({ body: { format: 1, webhook }, dueAt: world.now(), attempts: 1 });
    }
    await world.drain();
    expect(world.queue).toEqual([]);
  });

  it("a call that came before is made again while another run has its webhook", async () => {
    const { id } = await world.listen();
    await world.pass(MINUTE_MS);
    const run = { name: "another", leaseMs: MINUTE_MS, limit: 1, now: world.now(), isAgain: false };
    await world.isolate().work.claim(id, run, generous());
    world.queue.push({ body: { format: 1, webhook: id }, dueAt: world.now(), attempts: 1 });
    await world.drain();
    expect(world.queue).toMatchObject([{ body: { webhook: id }, attempts: 2 }]);
  });

  it("the Queue does not take the call for the next try: the run that comes again makes it", async () => {
    await world.listen({ url: URL_A });
    await world.pass(MINUTE_MS); // Its own sweep would find what is due.
    world.answers.set(URL_A, () => {
      world.faults.queueIsDown = world.got.length === 1;
      return new Response(null, { status: world.got.length === 1 ? 500 : 200 });
    });
    await create("sale");
    world.clock.advance(SECOND_MS);
    const part = world.isolate();
    while (!world.faults.queueIsDown) expect(await world.deliverOne(part)).toBe(true);
    world.faults.queueIsDown = false;
    await world.pass(MINUTE_MS);
    expect(told()).toEqual(["link.created", "link.created"]);
  });

  it("a sweep does not cut short the pause of an endpoint that is down", async () => {
    await world.listen({ url: URL_A });
    await world.pass(MINUTE_MS);
    world.answers.set(URL_A, () => new Response(null, { status: 500 }));
    for (const slug of ["a", "b", "c", "d", "e", "f"]) await create(slug);
    await world.pass(SECOND_MS);
    expect(world.got).toHaveLength(4);
    await world.cron();
    await world.pass(SECOND_MS);
    expect(world.got).toHaveLength(4);
    await world.pass(5 * SECOND_MS);
    expect(world.got).toHaveLength(8);
  });

  it("an event that only a later release can read holds its link back for five minutes, and has failed after 14 days", async () => {
    const hook = await world.listen();
    await create("held");
    await world.sql(`UPDATE link_events SET row = '{"odd": true}'`);
    await edit("held", "second");
    await world.pass(4 * MINUTE_MS);
    expect(told()).toEqual([]);
    await world.pass(2 * MINUTE_MS);
    expect(told()).toEqual(["link.updated"]);
    const statuses = async () => (await world.deliveriesOf(hook.id)).map(({ status }) => status);
    expect(await statuses()).toEqual(["delivered", "pending"]);
    world.clock.advance(14 * DAY_MS);
    await world.drain();
    expect(await statuses()).toEqual(["delivered", "failed"]);
  });

  it("what was handed over while a webhook was switched off is not sent when it is on again", async () => {
    const hook = await world.listen();
    await world.pass(MINUTE_MS);
    const { service } = world.isolate();
    await service.edit(hook.id, { state: "off" }, generous());
    await world.sql(
      `INSERT INTO webhook_deliveries (id, webhook_id, type, time, payload, next_attempt_at)
       SELECT gen_random_uuid(), id, 'webhook.test', now(), '{}', now() FROM webhooks`,
    );
    await service.edit(hook.id, { state: "on" }, generous());
    await world.pass(MINUTE_MS);
    expect(told()).toEqual([]);
    expect(await world.deliveriesOf(hook.id)).toMatchObject([{ status: "failed", nextAttemptAt: null }]);
    await service.test(hook.id, generous());
    await service.edit(hook.id, { state: "on" }, generous()); // It is on, and stays so.
    await world.pass(SECOND_MS);
    expect(told()).toEqual(["webhook.test"]);
  });

  it("one whose host has become a domain of ours is sent nothing, also by an isolate that knew it as another's", async () => {
    const hook = await world.listen({ url: URL_A });
    const part = world.isolate();
    await create("before");
    await world.pass(MINUTE_MS, part);
    expect(told()).toEqual(["link.created"]);
    world.faults.ownHosts = ["a.example"];
    await create("after");
    await world.pass(2 * SECOND_MS, part);
    expect(told()).toEqual(["link.created"]);
    expect(await world.deliveriesOf(hook.id)).toMatchObject([{ attempts: 1, lastStatus: null }, { attempts: 1 }]);
  });

  it("a ping that saw what the one before it saw marks nothing and calls nobody: a sleeping Neon stays asleep", async () => {
    await world.listen({ events: ["health.changed"] });
    await world.pass(MINUTE_MS);
    const log = createPostgresPingLog({ postgres: world.isolate().telling, timeoutMs: 30_000 });
    const isMarked = async () => (await world.stack.redis.run(["DEL", "webhooks:written"])) as { result: number };
    await isMarked();
    const ping = (status: "healthy" | "unhealthy", isChange: boolean) => {
      world.clock.advance(5 * MINUTE_MS);
      const entry = { ping: { time: world.now(), status, components: {} }, alerts: NOTHING_TOLD };
      return log.add([entry], generous(), isChange);
    };
    await ping("unhealthy", true);
    expect([await isMarked(), world.queue.length]).toEqual([{ result: 1 }, 1]);
    await world.pass(MINUTE_MS);
    await ping("unhealthy", false);
    expect([await isMarked(), world.queue.length]).toEqual([{ result: 0 }, 0]);
    expect(told()).toEqual(["health.changed"]);
  });

  it("pings that Postgres missed are told in their order", async () => {
    await world.listen({ events: ["health.changed"] });
    const log = createPostgresPingLog({ postgres: world.adapters.postgres, timeoutMs: 30_000 });
    const at = (minute: number, status: "healthy" | "unhealthy") => ({
      ping: { time: world.now() + minute * MINUTE_MS, status, components: {} },
      alerts: NOTHING_TOLD,
    });
    const newestFirst: LoggedPing[] = [at(3, "healthy"), at(2, "unhealthy"), at(1, "healthy"), at(0, "unhealthy")];
    await log.add(newestFirst, generous(), true);
    const rows = await world.sql("SELECT payload->>'status' FROM webhook_deliveries ORDER BY seq");
    expect(rows.flat()).toEqual(["unhealthy", "healthy", "unhealthy", "healthy"]);
  });
});
