import { describe, expect, it, vi } from "vitest";
import { createAskDomains } from "../../../../src/local/deploy/ask-domains.ts";
import { routeDomains } from "../../../../src/local/deploy/route-domains.ts";
import { canBeRouted, hostsOfItsOwn, routedHosts } from "../../../../src/local/deploy/routed-hosts.ts";
import { type Account, answerAsWrangler, createAccount } from "../../../support/wrangler-account.ts";

type Domains = readonly string[] | null;

/** @param given.domains by version: null for a release without domains. */
async function run(given: {
  domains: Readonly<Record<string, Domains>>;
  taken?: string;
  /** In no zone of the account. */
  elsewhere?: string;
  failing?: Account["failing"];
}) {
  const versions = Object.keys(given.domains).map((version_id, index) => ({ version_id, percentage: 90 - 80 * index }));
  const account = createAccount({ deployments: { "bijou-staging": [{ versions }] }, failing: given.failing ?? [] });
  const done: string[] = [];
  const outcome = await routeDomains(
    {
      ...{ environment: "staging", workerName: "bijou-staging" },
      ...{ routedHosts: ["go.example", "old.example"], ownHosts: hostsOfItsOwn({}, "go.example") },
    },
    {
      wrangler: async (args) => {
        const isRefused = args[0] === "triggers" && done.at(-1) === `write ${given.elsewhere}`;
        done.push(args.slice(0, 2).join(" "));
        if (isRefused) return { exitCode: 1, stdout: "", stderr: "no such zone", events: [] };
        return answerAsWrangler(account, args, "");
      },
      async askDomains(headers) {
        const version = /"(.+)"/.exec(headers["Cloudflare-Workers-Version-Overrides"] ?? "")?.[1] ?? "";
        return given.domains[version] ?? null;
      },
      servesAnother: async (host) => (host === given.taken ? `${host} answers 200` : null),
      writeRoutes(hosts) {
        done.push(`write ${hosts.join(", ")}`);
        return () => void done.push("put back");
      },
      say: (line) => void done.push(line),
    },
  ).then(
    () => "done",
    (error: unknown) => String(error),
  );
  return { outcome, done };
}

describe("routeDomains()", () => {
  it("writes the domains that have no route yet, and deploys the routes", async () => {
    const { outcome, done } = await run({ domains: { one: ["old.example", "events.example", "shop.example"] } });
    expect(outcome).toBe("done");
    expect(done.filter((line) => !line.startsWith("routed "))).toEqual([
      ...["deployments status", "write events.example", "triggers deploy", "write shop.example", "triggers deploy"],
    ]);
  });

  it("says which host is routed and no domain any more, and leaves it", async () => {
    const { outcome, done } = await run({ domains: { one: [] } });
    expect([outcome, done.length]).toEqual(["done", 2]);
    expect(done[1]).toMatch(/^old.example is routed, but is no domain here/);
  });

  it("refuses while a release without domains serves, if only a tenth of the traffic", async () => {
    const { outcome, done } = await run({ domains: { one: ["events.example"], two: null } });
    expect(outcome).toContain("Cannot route events.example: the version two, which serves, knows no domains");
    expect(done).toEqual(["deployments status"]);
  });

  it("does nothing where there is none, also on a release without domains", async () => {
    for (const domains of [{ one: ["old.example"] }, { one: null }]) {
      expect(await run({ domains })).toEqual({ outcome: "done", done: ["deployments status"] });
    }
  });

  it("takes no host where something else answers, routes the others, and says so", async () => {
    const { outcome, done } = await run({ domains: { one: ["www.example", "events.example"] }, taken: "www.example" });
    expect(outcome).toContain("www.example answers 200. To take such a host over, put it into routes");
    expect(done).toContain("write events.example");
  });

  it("puts wrangler.toml back when Cloudflare refuses", async () => {
    const { outcome, done } = await run({
      domains: { one: ["old.example", "events.example"] },
      failing: ["triggers deploy"],
    });
    expect(outcome).toContain("Cannot route events.example: is it in a zone of this account?");
    expect(done.at(-1)).toBe("put back");
  });

  it("routes the others where one is in no zone of the account", async () => {
    const { outcome, done } = await run({
      domains: { one: ["a.example", "b.example", "c.example"] },
      elsewhere: "b.example",
    });
    expect(outcome).toMatch(/^Error: Cannot route b\.example: is it in a zone of this account\? .*no such zone/s);
    expect(done.filter((line) => line.startsWith("routed ")).map((line) => line.split(";")[0])).toEqual([
      ...["routed a.example", "routed c.example"],
    ]);
    expect(done.filter((line) => line === "put back")).toHaveLength(1);
  });
});

describe("createAskDomains()", () => {
  const ask = async (answer: Response) => {
    vi.stubGlobal("fetch", async () => answer);
    return createAskDomains("https://go.example", "key")({});
  };

  it("tells a release without domains from one that has none yet, and from an outage", async () => {
    const domains = [
      { domain: "go.example", isDefault: true },
      { domain: "events.example", isDefault: false },
    ];
    expect(await ask(Response.json({ domains }))).toEqual(["events.example"]);
    expect(await ask(Response.json({ domains: domains.slice(0, 1) }))).toEqual([]);
    expect(await ask(new Response("", { status: 404 }))).toBeNull();
    await expect(ask(new Response("no store", { status: 503 }))).rejects.toThrow("answered 503: no store");
  });
});

describe("routedHosts(), hostsOfItsOwn() and canBeRouted()", () => {
  it("reads OWN_HOSTS beside BASE_URL's host", () => {
    const vars = { OWN_HOSTS: " Links.example, ,go.example.org" };
    expect(hostsOfItsOwn({ vars }, "go.example")).toEqual(["go.example", "links.example", "go.example.org"]);
    expect(hostsOfItsOwn({}, "go.example")).toEqual(["go.example"]);
  });

  it("read patterns of each form, and leave out what is in no zone", () => {
    expect(routedHosts({ routes: ["go.example/*", { pattern: "events.example" }] })).toEqual([
      ...["go.example", "events.example"],
    ]);
    const hosts = ["events.example", "localhost", "events.localhost", "127.0.0.1", "[::1]", "b.example.workers.dev"];
    expect(hosts.filter(canBeRouted)).toEqual(["events.example"]);
  });
});
