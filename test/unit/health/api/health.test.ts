import { describe, expect, it } from "vitest";
import { health, livez } from "../../../../src/health/api/health.ts";
import type { Probe, ProbeResult } from "../../../../src/lib/probe.ts";
import { createKeyConfirmation } from "../../../../src/names/key-confirmation.ts";
import { VERSION } from "../../../../src/version.ts";

const now = () => Date.parse("2026-11-23T12:00:00Z");

function checks(results: {
  postgres?: ProbeResult<string | null>;
  redis?: ProbeResult<void>;
}): Parameters<typeof health>[0] {
  const { postgres = { status: "up", latencyMs: 12, facts: "right" } } = results;
  const { redis = { status: "up", latencyMs: 3, facts: undefined } } = results;
  return {
    postgres: async () => postgres,
    redis: async () => redis,
    confirmation: createKeyConfirmation("right"),
  };
}

const healthOf = (results: Parameters<typeof checks>[0]) => health(checks(results), () => undefined, now);

describe("health()", () => {
  it("answers 200 with each component while all are up", async () => {
    const response = await healthOf({});
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toEqual({
      status: "healthy",
      components: {
        postgres: { status: "up", latencyMs: 12 },
        redis: { status: "up", latencyMs: 3 },
        codeKey: { status: "up" },
      },
      version: VERSION,
      time: "2026-11-23T12:00:00.000Z",
    });
  });

  it("answers 503 with the error of Redis while that is down", async () => {
    const response = await healthOf({ redis: { status: "down", error: "no answer in time" } });
    expect(response.status).toBe(503);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      status: "unhealthy",
      components: {
        postgres: { status: "up" },
        redis: { status: "down", error: "no answer in time" },
        codeKey: { status: "up" },
      },
    });
  });

  it("answers 503 while Postgres is down, when nobody knows whose the key is", async () => {
    const response = await healthOf({ postgres: { status: "down", error: "HTTP 503" } });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: "unhealthy",
      components: {
        postgres: { status: "down", error: "HTTP 503" },
        redis: { status: "up" },
        codeKey: { status: "unknown", error: expect.stringContaining("did not answer") as unknown },
      },
    });
  });

  it("answers 503 and says why when CODE_KEY is not the database's, without either fingerprint", async () => {
    const response = await healthOf({ postgres: { status: "up", latencyMs: 12, facts: "of another key" } });
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      status: "unhealthy",
      components: { postgres: { status: "up" }, codeKey: { status: "down" } },
    });
    expect(text).toContain("CODE_KEY is not the key that the database was made with");
    expect(text).not.toContain("of another key");
  });

  it("is content with a database that no link was made in yet", async () => {
    const response = await healthOf({ postgres: { status: "up", latencyMs: 12, facts: null } });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ components: { codeKey: { status: "up" } } });
  });

  it("asks both stores at once, each with the request's waitUntil", async () => {
    const asked: string[] = [];
    const both = Promise.withResolvers<null>();
    const waitUntil = () => undefined;
    /** Answers only once both were asked: one after the other would hang. */
    const probe = <Facts>(name: string, facts: Facts): Probe<Facts> => {
      return async (given) => {
        expect(given).toBe(waitUntil);
        asked.push(name);
        if (asked.length === 2) both.resolve(null);
        await both.promise;
        return { status: "up", latencyMs: 1, facts };
      };
    };
    const parts = { postgres: probe("postgres", "right"), redis: probe("redis", undefined) };
    const response = await health({ ...checks({}), ...parts }, waitUntil, now);
    expect(response.status).toBe(200);
    expect(asked.toSorted()).toEqual(["postgres", "redis"]);
  });
});

describe("livez()", () => {
  it("answers 200, and is kept by no cache", async () => {
    const response = livez();
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toEqual({ status: "alive", version: VERSION });
  });
});
