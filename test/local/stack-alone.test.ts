import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stopProcessGroup } from "../../src/local/process-group.ts";
import { ROOT } from "../support/bundle.ts";
import { findFreePort, type Start, useNpmStart } from "../support/npm-start.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useTreeCopy } from "../support/tree-copy.ts";

const PROGRAM = "src/local/start/serve-stack.ts";
const PATIENT = { timeout: 90_000, interval: 200 };

/** As somebody who knows wrangler does: it runs first, alone, and then beside the stack. */
describe("npx wrangler dev", { timeout: 200_000 }, () => {
  const starts = useNpmStart();
  const tree = useTreeCopy();
  let wrangler: ChildProcess;
  let printed = "";
  let address: string;
  let settings: Record<string, string>;
  let stack: Start;

  beforeAll(async () => {
    const port = String(await findFreePort());
    address = `http://localhost:${port}`;
    settings = { BIJOU_DATA_DIR: await starts.migratedFolder("data"), ADMIN_API_KEY: ADMIN_KEY, PORT: port };
    const args = ["dev", "--port", port, "--inspector-port", "0", "--show-interactive-dev-session=false"];
    // The generated type of an environment demands Bijou's secrets.
    const { PATH = "", HOME = ROOT } = process.env;
    wrangler = spawn(join(tree.root, "node_modules/.bin/wrangler"), args, {
      cwd: tree.root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: `${join(tree.root, "node_modules/.bin")}:${PATH}`,
        HOME,
        WRANGLER_SEND_METRICS: "false",
      } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    });
    wrangler.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
    wrangler.stderr?.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
    await vi.waitUntil(async () => (await ask("/livez")) !== null, PATIENT);
  });
  afterAll(() => stopProcessGroup(wrangler.pid, 20_000));

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(address + path, { redirect: "manual", ...init }).catch(() => null);
  const statusOf = async (path: string) => (await ask(path))?.status;

  async function create(): Promise<string> {
    const made = await ask("/api/links", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_KEY}` },
      body: '{"url":"https://example.com/"}',
    });
    expect(made?.status).toBe(201);
    return (await made?.json<{ slug: string }>())?.slug ?? "";
  }

  it("alone answers 500, and says what to run in the answer and in its log", async () => {
    const answer = await ask("/abc");
    expect(answer?.status).toBe(500);
    expect(await answer?.text()).toMatch(/npm run stack.*npm start/);
    await expect.poll(() => printed, PATIENT).toMatch(/"event":"misconfigured".*npm run stack/);
  });

  it("beside npm run stack simply works, though it ran before", async () => {
    stack = await starts.start(settings, PROGRAM, { root: tree.root });
    await stack.ready();
    await expect.poll(() => statusOf("/health"), PATIENT).toBe(200);
    expect(await statusOf(`/${await create()}`)).toBe(302);
    const file = join(tree.root, ".dev.vars");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(ROOT, ".gitignore"), "utf8").split("\n")).toContain(".dev.vars*");
    expect(stack.output()).toContain("npx wrangler dev");
  });

  it("loads what is changed again", async () => {
    const file = join(tree.root, "src/version.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace(/"\d[^"]*"/, '"changed"'));
    await expect.poll(async () => (await ask("/livez"))?.text(), PATIENT).toContain("changed");
    expect(await statusOf(`/${await create()}`)).toBe(302);
  });

  it("goes on with a stack that was killed and started again, whose .dev.vars went with it", async () => {
    const slug = await create();
    const [self] = stack.family();
    if (self === undefined) throw new Error("Cannot find the stack");
    process.kill(self.pid, "SIGKILL");
    await expect.poll(() => existsSync(join(tree.root, ".dev.vars")), PATIENT).toBe(false);
    await expect.poll(() => stack.leftOvers(), PATIENT).toEqual([]);
    stack = await starts.start(settings, PROGRAM, { root: tree.root });
    await stack.ready();
    await expect.poll(() => statusOf("/health"), PATIENT).toBe(200);
    await expect.poll(() => statusOf(`/${slug}`), PATIENT).toBe(302);
  });

  it("leaves a .dev.vars of somebody else alone", async () => {
    stack.signal("SIGINT");
    expect(await stack.ended()).toBe(0);
    const file = join(tree.root, ".dev.vars");
    await expect.poll(() => existsSync(file), PATIENT).toBe(false);
    writeFileSync(file, "MINE=1\n");
    const refused = await starts.start(settings, PROGRAM, { root: tree.root });
    expect(await refused.ended()).toBe(1);
    expect(refused.output()).toContain("is not from npm run stack: move it away");
    expect(readFileSync(file, "utf8")).toBe("MINE=1\n");
  });
});
