import { describe, expect, it } from "vitest";
import type { Plan } from "../../../../src/local/deploy/plan.ts";
import { rollOut } from "../../../../src/local/deploy/roll-out.ts";
import { type Account, answerAsWrangler, createAccount } from "../../../support/wrangler-account.ts";

const OLD = "old-version";
const NEW = "00000000-0000-4000-8000-000000000001";
const NEW_ONLY = { "Cloudflare-Workers-Version-Overrides": `bijou-staging="${NEW}"` };
const PLAN = {
  ...{ environment: "staging", workerName: "bijou-staging", address: "https://go.example", tag: "0.2.0-abcdef0" },
  queues: ["bijou-imports-staging", "bijou-takedowns-staging"],
  plan: "paid" as const,
  routedHosts: ["go.example"],
};
/** By version: null for a release without domains. */
type Domains = readonly string[] | null;

/** Rolls out to a Worker that has an old version, and tells each step in the order it was done. */
async function run(
  given: {
    failing?: string[];
    smoke?: (round: number) => void;
    watch?: () => void;
    account?: Partial<Account>;
    plan?: Plan;
    oldDomains?: Domains;
    /** Of the version "abandoned". */
    abandonedDomains?: Domains;
    newDomains?: Domains;
    routedHosts?: readonly string[];
    routing?: () => void;
  } = {},
) {
  const { oldDomains = [], newDomains = [], routedHosts = PLAN.routedHosts } = given;
  const account = createAccount({
    queues: { "bijou-takedowns-staging": { retention: 0 } },
    deployments: { "bijou-staging": [{ versions: [{ version_id: OLD, percentage: 100 }] }] },
    failing: given.failing ?? [],
    ...given.account,
  });
  const said: string[] = [];
  const looks: object[] = [];
  const outcome = await rollOut(
    { ...PLAN, routedHosts, plan: given.plan ?? PLAN.plan },
    {
      wrangler: async (args, { input = "" } = {}) => answerAsWrangler(account, args, input),
      smokeTest: async (headers) => {
        const round = looks.push({ smoke: headers });
        given.smoke?.(round);
      },
      watch: async (headers) => {
        looks.push({ watch: headers });
        given.watch?.();
      },
      async askDomains(headers) {
        const asked = JSON.stringify(headers);
        if (asked.includes("abandoned")) return given.abandonedDomains ?? null;
        return asked.includes(NEW) ? newDomains : oldDomains;
      },
      async routeDomains() {
        looks.push({ routed: account.calls.at(-1)?.join(" ") });
        given.routing?.();
      },
      say: (line) => said.push(line),
    },
  ).then(
    () => "done",
    (error: unknown) => String(error),
  );
  const shares = account.deployments["bijou-staging"]?.map(({ versions }) =>
    versions
      .map(({ version_id, percentage }) => `${version_id === NEW ? "new" : version_id} ${percentage} %`)
      .join(", "),
  );
  return { outcome, shares, looks, said, calls: account.calls.map((call) => call.join(" ")), account };
}

describe("rollOut()", () => {
  it("gives the new version a tenth, tests it alone, watches it, and gives it all", async () => {
    const { outcome, shares, looks, calls } = await run();
    expect(outcome).toBe("done");
    expect(shares).toEqual(["old-version 100 %", "new 10 %, old-version 90 %", "new 100 %"]);
    expect(looks).toEqual([{ smoke: NEW_ONLY }, { watch: NEW_ONLY }, { smoke: {} }, { routed: calls.at(-1) }]);
    expect(calls).toContain(
      "versions upload --tag 0.2.0-abcdef0 --message Roll out 0.2.0-abcdef0 --var BASE_URL:https://go.example --env staging",
    );
    // Crons and routes belong to no version: not before all traffic is the new one's.
    expect(calls.at(-1)).toBe("triggers deploy --env staging");
  });

  it("makes the queues that are missing before it uploads, to keep messages for 14 days", async () => {
    const { calls, account } = await run();
    expect(account.queues["bijou-imports-staging"]).toEqual({ retention: 1_209_600 });
    expect(calls.filter((call) => call.startsWith("queues create"))).toHaveLength(1);
    expect(calls.findIndex((call) => call.startsWith("queues create"))).toBeLessThan(
      calls.findIndex((call) => call.startsWith("versions upload")),
    );
  });

  it("deploys the Worker that speaks MCP before the one that is bound to it, and puts it back with it", async () => {
    const mcp = { "bijou-mcp-staging": [{ versions: [{ version_id: "old-mcp", percentage: 100 }] }] };
    const old = { "bijou-staging": [{ versions: [{ version_id: OLD, percentage: 100 }] }], ...mcp };
    const { account, calls, outcome } = await run({ account: { deployments: old }, watch: () => fail("9 of 60") });
    expect(outcome).toContain("9 of 60");
    const at = (beginning: string) => calls.findIndex((call) => call.startsWith(beginning));
    expect(at("deploy --message Roll out 0.2.0-abcdef0 --config src/mcp/wrangler.toml --env staging")).toBeGreaterThan(
      -1,
    );
    expect(at("deploy --message")).toBeLessThan(at("versions upload"));
    expect(account.deployments["bijou-mcp-staging"]?.map(({ versions }) => versions[0]?.version_id)).toEqual([
      ...["old-mcp", "mcp-2", "old-mcp"],
    ]);
  });

  it("makes them to keep messages for a day on the free plan", async () => {
    const { outcome, account } = await run({ account: { plan: "free" }, plan: "free" });
    expect(outcome).toBe("done");
    expect(account.queues["bijou-imports-staging"]).toEqual({ retention: 86_400 });
  });

  it.each([
    ["the smoke test of the new version", { smoke: () => fail("no redirect") }, "no redirect"],
    ["the watch", { watch: () => fail("9 of 60 requests failed") }, "9 of 60 requests failed"],
    ["the smoke test of all", { smoke: (round: number) => round > 1 && fail("late") }, "late"],
    ["the triggers", { failing: ["triggers deploy"] }, "triggers deploy"],
  ])("puts the old version back when %s fails", async (_what, given, reason) => {
    const { outcome, shares } = await run(given);
    expect(outcome).toContain(`${OLD} has all traffic again`);
    expect(outcome).toContain(reason);
    expect(shares?.at(-1)).toBe("old-version 100 %");
  });

  it("touches no traffic when the upload fails", async () => {
    const { outcome, shares } = await run({ failing: ["versions upload"] });
    expect(outcome).toContain("wrangler versions upload ended with code 1");
    expect(shares).toEqual(["old-version 100 %"]);
  });

  it("says how to roll back by hand when it can't", async () => {
    const { outcome } = await run({ failing: ["rollback"], watch: () => fail("too many") });
    expect(outcome).toContain("NOT rolled back, do it by hand: npx wrangler rollback old-version -y --env staging");
  });

  it("goes on from an interrupted roll-out: of two versions the old one is the one with the most traffic", async () => {
    const versions = [
      { version_id: "abandoned", percentage: 10 },
      { version_id: OLD, percentage: 90 },
    ];
    const { shares } = await run({ account: { deployments: { "bijou-staging": [{ versions }] } } });
    expect(shares?.[1]).toBe("new 10 %, old-version 90 %");
  });

  it("refuses a Worker that was never deployed", async () => {
    const { outcome, calls } = await run({ account: { deployments: {} } });
    expect(outcome).toContain("wrangler deployments status ended with code 1");
    expect(calls).toHaveLength(1);
  });
});

describe("rollOut() with domains", () => {
  const isRouting = (looks: object[]) => looks.some((look) => "routed" in look);
  const twoHosts = ["go.example", "events.example"];

  it("routes no second domain when the release before had no domains: going back would lead to it", async () => {
    const { outcome, looks, said } = await run({ oldDomains: null, newDomains: ["events.example"] });
    expect(outcome).toBe("done");
    expect(isRouting(looks)).toBe(false);
    expect(said.at(-1)).toContain("npm run rollout -- staging --domains");
  });

  it("routes none while one of two old versions has no domains", async () => {
    const versions = [
      { version_id: "abandoned", percentage: 10 },
      { version_id: OLD, percentage: 90 },
    ];
    const account = { deployments: { "bijou-staging": [{ versions }] } };
    const { looks } = await run({ account, abandonedDomains: null });
    expect(isRouting(looks)).toBe(false);
  });

  it("goes back to a release without domains before all traffic has left it, also where a second domain is routed", async () => {
    const given = { oldDomains: null, newDomains: ["events.example"], routedHosts: twoHosts };
    const { outcome, shares } = await run({ ...given, watch: () => fail("9 of 60") });
    expect(outcome).toContain(`${OLD} has all traffic again`);
    expect(shares?.at(-1)).toBe("old-version 100 %");
  });

  it("refuses to go back to a release without domains while a second domain is routed, and says what to do", async () => {
    const given = { oldDomains: null, newDomains: ["events.example"], routedHosts: twoHosts };
    const { outcome, shares, calls } = await run({ ...given, failing: ["triggers deploy"] });
    expect(outcome).toContain(
      "NOT rolled back: the old version old-version knows no domains, and would open the links of https://go.example on events.example.",
    );
    expect(outcome).toContain("npx wrangler triggers deploy --env staging, and npx wrangler rollback old-version -y");
    expect(outcome).toContain("What failed: wrangler triggers deploy ended with code 1");
    expect(shares?.at(-1)).toBe("new 100 %");
    expect(calls.filter((call) => call.startsWith("rollback"))).toEqual([]);
  });

  it("goes back to a release with domains, and to one without where no second domain is routed", async () => {
    for (const given of [{ oldDomains: [], routedHosts: twoHosts }, { oldDomains: null }]) {
      const { outcome } = await run({ ...given, newDomains: ["events.example"], failing: ["triggers deploy"] });
      expect(outcome).toContain(`${OLD} has all traffic again`);
    }
  });

  it("puts nothing back when a domain can't be routed", async () => {
    const { outcome, shares } = await run({ routing: () => fail("no such zone") });
    expect(outcome).toBe("Error: no such zone");
    expect(shares?.at(-1)).toBe("new 100 %");
  });
});

function fail(reason: string): never {
  throw new Error(reason);
}
