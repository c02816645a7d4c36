import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { listen, type Start, useNpmStart } from "../support/npm-start.ts";

/** What Node prints before it ends a program that did not see an error coming. */
const CRASH = /Node\.js v\d/;

describe("npm start refuses", () => {
  const starts = useNpmStart();
  let running: Start;
  const folderOf = (name: string) => join(starts.folder, name);

  beforeAll(async () => {
    running = await starts.start({ BIJOU_DATA_DIR: await starts.migratedFolder("running") });
    await running.ready();
  });

  /** One reason, no stack, an exit code that scripts see, and nothing left. */
  async function expectRefusal(settings: Record<string, string>, reason: RegExp): Promise<Start> {
    const start = await starts.start({ BIJOU_DATA_DIR: folderOf("refused"), ...settings });
    expect(await start.ended()).toBe(1);
    expect(start.output()).toMatch(reason);
    expect(start.output()).not.toMatch(CRASH);
    expect(start.leftOvers()).toEqual([]);
    return start;
  }

  it.each(["abc", "", "0", "65536", "80.5"])("the PORT %j", async (port) => {
    await expectRefusal({ PORT: port }, /^Cannot start: PORT must be 1 … 65535, received "/);
    expect(existsSync(folderOf("refused"))).toBe(false);
  });

  it("a port that another program has, even one that answers", async () => {
    const port = Number(new URL(running.address).port) === 31_999 ? 31_998 : 31_999;
    const other = await listen(port);
    expect(other).not.toBeNull();
    await expectRefusal({ PORT: String(port) }, new RegExp(`^Cannot start: port ${port} is taken`));
    await new Promise((resolve) => other?.close(resolve));
  });

  it("the port of another start, which goes on", async () => {
    const { port } = new URL(running.address);
    await expectRefusal({ PORT: port }, new RegExp(`^Cannot start: port ${port} is taken`));
    expect((await fetch(`${running.address}/livez`)).status).toBe(200);
  });

  it("the data folder of another start, which goes on", async () => {
    // Two engines on one folder hand out the same ids, and with them the same codes.
    await expectRefusal({ BIJOU_DATA_DIR: folderOf("running") }, /^Cannot start: .*in use/);
    expect((await fetch(`${running.address}/livez`)).status).toBe(200);
  });

  it("a setting that the Worker will not take, and names it", async () => {
    const BIJOU_DATA_DIR = await starts.migratedFolder("setting");
    await expectRefusal({ BIJOU_DATA_DIR, PUBLIC_CREATE: "maybe" }, /^Cannot start: .*PUBLIC_CREATE must be/);
  });

  it.each([
    [
      "a DATABASE_URL that nobody answers at",
      { DATABASE_URL: "postgresql://user:a-secret@127.0.0.1:1/none" },
      /^Cannot start: .*DATABASE_URL/,
    ],
    ["a DATABASE_URL that is none", { DATABASE_URL: "postgresql:/user:a-secret@" }, /^Cannot start: .*DATABASE_URL/],
    [
      "a REDIS_URL that nobody answers at",
      { REDIS_URL: "redis://:a-secret@127.0.0.1:1/0" },
      /^Cannot start: .*REDIS_URL/,
    ],
  ])("%s, and does not show its password", async (_what, settings, reason) => {
    const BIJOU_DATA_DIR = await starts.migratedFolder(Object.keys(settings).join());
    const start = await expectRefusal({ BIJOU_DATA_DIR, ...settings }, reason);
    expect(start.output()).not.toContain("a-secret");
  });
});
