import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findProgram } from "../../src/local/real/find-program.ts";
import { createRedisConnection } from "../../src/local/redis/redis-connection.ts";
import { findFreePort, type Start, useNpmStart } from "../support/npm-start.ts";
import { listProcesses } from "../support/processes.ts";

const PROGRAM = "src/local/start-real.ts";
const PATIENT = { timeout: 30_000 };
const path = process.env["PATH"] ?? "";
const hasServers = ["initdb", "postgres", "redis-server"].every((name) => findProgram(name, path) !== null);

describe("npm run start:real", { timeout: 150_000 }, () => {
  const starts = useNpmStart();
  let settings: Record<string, string>;

  beforeAll(async () => {
    // PostgreSQL does not run as root, and its own user must get through to its data.
    await chmod(starts.folder, 0o711);
    settings = {
      BIJOU_DATA_DIR: join(starts.folder, "data"),
      POSTGRES_PORT: String(await findFreePort()),
      REDIS_PORT: String(await findFreePort()),
    };
  });

  async function createLink({ address }: Start): Promise<string> {
    const init = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: '{"url":"https://example.com/"}',
    };
    const made = await fetch(`${address}/api/links`, init);
    expect(made.status).toBe(201);
    return (await made.json<{ slug: string }>()).slug;
  }

  const follow = async ({ address }: Start, slug: string) =>
    (await fetch(`${address}/${slug}`, { redirect: "manual" })).status;

  it("says what to install where there are no servers", async () => {
    // A path on which there is nothing; what Debian has beside the path is found all the same.
    const start = await starts.start({ ...settings, PATH: "/nowhere" }, PROGRAM);
    expect(await start.ended()).toBe(1);
    expect(start.output()).toMatch(
      /^Cannot start: this machine has no .*redis-server; .*apt-get install -y postgresql/,
    );
  });

  if (hasServers) {
    it("runs on PostgreSQL and Redis of its own, keeps links, and leaves nothing running", async () => {
      const first = await starts.start(settings, PROGRAM);
      await first.ready();
      expect(first.output()).toMatch(new RegExp(`Postgres +PostgreSQL at 127.0.0.1:${settings["POSTGRES_PORT"]}\n`));
      expect(first.output()).toMatch(new RegExp(`Redis +Redis at 127.0.0.1:${settings["REDIS_PORT"]}\n`));
      const slug = await createLink(first);
      expect(await follow(first, slug)).toBe(302);

      const redis = await createRedisConnection(`redis://127.0.0.1:${settings["REDIS_PORT"]}`);
      expect(await redis.run(["CONFIG", "GET", "maxmemory-policy"])).toEqual({
        result: ["maxmemory-policy", "allkeys-lru"],
      });
      expect(await redis.run(["CONFIG", "GET", "maxmemory"])).toEqual({
        result: ["maxmemory", String(256 * 1024 ** 2)],
      });
      await redis.close();

      first.signal("SIGINT");
      expect(await first.ended()).toBe(0);
      await expect.poll(() => first.leftOvers(), PATIENT).toEqual([]);

      const second = await starts.start(settings, PROGRAM);
      await second.ready();
      expect(await follow(second, slug)).toBe(302);
      expect(await createLink(second)).not.toBe(slug);
      second.signal("SIGTERM");
      expect(await second.ended()).toBe(0);
      await expect.poll(() => second.leftOvers(), PATIENT).toEqual([]);
    });

    it("leaves nothing running when it is killed", async () => {
      const start = await starts.start({ ...settings, BIJOU_DATA_DIR: join(starts.folder, "by-kill") }, PROGRAM);
      await start.ready();
      const [self, ...others] = start.family();
      if (self === undefined) throw new Error("Cannot find the start");
      // Backends of PostgreSQL are in groups of their own.
      const pids = new Set(others.map(({ pid }) => pid));
      expect(
        others.filter(({ commandLine }) => /postgres|redis-server|workerd/.test(commandLine)).length,
      ).toBeGreaterThan(3);
      process.kill(self.pid, "SIGKILL");
      await expect.poll(() => listProcesses().filter(({ pid }) => pids.has(pid)), PATIENT).toEqual([]);
      expect(start.leftOvers()).toEqual([]);
    });

    it("ends what a start whose guards were killed has left, and goes on with its links", async () => {
      const own = { ...settings, BIJOU_DATA_DIR: join(starts.folder, "killed") };
      const first = await starts.start(own, PROGRAM);
      await first.ready();
      const slug = await createLink(first);
      const [self, ...others] = first.family();
      if (self === undefined) throw new Error("Cannot find the start");
      for (const { pid, commandLine } of others) if (commandLine.includes("guard.ts")) process.kill(pid, "SIGKILL");
      process.kill(self.pid, "SIGKILL");
      await expect
        .poll(() => first.leftOvers().some(({ commandLine }) => commandLine.includes("workerd")), PATIENT)
        .toBe(false);
      expect(first.leftOvers().length).toBeGreaterThan(0);

      const second = await starts.start(own, PROGRAM);
      await second.ready();
      expect(await follow(second, slug)).toBe(302);
      second.signal("SIGINT");
      expect(await second.ended()).toBe(0);
      await expect.poll(() => [...first.leftOvers(), ...second.leftOvers()], PATIENT).toEqual([]);
    });
  } else {
    it("names what this machine does not have", async () => {
      const start = await starts.start(settings, PROGRAM);
      expect(await start.ended()).toBe(1);
      expect(start.output()).toMatch(/^Cannot start: this machine has no /);
    });
  }
});
