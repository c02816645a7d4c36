import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { healthy } from "../support/fault-proxy.ts";
import { startWebhookCrashWorld, type WebhookCrashWorld } from "../support/webhook-crash-world.ts";

/**
 * kill -9 of the Worker's process at each moment between the commit of a change and the endpoint's answer: another process tells
 * the event, under the same `webhook-id`. What is killed waits for its answer meanwhile, so no moment is left to chance.
 */
describe.each(engines)("the Worker killed before a webhook has heard, on $name", (engine) => {
  let world: WebhookCrashWorld;
  let hook: string;
  let slug: string;

  beforeAll(async () => {
    world = await startWebhookCrashWorld(engine);
    await world.startWorker();
    await json(world.api("POST", "/api/links", { url: "https://example.com/claims-the-database" }), 201);
  });
  afterAll(() => world.close());
  afterEach(() => {
    world.sql.fault = healthy;
    world.endpoint.amidCall = null;
  });

  const rows = async (query: string, ...params: string[]) => (await world.stack.sql.query({ query, params })).rows;
  const runsOfHook = () => world.queues.runs.filter((message) => message.includes(hook));
  const events = () => rows("SELECT type, handed_over FROM link_events WHERE slug = $1 ORDER BY id", slug);
  const deliveries = () =>
    rows("SELECT id, status, attempts FROM webhook_deliveries WHERE webhook_id = $1::uuid ORDER BY seq", hook);
  async function json<Body>(answer: Promise<Response>, status: number): Promise<Body> {
    const response = await answer;
    expect(response.status).toBe(status);
    return await response.json();
  }
  const create = () => world.api("POST", "/api/links", { slug, url: "https://example.com/", tags: [slug] });

  beforeEach(async () => {
    await world.startWorker();
    slug = `sale-${crypto.randomUUID()}`;
    const listening = {
      ...{ url: world.endpoint.url, tag: slug },
      events: ["link.created", "link.updated", "link.deleted"],
    };
    hook = (await json<{ id: string }>(world.api("POST", "/api/webhooks", listening), 201)).id;
    world.endpoint.got.length = 0;
  });

  /** Kills the Worker as Postgres has committed a statement, and nobody knows yet. */
  async function killBehind(statement: RegExp, work: () => Promise<unknown>): Promise<void> {
    let kills = 0;
    world.sql.fault = (body) => {
      if (kills > 0 || !statement.test(body)) return null;
      kills++;
      return { kind: "lose-answer", before: () => world.killWorker() };
    };
    await expect(work()).rejects.toThrow("fetch failed");
    expect(kills).toBe(1);
    world.sql.fault = healthy;
  }

  /** Another process, to which the cron comes, and then what that has asked the Queue for. @returns what the endpoint got. */
  async function another(): Promise<typeof world.endpoint.got> {
    await rows("UPDATE webhooks SET leased_until = now() - interval '1 second' WHERE lease IS NOT NULL"); // Two minutes pass.
    await world.startWorker();
    await world.cron();
    const calls = runsOfHook();
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) await world.deliver(call, 1);
    return world.endpoint.got;
  }

  const EDIT = { title: "new" };
  it.each([
    { type: "link.created", isMade: false, change: () => create() },
    { type: "link.updated", isMade: true, change: () => world.api("PATCH", `/api/links/${slug}`, EDIT) },
    { type: "link.deleted", isMade: true, change: () => world.api("DELETE", `/api/links/${slug}`) },
  ])("just as its $type is committed, before anything is sent to the Queue", async ({ type, isMade, change }) => {
    if (isMade) {
      await json(create(), 201);
      expect(await another()).toMatchObject([{ type: "link.created" }]);
      world.endpoint.got.length = 0;
    }
    const told = await deliveries();
    const sent = [world.queues.sweeps.length, runsOfHook().length];
    await world.stack.redis.run(["DEL", "webhooks:written"]); // That of what was made before.
    await killBehind(/(?:INSERT INTO|UPDATE|DELETE FROM) \\"links\\"/, change);
    expect((await events()).at(-1)).toEqual([type, "f"]);
    expect([await deliveries(), world.endpoint.got]).toEqual([told, []]);
    expect([world.queues.sweeps.length, runsOfHook().length]).toEqual(sent);
    // The mark that it set before the statement stands for three minutes; here until this test is over, however slow the machine is.
    expect(await world.stack.redis.run(["PERSIST", "webhooks:written"])).toEqual({ result: 1 });
    const got = await another();
    expect(got).toMatchObject([{ type }]);
    expect((await deliveries()).at(-1)).toEqual([got[0]?.id, "delivered", "1"]);
    await world.stack.redis.run(["DEL", "webhooks:written"]);
  });

  it("as its event is handed over, before a run is called", async () => {
    await json(create(), 201);
    await killBehind(/NOT handed_over/, () => world.cron());
    expect(await events()).toEqual([["link.created", "t"]]);
    const [[id]] = (await deliveries()) as [[string]];
    expect(await deliveries()).toEqual([[id, "pending", "0"]]);
    expect([runsOfHook(), world.endpoint.got]).toEqual([[], []]);
    expect(await another()).toEqual([{ id, type: "link.created" }]);
    expect(await deliveries()).toEqual([[id, "delivered", "1"]]);
  });

  it("as its endpoint has it, before it has answered: it comes again under the same id", async () => {
    await json(create(), 201);
    await world.cron();
    const [call] = runsOfHook();
    world.endpoint.amidCall = () => world.killWorker();
    await expect(world.deliver(call ?? "", 1)).rejects.toThrow("fetch failed");
    world.endpoint.amidCall = null;
    const [[id]] = (await deliveries()) as [[string]];
    expect(await deliveries()).toEqual([[id, "pending", "0"]]);
    const event = { id, type: "link.created" };
    expect(world.endpoint.got).toEqual([event]);
    expect(await another()).toEqual([event, event]);
    expect(await deliveries()).toEqual([[id, "delivered", "1"]]);
  });
});
