import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { experimental_getWranglerCommands } from "wrangler";
import { type Plan, RETENTION_SECONDS } from "../../src/local/deploy/plan.ts";
import { createWrangler } from "../../src/local/deploy/wrangler.ts";
import { lookAtFirstPages } from "../../src/local/setup/look-at-first-pages.ts";
import { createStandingLink, STANDING_LINK } from "../../src/local/setup/standing-link.ts";
import { type Start, useNpmStart } from "../support/npm-start.ts";
import { runProgram } from "../support/run-program.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useTreeCopy } from "../support/tree-copy.ts";
import { COMMANDS } from "../support/wrangler-account.ts";
import { useWranglerStandIn } from "../support/wrangler-stand-in.ts";

describe("the programs of a deploy, against npm start", () => {
  const starts = useNpmStart();
  const createStandIn = useWranglerStandIn();
  const tree = useTreeCopy();
  let bijou: Start;
  let broken: { address: string; server: Server };

  beforeAll(async () => {
    bijou = await starts.start({ BIJOU_DATA_DIR: await starts.migratedFolder("data"), ADMIN_API_KEY: ADMIN_KEY });
    await bijou.ready();
    broken = await serveBrokenVersion(bijou.address);
  });
  afterAll(() => new Promise((resolve) => broken.server.close(resolve)));

  const deployed = { deployments: { "bijou-staging": [{ versions: [{ version_id: "old", percentage: 100 }] }] } };
  const sharesOf = ({ account }: ReturnType<typeof createStandIn>) =>
    account.deployments["bijou-staging"]?.map(({ versions }) => versions.map(({ percentage }) => percentage));

  it("npm run smoke makes, follows, edits and deletes a link", async () => {
    const { exitCode, output } = await runProgram("smoke-test.ts", [bijou.address], { ADMIN_API_KEY: ADMIN_KEY });
    expect(output).toContain(
      "it leads where it should\n  an assistant can read it\n  an edit takes effect\n  delete answered 204\n  a deleted link is gone",
    );
    expect(exitCode).toBe(0);
  });

  it("npm run smoke fails with a wrong key, and says at what", async () => {
    const settings = { ADMIN_API_KEY: "bij_a-key-that-nobody-has-0123" };
    const { exitCode, output } = await runProgram("smoke-test.ts", [bijou.address], settings);
    expect(output).toContain("The smoke test failed: create: 201 was expected, 401 came");
    expect(exitCode).toBe(1);
  });

  it.each([
    [[], { ADMIN_API_KEY: "x" }, "give the address"],
    [["https://go.example"], {}, "ADMIN_API_KEY is not set"],
  ])("npm run smoke refuses %j with %j", async (args, settings, reason) => {
    const { exitCode, output } = await runProgram("smoke-test.ts", args, settings);
    expect(output).toContain(reason);
    expect(exitCode).toBe(1);
  });

  it("createStandingLink() makes the link of the health pings, and knows it again", async () => {
    const link = createStandingLink(bijou.address, ADMIN_KEY);
    expect(await link.isThere()).toBe(false);
    await expect(lookAtFirstPages(bijou.address)).rejects.toThrow(`${STANDING_LINK} answers 404`);
    await link.make();
    expect(await link.isThere()).toBe(true);
    const visit = await fetch(`${bijou.address}/${STANDING_LINK}`, { method: "HEAD", redirect: "manual" });
    expect(visit.status).toBe(302);
    await expect(link.make()).rejects.toThrow("409");
    // The page and the link that a first deploy ends with.
    const { page, link: opened } = await lookAtFirstPages(bijou.address);
    expect(page).toMatch(new RegExp(`^${bijou.address}/(api/docs)?$`));
    expect(opened).toBe(`${bijou.address}/${STANDING_LINK}`);
    const stranger = createStandingLink(bijou.address, "bij_a-key-that-nobody-has-0123");
    await expect(stranger.make()).rejects.toThrow("401");
  });

  it("npm run rollout gives a good version all traffic", async () => {
    const standIn = createStandIn(deployed);
    const settings = { ...standIn.env, BASE_URL: bijou.address, ADMIN_API_KEY: ADMIN_KEY, WATCH_SECONDS: "0" };
    const { exitCode, output } = await runProgram("roll-out.ts", ["staging"], settings);
    expect(output).toContain("bijou-staging runs");
    expect(exitCode).toBe(0);
    expect(sharesOf(standIn)).toEqual([[100], [10, 90], [100]]);
    expect(JSON.stringify(standIn.account.calls)).not.toContain(ADMIN_KEY);
  });

  it("npm run rollout takes the traffic from a version that answers 500, and from that version alone", async () => {
    const standIn = createStandIn(deployed);
    const settings = { ...standIn.env, BASE_URL: broken.address, ADMIN_API_KEY: ADMIN_KEY, WATCH_SECONDS: "0" };
    const { exitCode, output } = await runProgram("roll-out.ts", ["staging"], settings);
    expect(output).toContain("The old version old has all traffic again");
    expect(exitCode).toBe(1);
    expect(sharesOf(standIn)).toEqual([[100], [10, 90], [100]]);
    expect(standIn.account.deployments["bijou-staging"]?.at(-1)?.versions[0]?.version_id).toBe("old");
  });

  it("npm run rollout -- --domains routes the domains that Bijou has, and rolls nothing out", async () => {
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_KEY}` };
    const body = JSON.stringify({ domain: "events.example" });
    expect((await fetch(`${bijou.address}/api/domains`, { method: "POST", headers, body })).status).toBe(201);
    const standIn = createStandIn(deployed);
    const settings = { ...standIn.env, BASE_URL: bijou.address, ADMIN_API_KEY: ADMIN_KEY };
    const run = () => runProgram("roll-out.ts", ["staging", "--domains"], settings, tree.root);
    const { exitCode, output } = await run();
    expect(output).toContain("routed events.example; wrote it into routes of [env.staging]");
    expect(exitCode).toBe(0);
    const toml = () => readFileSync(join(tree.root, "wrangler.toml"), "utf8");
    expect(toml()).toContain('[env.staging]\nroutes = [{ pattern = "events.example", custom_domain = true }]\n');
    expect(standIn.account.calls.map((call) => call.slice(0, 2).join(" "))).toEqual([
      ...["deployments status", "triggers deploy"],
    ]);
    // It is routed now: nothing is left to do.
    const before = toml();
    expect(await run()).toMatchObject({ exitCode: 0, output: "All domains that can be routed are\n" });
    expect(toml()).toBe(before);
  });

  it("npm run rollout -- --domains leaves wrangler.toml as it was when Cloudflare refuses", async () => {
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_KEY}` };
    const body = JSON.stringify({ domain: "shop.example" });
    expect((await fetch(`${bijou.address}/api/domains`, { method: "POST", headers, body })).status).toBe(201);
    const before = readFileSync(join(tree.root, "wrangler.toml"), "utf8");
    const standIn = createStandIn({ ...deployed, failing: ["triggers deploy"] });
    const settings = { ...standIn.env, BASE_URL: bijou.address, ADMIN_API_KEY: ADMIN_KEY };
    const { exitCode, output } = await runProgram("roll-out.ts", ["staging", "--domains"], settings, tree.root);
    expect(output).toMatch(/Cannot route .*shop\.example: is it in a zone of this account\?/);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(tree.root, "wrangler.toml"), "utf8")).toBe(before);
  });

  it("npm run rollout names all that is missing", async () => {
    const { exitCode, output } = await runProgram("roll-out.ts", ["elsewhere"], {});
    expect(output).toMatch(/staging or production; BASE_URL must be .*; ADMIN_API_KEY is not set/);
    expect(exitCode).toBe(1);
  });

  it("npm run setup -- production --dry-run asks nobody, and needs nothing", async () => {
    const standIn = createStandIn();
    const { exitCode, output } = await runProgram("setup.ts", ["production", "--dry-run"], standIn.env);
    expect(output).toContain("11/13 Make, follow, edit and delete a link there");
    expect(output).toContain("13/13 Open the page and a link");
    expect(exitCode).toBe(0);
    expect(standIn.account.calls).toEqual([]);
  });

  it.each(["free", "paid"])("npm run setup writes the domain and the %s plan into wrangler.toml", async (plan) => {
    const standIn = createStandIn({ plan: plan as Plan });
    const settings = {
      ...{ ...standIn.env, BASE_URL: "https://go.example", BIJOU_DATA_DIR: join(tree.root, ".local") },
      ...{ DATABASE_URL: "postgresql://user:a-secret@127.0.0.1:1/none" },
      ...{ UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1", UPSTASH_REDIS_REST_TOKEN: "a-token" },
    };
    const { exitCode, output } = await runProgram("setup.ts", ["production", `--plan=${plan}`], settings, tree.root);
    // It stops at the stores, which can't be reached, and says which to take.
    expect(exitCode).toBe(1);
    expect(output).toMatch(/pooled string[^]*4\/13 [^]*failed: DATABASE_URL cannot be used/);
    expect(output).not.toMatch(/a-secret|a-token/);
    const toml = readFileSync(join(tree.root, "wrangler.toml"), "utf8");
    expect(toml).toContain('[env.production]\nroutes = [{ pattern = "go.example", custom_domain = true }]\n');
    expect(toml).toContain(plan === "free" ? "\n# [limits]\n# cpu_ms" : "\n[limits]\ncpu_ms");
    expect(standIn.account.queues).toEqual({});
  });

  it("npm run setup refuses a plan that there is not", async () => {
    const { exitCode, output } = await runProgram("setup.ts", ["production", "--dry-run", "--plan=best"], {});
    expect(output).toContain('--plan is free or paid, received "best"');
    expect(exitCode).toBe(1);
  });

  it("npm run setup names all that is missing", async () => {
    const { exitCode, output } = await runProgram("setup.ts", ["production"], { BASE_URL: "https://go.example" });
    expect(output).toMatch(/DATABASE_URL is not set[^]*UPSTASH_REDIS_REST_URL is not set[^]*UPSTASH_REDIS_REST_TOKEN/);
    expect(exitCode).toBe(1);
  });

  it("createWrangler() hands on input and events, and no secret of the environment", async () => {
    const standIn = createStandIn();
    const wrangler = createWrangler({ ...standIn.env, CODE_KEY: "the-code-key" });
    expect((await wrangler(["secret", "bulk"], { input: '{"CODE_KEY":"x"}' })).exitCode).toBe(0);
    expect(standIn.account.secrets["bijou"]).toEqual({ CODE_KEY: "x" });
    const { events } = await wrangler(["versions", "upload"]);
    expect(events.map(({ type }) => type)).toEqual(["wrangler-session", "version-upload"]);
    const echo = createWrangler({ ...process.env, BIJOU_WRANGLER: "env", CODE_KEY: "the-code-key" });
    expect((await echo([])).stdout).not.toContain("the-code-key");
  });
});

describe("the stand-in for wrangler", () => {
  it.each(Object.entries(COMMANDS))("knows no flag of %s that wrangler itself does not", (name, flags) => {
    const known = flagsOfWrangler(name);
    for (const [flag, { short }] of Object.entries(flags)) {
      expect([...known]).toContain(flag);
      if (short !== undefined) expect([...known]).toContain(short);
    }
  });

  it.each(Object.entries(COMMANDS))("knows no flag of %s that its help does not show", async (name, flags) => {
    const { stdout, exitCode } = await createWrangler(process.env)([...name.split(" "), "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`wrangler ${name}`);
    const shown = [...stdout.matchAll(/--([a-z][\w-]*)/g)].map(([, flag = ""]) => flag);
    expect(shown).toEqual(expect.arrayContaining(Object.keys(flags)));
  });

  it("lets queues keep messages for as long as wrangler's help says of each plan", async () => {
    const { stdout } = await createWrangler(process.env)(["queues", "create", "--help"]);
    const words = stdout.replaceAll(/\s+/g, " ");
    expect(words).toContain(`and ${RETENTION_SECONDS.free} if on free tier`);
    expect(words).toContain(`otherwise must be between 60 and ${RETENTION_SECONDS.paid}`);
  });
});

/** From the table that wrangler reads its command line by: to start it for each command would take a second each. */
function flagsOfWrangler(command: string): ReadonlySet<string> {
  const { registry, globalFlags } = experimental_getWranglerCommands();
  const found = command
    .split(" ")
    .reduce<typeof registry | undefined>((node, word) => node?.subtree.get(word), registry);
  if (found?.definition?.type !== "command") throw new Error(`Cannot find wrangler ${command}`);
  // Most have no alias, and their types then know no such field.
  const flags: Readonly<Record<string, { type?: string; alias?: string | readonly string[] }>> = {
    ...globalFlags,
    ...found.definition.args,
  };
  return new Set(Object.entries(flags).flatMap(([name, { alias = [] }]) => [name, ...[alias].flat()]));
}

/** Before a shortener that works: whoever is sent to a certain version gets a 500, as from one that is broken. */
async function serveBrokenVersion(target: string): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const isForNew = request.headers["cloudflare-workers-version-overrides"] !== undefined;
    // It is healthy, and only that: what /health does not see.
    if (isForNew && request.url !== "/health") return response.writeHead(500).end();
    return void fetch(target + String(request.url)).then(async (answer) => {
      response.writeHead(answer.status, { "Content-Type": "application/json" }).end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // Of a TCP server.
  return { address: `http://127.0.0.1:${port}`, server };
}
