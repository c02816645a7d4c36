import { describe, expect, it } from "vitest";
import { listen, type Start, useNpmStart } from "../support/npm-start.ts";

const PATIENT = { timeout: 30_000, interval: 50 };
/** What Node prints before it ends a program that did not see an error coming. */
const CRASH = /Node\.js v\d/;

describe("npm start, stopped", { timeout: 150_000 }, () => {
  const starts = useNpmStart();

  it("leaves nothing running when Ctrl-C comes while it starts", async () => {
    const start = await starts.start({ BIJOU_DATA_DIR: await starts.migratedFolder("interrupted") });
    await expect
      .poll(() => start.family().some(({ commandLine }) => commandLine.includes("run-worker")), PATIENT)
      .toBe(true);
    start.signal("SIGINT");
    expect(await start.ended()).toBe(0);
    await expect.poll(() => start.leftOvers(), PATIENT).toEqual([]);
    expect(start.output()).not.toMatch(/Cannot start|Bijou is ready/);
  });

  it("ends, and leaves nothing running, when the process of wrangler is killed", async () => {
    const start = await starts.start({ BIJOU_DATA_DIR: await starts.migratedFolder("killed") });
    await start.ready();
    const [self, wrangler] = start.family();
    if (wrangler === undefined || wrangler.parent !== self?.pid) throw new Error("Cannot find wrangler");
    // Itself alone: workerd and esbuild are then nobody's.
    process.kill(wrangler.pid, "SIGKILL");
    expect(await start.ended()).toBe(1);
    await expect.poll(() => start.leftOvers(), PATIENT).toEqual([]);
    expect(start.output()).not.toMatch(CRASH);
  });

  it("leaves nothing running, and its port free, when it is killed", async () => {
    const start = await starts.start({ BIJOU_DATA_DIR: await starts.migratedFolder("by-kill") });
    await start.ready();
    const [self, ...others] = start.family();
    if (self === undefined || others.length < 3) throw new Error("Cannot find wrangler and workerd");
    process.kill(self.pid, "SIGKILL");
    await expectAllGone(start);
  });

  it("leaves nothing running, and its port free, when npm is killed, whose shell goes on", async () => {
    const BIJOU_DATA_DIR = await starts.migratedFolder("by-kill-of-npm");
    const start = await starts.start({ BIJOU_DATA_DIR }, undefined, { npmScript: "start" });
    await start.ready();
    const [npm, shell] = start.family();
    if (npm === undefined || shell?.parent !== npm.pid) throw new Error("Cannot find npm");
    process.kill(npm.pid, "SIGKILL");
    await expectAllGone(start);
  });

  it("loses no link, and gives no code again, when all of it is killed", async () => {
    const settings = { BIJOU_DATA_DIR: await starts.migratedFolder("lost") };
    const first = await starts.start(settings);
    await first.ready();
    const slugs = [await create(first), await create(first), await create(first)];
    await first.dispose();
    const second = await starts.start(settings);
    await second.ready();
    for (const slug of slugs) {
      expect((await fetch(`${second.address}/${slug}`, { redirect: "manual" })).status).toBe(302);
    }
    expect(slugs).not.toContain(await create(second));
  });
});

async function expectAllGone(start: Start): Promise<void> {
  await expect.poll(() => start.leftOvers(), PATIENT).toEqual([]);
  const server = await listen(Number(new URL(start.address).port));
  expect(server).not.toBeNull();
  await new Promise((resolve) => server?.close(resolve));
}

async function create({ address }: Start): Promise<string> {
  const made = await fetch(`${address}/api/links`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url: "https://example.com/" }),
  });
  expect(made.status).toBe(201);
  return (await made.json<{ slug: string }>()).slug;
}
