import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { planOf } from "../../../../src/local/deploy/plan.ts";
import { CONFIG_FILE, readWranglerConfig } from "../../../../src/local/deploy/read-wrangler-config.ts";
import { withPlan, withRoute } from "../../../../src/local/setup/edit-config.ts";
import { remarkOnDatabase } from "../../../../src/local/setup/given.ts";

const toml = readFileSync(CONFIG_FILE, "utf8");
const changedLines = (before: string, after: string) => {
  const known = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !known.has(line));
};

describe("withRoute()", () => {
  it("adds the one line to the environment of wrangler.toml, and changes nothing else", () => {
    const changed = withRoute(toml, "production", "go.example");
    expect(changed).toContain('[env.production]\nroutes = [{ pattern = "go.example", custom_domain = true }]\n');
    expect(changed.replace('routes = [{ pattern = "go.example", custom_domain = true }]\n', "")).toBe(toml);
  });

  it("adds a domain to those that are there, of this environment alone", () => {
    const once = withRoute(withRoute(toml, "production", "go.example"), "staging", "test.example");
    const twice = withRoute(once, "production", "links.example");
    expect(changedLines(once, twice)).toEqual([
      'routes = [{ pattern = "go.example", custom_domain = true }, { pattern = "links.example", custom_domain = true }]',
    ]);
    expect(twice.indexOf("test.example")).toBeLessThan(twice.indexOf("[env.production]"));
  });

  it.each([
    ["no such environment", "name = 'bijou'\n"],
    ["routes over several lines", '\n[env.production]\nroutes = [\n  "go.example/*",\n]\n'],
    ["one route", '\n[env.production]\nroute = "go.example/*"\n'],
  ])("says what to write by hand where there is %s", (_what, text) => {
    expect(() => withRoute(text, "production", "go.example")).toThrow(
      'put this into routes of [env.production] in wrangler.toml: { pattern = "go.example", custom_domain = true }',
    );
  });
});

describe("withPlan()", () => {
  it("makes the limits of wrangler.toml a comment for the free plan, and takes them back for the paid one", () => {
    const free = withPlan(toml, "free");
    expect(changedLines(toml, free)).toEqual(["# [limits]", "# cpu_ms = 120_000"]);
    expect(withPlan(free, "free")).toBe(free);
    expect(withPlan(free, "paid")).toBe(toml);
    expect(withPlan(toml, "paid")).toBe(toml);
  });

  it("refuses a file that has no limits at all", () => {
    expect(() => withPlan("name = 'bijou'\n", "free")).toThrow("wrangler.toml has no [limits]");
  });
});

describe("planOf()", () => {
  it("reads the plan off the settings, as a roll-out does", () => {
    expect(planOf(readWranglerConfig("production"))).toBe("paid");
    expect(planOf({})).toBe("free");
  });
});

describe("remarkOnDatabase()", () => {
  it.each([
    ["postgresql://u:p@ep-cool-rain-123.eu-central-1.aws.neon.tech/db", true],
    ["postgresql://u:p@ep-cool-rain-123-pooler.eu-central-1.aws.neon.tech/db", false],
    ["postgresql://u:p@localhost/db", false],
  ])("of %s: %s", (url, hasRemark) => {
    expect(remarkOnDatabase(url) !== null).toBe(hasRemark);
  });
});
