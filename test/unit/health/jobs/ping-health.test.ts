import { describe, expect, it, vi } from "vitest";
import { type HealthPings, pingHealth } from "../../../../src/health/jobs/ping-health.ts";
import type { Ping } from "../../../../src/health/ping.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";

const MINUTE_MS = 60_000;
const UP = { postgres: { status: "up" }, redis: { status: "up" }, codeKey: { status: "up" } } as const;

function setUp(given: Partial<HealthPings> = {}, linkStatus = 302) {
  const taken: Ping[] = [];
  const asked: string[] = [];
  const pings: HealthPings = {
    ...{ intervalMinutes: 5, useMark: null, link: null, now: () => 7 },
    check: async () => {
      asked.push("both");
      return UP;
    },
    checkRedis: async () => {
      asked.push("redis");
      return { status: "up" };
    },
    service: {
      take: async (ping) => void taken.push(ping),
      history: async () => [],
      days: async () => ({ days: [], isComplete: true }),
      isInDoubt: async () => false,
    },
    ...given,
  };
  const open = async (path: string) => {
    asked.push(`open ${path}`);
    return new Response(null, { status: linkStatus });
  };
  return { taken, asked, run: (minute = 0) => pingHealth(pings, minute * MINUTE_MS, open) };
}

const markThat = (isSet: () => Promise<boolean>) => ({ useMark: { isSet } });

describe("pingHealth()", () => {
  it("pings when the interval says so, however often the cron comes", async () => {
    const { run, taken } = setUp();
    for (let minute = 0; minute < 60; minute++) await run(minute);
    expect(taken).toHaveLength(12);
    expect(taken[0]).toEqual({ time: 7, status: "healthy", components: UP });
  });

  it("pings never with an interval of 0", async () => {
    const { run, asked } = setUp({ intervalMinutes: 0 });
    for (let minute = 0; minute < 60; minute++) await run(minute);
    expect(asked).toEqual([]);
  });

  it("opens the standing link after the stores, past what the isolate remembers", async () => {
    const order: string[] = [];
    const { run, taken, asked } = setUp({ link: { path: "/standing", forget: () => order.push("forget") } });
    await run();
    expect([order, asked]).toEqual([["forget"], ["both", "open /standing"]]);
    expect(taken[0]?.components["link"]).toEqual({ status: "up", latencyMs: 0 });
  });

  it.each([404, 410, 503, 200])("finds the service unhealthy where the standing link answers %i", async (status) => {
    vi.spyOn(console, "error").mockReturnValue();
    const { run, taken } = setUp({ link: { path: "/standing", forget: () => undefined } }, status);
    await run();
    expect(taken[0]).toMatchObject({
      status: "unhealthy",
      components: { link: { status: "down", error: `the standing link answers ${status}` } },
    });
  });

  it("finds the service unhealthy where a component is down, and says which in the log", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const { run, taken } = setUp({ check: async () => ({ ...UP, redis: { status: "down", error: "HTTP 503" } }) });
    await run();
    expect(taken[0]?.status).toBe("unhealthy");
    expect(JSON.parse(String(error.mock.lastCall?.[0]))).toMatchObject({
      event: "health-ping-failed",
      down: ["redis"],
    });
  });

  it("leaves a Postgres asleep that nobody has used, and the link with it", async () => {
    const { run, taken, asked } = setUp({
      ...markThat(async () => false),
      link: { path: "/standing", forget: () => undefined },
    });
    await run();
    expect(asked).toEqual(["redis"]);
    expect(taken[0]).toMatchObject({ status: "healthy", components: { postgres: { status: "skipped" } } });
  });

  it("pings a Postgres that was used, and one of which Redis can't tell", async () => {
    const used = setUp(markThat(async () => true));
    await used.run();
    expect(used.asked).toEqual(["both"]);
    const unknown = setUp(
      markThat(() => Promise.reject(new StoreError({ store: "redis", operation: "see", reason: "HTTP 503" }))),
    );
    await unknown.run();
    expect(unknown.asked).toEqual(["both"]);
  });
});
