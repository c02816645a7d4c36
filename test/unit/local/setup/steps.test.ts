// Longer than others: one list of steps, in an account that lacks another part in each test; apart, none shows what comes before.
import { describe, expect, it } from "vitest";
import type { Plan } from "../../../../src/local/deploy/plan.ts";
import { readWranglerConfig } from "../../../../src/local/deploy/read-wrangler-config.ts";
import { STANDING_LINK } from "../../../../src/local/setup/standing-link.ts";
import { doSteps } from "../../../../src/local/setup/step.ts";
import { setupSteps } from "../../../../src/local/setup/steps.ts";
import { type Account, answerAsWrangler, createAccount } from "../../../support/wrangler-account.ts";

const SECRETS = {
  made: { CODE_KEY: "the-code-key", ADMIN_API_KEY: "the-admin-key", isNew: true },
  given: {
    DATABASE_URL: "postgresql://the-user:the-password@host/db",
    ...{ UPSTASH_REDIS_REST_URL: "https://redis.example", UPSTASH_REDIS_REST_TOKEN: "the-redis-token" },
  },
};

interface Facts {
  readonly account: Account;
  readonly address?: string;
  readonly isDryRun?: boolean;
  readonly made?: typeof SECRETS.made;
  readonly failing?: string;
  readonly plan?: Plan | null;
  /** What the Worker says its second domains are; null for a release without domains. */
  readonly domains?: readonly string[] | null;
  /** Hosts where something else answers. */
  readonly taken?: readonly string[];
}

/** Runs the set-up once, and tells whether all went well, what it said and what it did beside wrangler. */
async function setUp({
  account,
  address = "https://bijou-staging.example.workers.dev",
  isDryRun = false,
  made,
  failing,
  plan = "paid",
  domains = [],
  taken = [],
}: Facts) {
  const said: string[] = [];
  const done: string[] = [];
  const act = async (what: string) => {
    if (what === failing) throw new Error(`${what} failed`);
    done.push(what);
  };
  const { limits = {}, ...others } = readWranglerConfig("staging");
  const config = account.hasLimits ? { ...others, limits } : others;
  const steps = setupSteps(
    { environment: "staging", plan, config, address, ...SECRETS, ...(made ? { made } : {}), secretsFile: "/kept/here" },
    {
      wrangler: async (args, { input = "" } = {}) => answerAsWrangler(account, args, input),
      checkStores: () => act("check the stores"),
      migrate: () => act("migrate"),
      keep: (file) => void done.push(`keep in ${file}`),
      standingLink: {
        isThere: async () => account.hasStandingLink,
        make: () =>
          act("standing link").then(() => {
            account.hasStandingLink = true;
          }),
      },
      smokeTest: () => act("smoke test"),
      askDomains: async () => domains,
      servesAnother: async (host) => (taken.includes(host) ? `${host} answers 200` : null),
      writeRoutes(hosts) {
        done.push(`route ${hosts.join(", ")}`);
        return () => void done.push("put back");
      },
      writePlan(settled) {
        done.push(`plan ${settled}`);
        account.hasLimits = settled === "paid";
      },
      lookAtFirstPages: async () => {
        await act("look");
        return { page: `${address}/`, link: `${address}/standing-link` };
      },
      say: (line) => said.push(line),
    },
  );
  const isDone = await doSteps(steps, { isDryRun, say: (line) => said.push(line) });
  return { isDone, said: said.join("\n"), done, config };
}

const callsOf = ({ calls }: Account) => calls.map((call) => call.join(" "));

describe("npm run setup", () => {
  it("sets up an empty account: queues that keep for 14 days, all secrets, a deploy and a smoke test", async () => {
    const account = createAccount({ loggedIn: false });
    const { isDone, done, config } = await setUp({ account });
    expect(isDone).toBe(true);
    expect(done).toEqual(["check the stores", "migrate", "keep in /kept/here", "standing link", "smoke test", "look"]);
    expect(Object.keys(account.queues)).toContain("bijou-imports-dead-staging");
    expect(new Set(Object.values(account.queues).map(({ retention }) => retention))).toEqual(new Set([1_209_600]));
    expect(Object.keys(account.secrets["bijou-staging"] ?? {}).toSorted()).toEqual(config.secrets.required.toSorted());
    expect(account.secrets["bijou-staging"]).toMatchObject({
      CODE_KEY: "the-code-key",
      ADMIN_API_KEY: "the-admin-key",
    });
    expect(callsOf(account)).toContain("deploy --var BASE_URL:https://bijou-staging.example.workers.dev --env staging");
  });

  it("does nothing twice when it is started again", async () => {
    const account = createAccount();
    await setUp({ account });
    const before = account.calls.length;
    const { isDone, said, done } = await setUp({ account, made: { ...SECRETS.made, isNew: false } });
    expect(isDone).toBe(true);
    expect(said.match(/: done already/g)).toHaveLength(9);
    expect(done).toEqual(["check the stores", "migrate", "smoke test", "look"]);
    expect(
      callsOf(account)
        .slice(before)
        .filter((call) => /create|bulk|^deploy /.test(call)),
    ).toEqual([]);
  });

  it("stops where something fails, and goes on from there", async () => {
    const account = createAccount({ failing: ["secret bulk"] });
    const first = await setUp({ account });
    expect(first.isDone).toBe(false);
    expect(first.said).toContain("failed: wrangler secret bulk ended with code 1");
    expect(account.deployments["bijou-staging"]).toEqual([]);
    account.failing = [];
    const { isDone, said } = await setUp({ account });
    expect(isDone).toBe(true);
    expect(said).toContain("Make the queues: done already");
  });

  it("keeps CODE_KEY before Cloudflare has it", async () => {
    const { done } = await setUp({ account: createAccount({ failing: ["secret bulk"] }) });
    expect(done.at(-1)).toBe("keep in /kept/here");
  });

  it("puts only the secrets that are missing", async () => {
    const account = createAccount({
      secrets: { "bijou-staging": { CODE_KEY: "as it was", DATABASE_URL: "as it was" } },
    });
    await setUp({ account, made: { ...SECRETS.made, isNew: false } });
    expect(account.secrets["bijou-staging"]).toMatchObject({
      ...{ CODE_KEY: "as it was", DATABASE_URL: "as it was", ADMIN_API_KEY: "the-admin-key" },
    });
  });

  it("makes no second CODE_KEY for a Worker that has one", async () => {
    const account = createAccount({ secrets: { "bijou-staging": { CODE_KEY: "as it was" } } });
    const { isDone, said, done } = await setUp({ account });
    expect(isDone).toBe(false);
    expect(said).toContain("the Worker has a CODE_KEY already");
    expect(done).not.toContain("keep in /kept/here");
  });

  it("asks nothing of Cloudflare before both stores can be used", async () => {
    const account = createAccount();
    expect((await setUp({ account, failing: "check the stores" })).isDone).toBe(false);
    expect(callsOf(account)).toEqual(["whoami --json"]);
  });

  it("writes the route of a domain of one's own, before anything is made", async () => {
    const { isDone, said, done } = await setUp({ account: createAccount(), address: "https://go.example" });
    expect(isDone).toBe(true);
    expect(done[0]).toBe("route go.example");
    expect(said).toContain("wrote it into routes of [env.staging] in wrangler.toml: commit that");
  });

  it("refuses an address at workers.dev that is another Worker's", async () => {
    const address = "https://bijou.example.workers.dev";
    const { isDone, said, done } = await setUp({ account: createAccount(), address });
    expect(isDone).toBe(false);
    expect(said).toContain("the Worker's own address is https://bijou-staging.<your subdomain>.workers.dev");
    expect(done).toEqual([]);
  });

  it("says which Postgres and which Redis to take where one of them can't be used", async () => {
    const { said } = await setUp({ account: createAccount(), failing: "check the stores" });
    expect(said).toMatch(/take the pooled string[^]*no read regions[^]*Eviction on[^]*check the stores failed/);
  });

  it("ends with the addresses of a page and of a link, both of which were opened", async () => {
    const { said } = await setUp({ account: createAccount() });
    expect(said).toMatch(/the page +https:\S+\/\n +a link +https:\S+\/standing-link$/);
    const failed = await setUp({ account: createAccount(), failing: "look" });
    expect(failed.isDone).toBe(false);
  });

  it("routes the domains that were added since, and deploys the routes", async () => {
    const account = createAccount();
    await setUp({ account });
    const again = { account, made: { ...SECRETS.made, isNew: false } };
    const domains = ["events.example", "events.localhost", "bijou.example.workers.dev", "127.0.0.1"];
    const { isDone, said, done } = await setUp({ ...again, domains });
    expect(isDone).toBe(true);
    expect(done).toContain("route events.example");
    expect(callsOf(account).at(-1)).toBe("triggers deploy --env staging");
    expect(said).toContain(
      "routed events.example; wrote it into routes of [env.staging] in wrangler.toml: commit that",
    );
  });

  describe("on Cloudflare's free plan", () => {
    const DAY = new Set([86_400]);
    const retentionsOf = ({ queues }: Account) => new Set(Object.values(queues).map(({ retention }) => retention));
    const expectSaid = (said: string) => expect(said).toMatch(/Not promised there:[^]*24 hours[^]*P7[^]*10 ms of CPU/);

    it("sets what that plan has when it is told, and says what is not promised", async () => {
      const account = createAccount({ plan: "free" });
      const { isDone, said, done } = await setUp({ account, plan: "free" });
      expect(isDone).toBe(true);
      expect(retentionsOf(account)).toEqual(DAY);
      expect(done[0]).toBe("plan free");
      expectSaid(said);
    });

    it("notices it when a queue may not keep messages for 14 days", async () => {
      const account = createAccount({ plan: "free" });
      const { isDone, said, done } = await setUp({ account, plan: null });
      expect(isDone).toBe(true);
      expect(retentionsOf(account)).toEqual(DAY);
      expect(done).toContain("plan free");
      expectSaid(said);
    });

    it("notices it at the deploy where the queues were there before", async () => {
      const account = createAccount();
      await setUp({ account, plan: null });
      Object.assign(account, { plan: "free", deployments: {} });
      const { isDone, said, done } = await setUp({ account, plan: null, made: { ...SECRETS.made, isNew: false } });
      expect(isDone).toBe(true);
      expect(done).toContain("plan free");
      expectSaid(said);
      expect(callsOf(account).filter((call) => call.startsWith("deploy --var"))).toHaveLength(3);
    });

    it("goes on as it was settled when it is started again", async () => {
      const account = createAccount({ plan: "free", hasLimits: false });
      const { isDone, said } = await setUp({ account, plan: null });
      expect(isDone).toBe(true);
      expect(retentionsOf(account)).toEqual(DAY);
      expectSaid(said);
    });

    it("takes no other plan than the one that it was told: it says which to tell", async () => {
      const account = createAccount();
      await setUp({ account });
      Object.assign(account, { plan: "free", deployments: {} });
      const { isDone, said, done } = await setUp({ account, made: { ...SECRETS.made, isNew: false } });
      expect(isDone).toBe(false);
      expect(said).toContain("the account is on the free plan: start again with --plan=free");
      expect(done).not.toContain("plan free");
    });

    it("does not take a queue that can't be made at all for the free plan", async () => {
      const { isDone, said, done } = await setUp({
        account: createAccount({ failing: ["queues create"] }),
        plan: null,
      });
      expect(isDone).toBe(false);
      expect(said).toContain("wrangler queues create failed");
      expect(done).not.toContain("plan free");
    });

    it("gives the paid plan back what it has", async () => {
      const account = createAccount({ hasLimits: false });
      const { isDone, done } = await setUp({ account, plan: "paid" });
      expect(isDone).toBe(true);
      expect(done[0]).toBe("plan paid");
      expect(retentionsOf(account)).toEqual(new Set([1_209_600]));
    });
  });

  it("shows all of it in a dry run, and does nothing", async () => {
    const account = createAccount();
    const { isDone, said, done } = await setUp({ account, isDryRun: true, address: "https://go.example" });
    expect(isDone).toBe(true);
    expect([...account.calls, ...done]).toEqual([]);
    for (const command of ["whoami", "queues create bijou-takedowns-staging", "secret bulk", "deploy", "run smoke"]) {
      expect(said).toContain(command);
    }
    // Each in the step that needs it.
    const steps = said.split(/^(?=\d+\/\d+ )/m);
    const stepOf = (name: string) => steps.find((step) => step.includes(name)) ?? "";
    expect(stepOf("Log in to Cloudflare")).toMatch(
      /CLOUDFLARE_API_TOKEN[^]*Queues > Edit[^]*Workers Scripts[^]*Workers Routes/,
    );
    expect(stepOf("Settle Cloudflare's plan")).toMatch(/--plan=free[^]*24 hours/);
    expect(stepOf("Route the domain")).toContain('routes = [{ pattern = "go.example", custom_domain = true }]');
    expect(stepOf("both stores")).toMatch(/pooled string[^]*one primary region[^]*Eviction on/);
    expect(stepOf("Open the page and a link")).toContain("https://go.example/standing-link");
  });

  it("shows a secret nowhere: neither in what it says nor in an argument", async () => {
    const account = createAccount({ loggedIn: false });
    const whole = await setUp({ account });
    const dry = await setUp({ account, isDryRun: true });
    for (const secret of ["the-code-key", "the-admin-key", "the-password", "the-redis-token"]) {
      expect(whole.said + dry.said + callsOf(account).join()).not.toContain(secret);
    }
  });
});

describe("the standing link", () => {
  it("is the one that each environment's pings open", () => {
    for (const environment of ["staging", "production"]) {
      expect(readWranglerConfig(environment)).toMatchObject({ vars: { HEALTH_LINK: STANDING_LINK } });
    }
  });
});
