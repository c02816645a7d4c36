import { describe, expect, it } from "vitest";
import { INCIDENT_WITHOUT_STORES } from "../../../src/health/alert-state.ts";
import type { HealthComponent, Ping } from "../../../src/health/ping.ts";
import type { LoggedPing, PingLog } from "../../../src/health/ping-log.ts";
import { createPingService } from "../../../src/health/ping-service.ts";
import { type AlertChannel, AlertNotDelivered, webhookOf } from "../../../src/health/webhook.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { generous } from "../../support/adapters.ts";

/** Two stores and a receiver, each of which can be out of reach. */
function setUp() {
  const world = {
    down: new Set<"postgres" | "redis" | "receiver">(),
    entries: { postgres: [] as LoggedPing[], redis: [] as LoggedPing[] },
    sent: [] as string[],
    failures: [] as string[],
    /** By ping that Postgres was given: whether it may say another thing than the one before. */
    changes: [] as boolean[],
  };
  const logOf = (store: "postgres" | "redis"): PingLog => {
    const answer = () => {
      if (world.down.has(store)) throw new StoreError({ store, operation: "log", reason: "out of reach" });
      return world.entries[store];
    };
    return {
      async add(added, _deadline, isChange) {
        answer().unshift(...added);
        if (store === "postgres") world.changes.push(isChange);
      },
      newest: async (limit) => answer().slice(0, limit),
    };
  };
  const channel: AlertChannel = {
    async send(alert) {
      if (world.down.has("receiver")) throw new AlertNotDelivered("Cannot alert");
      world.sent.push(`${alert.type} ${alert.incidentId}`);
    },
  };
  let ids = 0;
  const start = () =>
    createPingService({
      logs: { postgres: logOf("postgres"), redis: logOf("redis") },
      days: {
        async read() {
          if (world.down.has("postgres")) throw new StoreError({ store: "postgres", operation: "sum", reason: "gone" });
          return [{ day: "1970-01-01", pings: 7, failed: 0, components: {} }];
        },
      },
      channel,
      intervalMs: 300_000,
      createId: () => `incident ${++ids}`,
      reportFailure: (error) => world.failures.push(error.message),
    });
  let service = start();
  let time = 0;
  const ping = (status: Ping["status"], components: Record<string, HealthComponent> = {}) =>
    service.take({ time: ++time * 300_000, status, components }, generous());
  /** The next ping comes to another isolate. */
  const restart = () => {
    service = start();
  };
  return { ...world, service, ping, restart };
}

describe("take()", () => {
  it("take() says of a ping whether Postgres had another one before it, so that webhooks hear of each change and of nothing else", async () => {
    const { ping, changes, down, entries } = setUp();
    for (const status of ["healthy", "healthy", "unhealthy", "unhealthy", "healthy"] as const) await ping(status);
    expect(changes.splice(0)).toEqual([true, false, true, false, true]);
    // Those that it missed are given to it with the next one.
    down.add("postgres");
    await ping("unhealthy", { postgres: { status: "down" } });
    down.delete("postgres");
    await ping("healthy");
    expect(changes.splice(0)).toEqual([true]);
    // What left it asleep it never gets: what it knows counts.
    entries.postgres.unshift(
      ...entries.postgres
        .slice(0, 1)
        .map((entry) => ({ ...entry, ping: { ...entry.ping, status: "unhealthy" as const } })),
    );
    await ping("healthy", { postgres: { status: "skipped" } });
    await ping("healthy");
    expect(changes).toEqual([true]);
  });

  it("take() writes each ping into both stores, and alerts at the second failure", async () => {
    const { ping, sent, entries } = setUp();
    for (const status of ["healthy", "unhealthy", "unhealthy", "unhealthy"] as const) await ping(status);
    expect(sent).toEqual(["health.unhealthy incident 1"]);
    expect(entries.postgres).toEqual(entries.redis);
    expect(entries.postgres).toHaveLength(4);
  });

  it.each(["postgres", "redis"] as const)(
    "take() goes on from what the other store knows while %s is down",
    async (store) => {
      const { ping, sent, down, entries } = setUp();
      await ping("unhealthy");
      down.add(store);
      await ping("unhealthy");
      await ping("unhealthy");
      expect(sent).toEqual(["health.unhealthy incident 1"]);
      down.delete(store);
      // The store that was down has an older state: the newer counts.
      await ping("unhealthy");
      await ping("healthy");
      await ping("healthy");
      expect(sent).toEqual(["health.unhealthy incident 1", "health.recovered incident 1"]);
      // Postgres is given those that it has missed. Redis is not: whatever runs out of it is in Postgres.
      expect(entries[store]).toHaveLength(store === "postgres" ? 6 : 4);
    },
  );

  it("take() alerts at every ping while neither store answers, under the same incident id", async () => {
    const { ping, sent, down } = setUp();
    down.add("postgres").add("redis");
    await ping("unhealthy");
    await ping("unhealthy");
    expect(sent).toEqual(Array(2).fill(`health.unhealthy ${INCIDENT_WITHOUT_STORES}`));
  });

  it("take() tells that both stores are back, under the id of that incident, in another isolate as well", async () => {
    for (const isOther of [false, true]) {
      const { ping, sent, down, restart } = setUp();
      await ping("healthy");
      down.add("postgres").add("redis");
      await ping("unhealthy");
      down.clear();
      if (isOther) restart();
      await ping("healthy");
      await ping("healthy");
      await ping("healthy");
      expect(sent).toEqual([
        `health.unhealthy ${INCIDENT_WITHOUT_STORES}`,
        `health.recovered ${INCIDENT_WITHOUT_STORES}`,
      ]);
    }
  });

  it("take() makes no incident of pings that left Postgres asleep, which it knows nothing of", async () => {
    const { ping, sent, down } = setUp();
    await ping("healthy");
    for (let i = 0; i < 5; i++) await ping("healthy", { postgres: { status: "skipped" } });
    down.add("redis");
    await ping("unhealthy");
    expect(sent).toEqual([]);
    await ping("unhealthy");
    expect(sent).toEqual(["health.unhealthy incident 1"]);
  });

  it("isInDoubt() after a failure, until the recovery was told, and where pings are missing", async () => {
    const { ping, service, down } = setUp();
    const inDoubt = async (pings: number) => service.isInDoubt(pings * 300_000, generous());
    expect(await inDoubt(1)).toBe(false);
    await ping("healthy");
    expect(await inDoubt(2)).toBe(false);
    expect(await inDoubt(4)).toBe(true);
    const seen: boolean[] = [];
    for (const [i, status] of (["unhealthy", "unhealthy", "healthy", "healthy"] as const).entries()) {
      await ping(status);
      seen.push(await inDoubt(i + 3));
    }
    expect(seen).toEqual([true, true, true, false]);
    down.add("redis");
    await expect(inDoubt(7)).rejects.toThrow(StoreError);
  });

  it("take() keeps an alert that nobody took, and sends it with the next ping", async () => {
    const { ping, sent, down, failures } = setUp();
    down.add("receiver");
    await ping("unhealthy");
    await ping("unhealthy");
    expect([sent, failures]).toEqual([[], ["Cannot alert"]]);
    down.delete("receiver");
    await ping("unhealthy");
    await ping("unhealthy");
    expect(sent).toEqual(["health.unhealthy incident 1"]);
  });

  it("take() writes what found Postgres down into it once it is back, and no ping that left it asleep", async () => {
    const { ping, entries, down } = setUp();
    await ping("healthy");
    down.add("postgres");
    await ping("unhealthy");
    await ping("unhealthy");
    down.delete("postgres");
    await ping("healthy", { postgres: { status: "skipped" } });
    await ping("healthy");
    await ping("healthy");
    expect(entries.postgres.map(({ ping: { time } }) => time / 300_000)).toEqual([6, 5, 3, 2, 1]);
  });

  it("take() asks Postgres nothing where the ping left it asleep", async () => {
    const { ping, entries, failures, down } = setUp();
    down.add("postgres");
    await ping("healthy", { postgres: { status: "skipped" } });
    expect([failures, entries.redis.length]).toEqual([[], 1]);
  });

  it("history() has the pings newest first, of the store that knows the newest", async () => {
    const { ping, service, down } = setUp();
    await ping("healthy");
    await ping("healthy", { postgres: { status: "skipped" } });
    const times = async (limit: number) => (await service.history(limit, generous())).map(({ time }) => time);
    expect(await times(10)).toEqual([600_000, 300_000]);
    expect(await times(1)).toEqual([600_000]);
    down.add("redis");
    expect(await times(10)).toEqual([300_000]);
    down.add("postgres");
    await expect(times(10)).rejects.toThrow(StoreError);
  });
});

describe("days()", () => {
  it("days() has the sums of Postgres, and while it is down those of the pings in Redis", async () => {
    const { ping, service, down } = setUp();
    await ping("healthy", { redis: { status: "up" } });
    down.add("postgres");
    await ping("unhealthy", { postgres: { status: "down" }, redis: { status: "up" } });
    await ping("healthy", { postgres: { status: "skipped" }, redis: { status: "up" } });
    expect(await service.days(generous())).toEqual({
      ...{ isComplete: false },
      days: [
        {
          ...{ day: "1970-01-01", pings: 3, failed: 1 },
          components: { postgres: { pings: 1, failed: 1 }, redis: { pings: 3, failed: 0 } },
        },
      ],
    });
    down.delete("postgres");
    expect(await service.days(generous())).toMatchObject({ days: [{ pings: 7 }], isComplete: true });
    down.add("postgres").add("redis");
    await expect(service.days(generous())).rejects.toThrow(StoreError);
  });
});

describe("webhookOf()", () => {
  it("webhookOf() has the same id for the same alert, and another for the recovery", () => {
    const ping = {
      time: 1_000,
      status: "unhealthy",
      components: { redis: { status: "down", error: "HTTP 503" } },
    } as const;
    const alert = { type: "health.unhealthy", incidentId: "a", since: 500, ping } as const;
    expect(webhookOf(alert).id).toBe(webhookOf({ ...alert }).id);
    expect(webhookOf({ ...alert, type: "health.recovered" }).id).not.toBe(webhookOf(alert).id);
    expect(JSON.parse(webhookOf(alert).body)).toEqual({
      type: "health.unhealthy",
      timestamp: "1970-01-01T00:00:01.000Z",
      data: {
        ...{ incidentId: "a", since: "1970-01-01T00:00:00.500Z", status: "unhealthy" },
        components: { redis: { status: "down", error: "HTTP 503" } },
      },
    });
  });
});
