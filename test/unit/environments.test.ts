import { describe, expect, it } from "vitest";
import { ALL_LINKS_PARTS } from "../../src/clicks/stores/click-tables.ts";
import { queuesOf, readWranglerConfig } from "../../src/local/deploy/read-wrangler-config.ts";

/** What may differ: the name, what is made from it, where links are opened, and what a laptop needs or is. */
const OWN = [
  ...["name", "topLevelName", "targetEnvironment", "definedEnvironments", "route", "routes", "vars"],
  ...["secrets", "define"],
  // The MCP Worker: see "is bound to".
  "services",
];
/** `npx wrangler dev` takes no other from .dev.vars; where Bijou is deployed they are no secrets. */
const OF_A_LAPTOP = ["NEON_FETCH_ENDPOINT", "BASE_URL"];

/** All that wrangler knows of a Worker, with the names of its queues as they are at the top level. */
function settingsOf(environment?: string): Record<string, unknown> {
  const settings = Object.entries(readWranglerConfig(environment)).filter(([name]) => !OWN.includes(name));
  const json = JSON.stringify(Object.fromEntries(settings));
  return JSON.parse(json.replaceAll(new RegExp(`-${environment}"`, "g"), '"')) as Record<string, unknown>; // Of the line above.
}

/** By queue, the most that may run at once. */
function concurrencyOf(): Map<string, number | undefined> {
  const { consumers } = readWranglerConfig().queues;
  return new Map(consumers.map(({ queue, max_concurrency: most }) => [queue, most ?? undefined]));
}

describe("wrangler.toml's max_concurrency", () => {
  /** Of a small Neon's about 100, and of the 20 that test/faults/backlog.test.ts gives it. */
  const MOST_CONNECTIONS = 10;

  it("bounds each consumer, so that all that ask Postgres hold few of its connections together", () => {
    const bounds = concurrencyOf();
    for (const [queue, most] of bounds) expect(most, queue).toBeGreaterThan(0);
    bounds.delete("bijou-takedowns");
    bounds.delete("bijou-webhooks"); // They wait for endpoints, and not for Postgres.
    expect([...bounds.values()].reduce<number>((sum, most) => sum + (most ?? 250), 0)).toBeLessThanOrEqual(
      MOST_CONNECTIONS,
    );
  });

  it("lets no more count visits at once than there are parts of the sums of all links", () => {
    const bounds = concurrencyOf();
    const counting = (bounds.get("bijou-clicks") ?? 250) + (bounds.get("bijou-clicks-dead") ?? 250);
    expect(counting).toBeLessThanOrEqual(ALL_LINKS_PARTS);
  });
});

describe.each(["staging", "production"])("wrangler.toml's environment %s", (environment) => {
  const expected = settingsOf();

  it.each(Object.keys(expected))("has the same %s as the top level", (part) => {
    const hint = `Wrangler hands no binding on to environments: repeat ${part} of wrangler.toml under [env.${environment}]`;
    expect(settingsOf(environment)[part], hint).toEqual(expected[part]);
  });

  it("is bound to the MCP Worker of its own, which the top level is not: a harness that starts that one alone has none", () => {
    const service = `bijou-mcp-${environment}`;
    expect(readWranglerConfig(environment)["services"]).toEqual([expect.objectContaining({ binding: "MCP", service })]);
    expect(readWranglerConfig()["services"]).toEqual([]);
  });

  it("needs the secrets of the top level, but for what a laptop alone has", () => {
    const { required } = readWranglerConfig().secrets;
    expect(required).toEqual(expect.arrayContaining(OF_A_LAPTOP));
    expect(readWranglerConfig(environment).secrets.required).toEqual(
      required.filter((name) => !OF_A_LAPTOP.includes(name)),
    );
  });

  it("is never in development, whatever NODE_ENV is where it is deployed", () => {
    expect(readWranglerConfig(environment)["define"]).toEqual({ "process.env.NODE_ENV": "'production'" });
    expect(readWranglerConfig()["define"]).toEqual({});
  });

  it("tells the Worker its name", () => {
    for (const config of [readWranglerConfig(), readWranglerConfig(environment)]) {
      expect(config["vars"]).toMatchObject({ WORKER_NAME: config.name });
    }
  });

  it("shares no queue with the top level, or with another environment", () => {
    const names = queuesOf(readWranglerConfig(environment));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name.endsWith(`-${environment}`), `${name} of ${environment}`).toBe(true);
  });
});
