import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { INCIDENT_WITHOUT_STORES } from "../../src/health/alert-state.ts";
import type { Stack } from "../../src/local/stack.ts";
import { type AlertWorld, startAlertWorld } from "../support/alert-world.ts";
import { embedded } from "../support/engines.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await embedded.start();
});
afterAll(() => stack.close());

describe.each([1, 2, 5, 10])("pings every %i minutes, with all else as it is by default", (interval) => {
  let world: AlertWorld;
  let slug: string;
  const told = () => world.alerts.map(({ type }) => type.replace("health.", ""));
  const visit = () => world.open(`/${slug}`);
  /** Asks Postgres, and is never a visit: it is down, or there is no such name. */
  const miss = () => world.open(`/nobody-${crypto.randomUUID()}`);

  beforeEach(async () => {
    for (const level of ["info", "warn", "error"] as const) vi.spyOn(console, level).mockReturnValue();
    slug = `spring-${crypto.randomUUID()}`;
    // As in production the pings open a link.
    world = await startAlertWorld(stack, { HEALTH_INTERVAL_MINUTES: String(interval), HEALTH_LINK: slug });
    const body = JSON.stringify({ url: "https://example.com/", slug });
    expect(await world.open("/api/links", { method: "POST", body })).toBe(201);
    await world.pass(2 * interval, visit);
  });
  afterEach(async () => {
    world.close();
    await stack.sql.query({ query: "DELETE FROM webhooks", params: [] });
    vi.restoreAllMocks();
  });

  it("pingHealth() alerts of a Postgres that is down for two hours, once, and of its return", async () => {
    world.down.add("postgres");
    const downAt = world.minute();
    await world.pass(120, visit);
    expect(told()).toEqual(["unhealthy"]);
    expect(world.alerts[0]?.minute).toBeLessThanOrEqual(downAt + 2 * interval);
    world.down.delete("postgres");
    const backAt = world.minute();
    await world.pass(3 * interval, visit);
    expect(told()).toEqual(["unhealthy", "recovered"]);
    expect(world.alerts[1]?.incidentId).toBe(world.alerts[0]?.incidentId);
    expect(world.alerts[1]?.minute).toBeLessThanOrEqual(backAt + 2 * interval);
  });

  it.each([
    ["redirects of names that no cache has", () => miss],
    [
      "one request alone, and nobody after it",
      () => () => (world.minute() === 2 * interval ? miss() : Promise.resolve()),
    ],
    ["the API", () => () => world.open("/api/links")],
  ])("pingHealth() alerts where Postgres is asked by %s", async (_by, ask) => {
    world.down.add("postgres");
    await world.pass(4 * interval, ask());
    expect(told()).toEqual(["unhealthy"]);
    world.down.delete("postgres");
    // The recovery is told to the end, also where nobody comes any more.
    await world.pass(4 * interval);
    expect(told()).toEqual(["unhealthy", "recovered"]);
  });

  it("pingHealth() alerts while Redis is down with it, and tells that both are back", async () => {
    world.down.add("postgres").add("redis");
    await world.pass(3 * interval, visit);
    expect(world.alerts.length).toBe(3);
    world.down.clear();
    await world.pass(4 * interval, visit);
    expect(told().slice(3)).toEqual(["recovered"]);
    expect(new Set(world.alerts.map(({ incidentId }) => incidentId))).toEqual(new Set([INCIDENT_WITHOUT_STORES]));
  });

  it("pingHealth() alerts though Redis loses all that it has, the mark as well", async () => {
    world.down.add("postgres");
    await world.pass(1, visit);
    expect(await stack.redis.run(["FLUSHDB"])).toEqual({ result: "OK" });
    await world.pass(4 * interval, visit);
    expect(told()).toEqual(["unhealthy"]);
  });

  it("pingHealth() leaves a Postgres asleep that nobody uses, and does not alert of it", async () => {
    await world.pass(2 * interval + 1);
    world.sent.postgres.length = 0;
    world.down.add("postgres");
    await world.pass(90);
    expect(world.sent.postgres).toEqual([]);
    expect(world.alerts).toEqual([]);
  });

  it("pingHealth() leaves it asleep with a webhook on too, which its own pings are written down for", async () => {
    const body = JSON.stringify({ url: "https://hooks.example.com/", events: ["link.created", "health.changed"] });
    expect(await world.open("/api/webhooks", { method: "POST", body })).toBe(201);
    // The sweep looks for three minutes after a write, and the last ping that found a use writes.
    await world.pass(2 * interval + 4);
    world.sent.postgres.length = 0;
    await world.pass(15); // With a ping, and no full hour, in which the sweep looks regardless.
    expect(world.sent.postgres).toEqual([]);
  });

  it("pingHealth() is told of a use by one command for each isolate between two pings", async () => {
    world.sent.redis.length = 0;
    await world.pass(4 * interval, async () => {
      for (let i = 0; i < 5; i++) await miss();
    });
    const marks = world.sent.redis.filter((body) => /"set","health:postgres-used"/i.test(body));
    // Visitors and the consumer, which is told of names that no link has.
    expect(marks.length).toBeLessThanOrEqual(2 * 5);
    expect(marks.length).toBeGreaterThanOrEqual(4);
  });
});
