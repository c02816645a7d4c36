import { describe, expect, it } from "vitest";
import { parseEnv } from "../../../../src/env.ts";
import { offersOf } from "../../../../src/local/setup/offers.ts";
import { ADMIN_KEY, CODE_KEY } from "../../../support/settings.ts";

const SETTINGS = {
  ...{ DATABASE_URL: "postgresql://user:password@db.example/neondb", CODE_KEY, ADMIN_API_KEY: ADMIN_KEY },
  ...{ UPSTASH_REDIS_REST_URL: "https://redis.example", UPSTASH_REDIS_REST_TOKEN: "token" },
  BASE_URL: "https://go.example",
};

describe("what a set-up offers", () => {
  it("is LOCATION_HEADERS on a domain, by a command for the environment that was set up", () => {
    const lines = offersOf("staging", "https://go.example").join("\n");
    expect(lines).toContain("Add visitor location headers");
    expect(lines).toContain("echo on | npx wrangler secret put LOCATION_HEADERS --env staging");
  });

  it("is nothing at workers.dev, where nobody sets the headers and anybody can make them up", () => {
    expect(offersOf("production", "https://bijou.acme.workers.dev")).toEqual([]);
  });

  it("names a setting and a value that the Worker takes", () => {
    const [, value = "", name = ""] =
      /echo (\w+) \| npx wrangler secret put (\w+)/.exec(offersOf("production", "https://go.example").join("\n")) ?? [];
    expect(parseEnv({ ...SETTINGS, [name]: value })).toMatchObject({
      ok: true,
      value: { locationHeadersAt: "https://go.example/" },
    });
  });
});
