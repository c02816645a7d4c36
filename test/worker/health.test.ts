import { afterEach, describe, expect, it, vi } from "vitest";
import { VERSION } from "../../src/version.ts";
import { call, createLink, otherIsolate, problemOf } from "../support/worker-client.ts";
import { countCalls, redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

interface HealthJson {
  readonly status: string;
  readonly components: Readonly<Record<string, { readonly status: string; readonly error?: string }>>;
  readonly version: string;
  readonly time: string;
}

async function healthOf(response: Response, status: number): Promise<HealthJson> {
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toBe("application/json");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  return response.json<HealthJson>();
}

describe("GET /health", () => {
  afterEach(() => vi.restoreAllMocks());

  it("GET /health answers 200 with every component, the version and the time", async () => {
    await createLink();
    const latencyMs = expect.any(Number) as number;
    const health = await healthOf(await otherIsolate()("/health"), 200);
    expect(health).toEqual({
      status: "healthy",
      components: {
        postgres: { status: "up", latencyMs },
        redis: { status: "up", latencyMs },
        codeKey: { status: "up" },
      },
      version: VERSION,
      time: new Date(health.time).toISOString(),
    });
  });

  it("GET /health answers 503 and says why while Redis is down", async () => {
    refuse(redisEndpoint);
    const health = await healthOf(await otherIsolate()("/health"), 503);
    expect(health.status).toBe("unhealthy");
    expect(health.components).toMatchObject({ postgres: { status: "up" }, codeKey: { status: "up" } });
    expect(health.components["redis"]).toEqual({ status: "down", error: expect.stringMatching(/\w/) as string });
  });

  it("GET /health answers 503 and says why while Postgres is down", async () => {
    refuse(sqlEndpoint);
    const health = await healthOf(await otherIsolate()("/health"), 503);
    expect(health.status).toBe("unhealthy");
    expect(health.components).toMatchObject({ redis: { status: "up" } });
    expect(health.components["postgres"]).toEqual({ status: "down", error: expect.stringMatching(/\w/) as string });
    expect(health.components["codeKey"]?.status).not.toBe("up");
  });

  it("GET /health answers 503 and says why under another CODE_KEY than the database's (P9)", async () => {
    await createLink();
    const health = await healthOf(await otherIsolate({ CODE_KEY: "ab".repeat(32) })("/health"), 503);
    expect(health.status).toBe("unhealthy");
    expect(health.components).toMatchObject({ postgres: { status: "up" }, redis: { status: "up" } });
    expect(health.components["codeKey"]).toMatchObject({
      status: "down",
      error: expect.stringContaining("CODE_KEY") as string,
    });
  });

  it("GET /health asks each store once in 5 s, however many call", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const visit = otherIsolate();
      const calls = countCalls();
      const both = { [sqlEndpoint]: 1, [redisEndpoint]: 1 };
      await Promise.all([visit("/health"), visit("/health"), visit("/health", { method: "HEAD" })]);
      expect(calls()).toEqual(both);
      vi.advanceTimersByTime(4_999);
      await healthOf(await visit("/health"), 200);
      expect(calls()).toEqual(both);
      vi.advanceTimersByTime(1);
      await healthOf(await visit("/health"), 200);
      expect(calls()).toEqual({ [sqlEndpoint]: 2, [redisEndpoint]: 2 });
    } finally {
      vi.useRealTimers();
    }
  });

  it("GET /livez answers 200 and asks nobody", async () => {
    const visit = otherIsolate();
    const calls = countCalls();
    const response = await visit("/livez");
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ version: VERSION });
    expect(calls()).toEqual({});
  });

  it.each(["/health", "/livez"])("HEAD %s answers as GET does, without a body", async (path) => {
    const response = await call(path, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("Content-Type")).toBe("application/json");
  });

  it.each(["/health/", "/livez/", "/healthz"])("GET %s is no such page", async (path) => {
    await problemOf(await call(path), 404, "not-found");
  });
});
