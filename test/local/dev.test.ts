import { readdir, readFile, stat } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedisConnection } from "../../src/local/redis/redis-connection.ts";
import { ROOT } from "../support/bundle.ts";
import { listen, type Start, useNpmStart } from "../support/npm-start.ts";
import { createOwnDatabase } from "../support/own-database.ts";

const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
const stores = [
  { name: "its own stores", engines: [/PGlite, in \S+/, /in this process/], open: openNothing },
  ...(TEST_DATABASE_URL === undefined || TEST_REDIS_URL === undefined
    ? []
    : [
        {
          name: "given servers",
          engines: [/PostgreSQL at \S+/, /Redis at \S+/],
          open: () => openServers(TEST_DATABASE_URL, TEST_REDIS_URL),
        },
      ]),
];

/** One start, used by one test after the other, then stopped, and another on the same data. */
describe.each(stores)("npm start with $name", ({ engines, open }) => {
  const starts = useNpmStart();
  let servers: Awaited<ReturnType<typeof open>>;
  let first: Start;
  let adminKey: string;
  let shortUrls: string[];

  // Not there yet: the first start makes it.
  const dataDir = () => join(starts.folder, "data");

  async function start(): Promise<Start> {
    const started = await starts.start({ ...servers.settings, BIJOU_DATA_DIR: dataDir() });
    await started.ready();
    return started;
  }

  beforeAll(async () => {
    servers = await open();
    first = await start();
    adminKey = /Admin key +(bij_\S+)/.exec(first.output())?.[1] ?? "";
    shortUrls = [];
  });
  afterAll(() => servers.close());

  it("prints the address, both engines, the admin key and where links stay", () => {
    const printed = first.output();
    expect(printed).toContain(`Bijou is ready at ${first.address}\n`);
    expect(printed).toMatch(new RegExp(`Postgres +${engines[0]?.source ?? ""}\n`));
    expect(printed).toMatch(new RegExp(`Redis +${engines[1]?.source ?? ""}\n`));
    expect(adminKey).toMatch(/^bij_[\w-]{22,}$/);
  });

  it("shows nothing but its banner and what the Worker says", async () => {
    // Says so in its log.
    expect((await fetch(`${first.address}/api/links`, { method: "POST" })).status).toBeGreaterThan(399);
    await expect.poll(() => first.output()).toContain('"event":"api-request"');
    const lines = first.output().trim().split("\n");
    const end = lines.findIndex((line) => line.startsWith("Ctrl-C stops it"));
    expect(lines[0]).toBe(`Bijou is ready at ${first.address}`);
    expect(end).toBeLessThan(15);
    for (const line of lines.slice(end + 1).filter((text) => text !== "")) {
      expect(line).toMatch(/^\{"level":"\w+","event":"[\w-]+"/);
    }
  });

  it("makes a link with the curl that it prints, and redirects from it", async () => {
    const [, url = "", name = "", value = "", body = ""] =
      /curl (\S+) -H '([^:]+): ([^']+)' -d '([^']+)'/.exec(first.output()) ?? [];
    const made = await fetch(url, { method: "POST", headers: { [name]: value }, body });
    expect(made.status).toBe(201);
    const link = await made.json<Link>();
    expect(link.shortUrl.startsWith(`${first.address}/`)).toBe(true);
    expect(await follow(link.shortUrl)).toEqual({ status: 302, location: link.url });
    shortUrls.push(link.shortUrl);
  });

  it("takes the admin key that it prints: for a slug, and to take a link away again", async () => {
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${adminKey}` };
    const links = `${first.address}/api/links`;
    for (const slug of ["docs", "gone"]) {
      const body = JSON.stringify({ url: `https://example.com/${slug}`, slug });
      expect((await fetch(links, { method: "POST", headers, body })).status).toBe(201);
    }
    expect(await follow(`${first.address}/Docs`)).toEqual({ status: 302, location: "https://example.com/docs" });
    shortUrls.push(`${first.address}/docs`);
    const wrongKey = { Authorization: `Bearer ${adminKey}x` };
    expect((await fetch(`${links}/gone`, { method: "DELETE", headers: wrongKey })).status).toBe(401);
    expect((await fetch(`${links}/gone`, { method: "DELETE", headers })).status).toBe(204);
    expect(await follow(`${first.address}/gone`)).toEqual({ status: 404, location: null });
  });

  it("opens a link of a second domain on that host, as a browser asks for *.localhost, and on no other", async () => {
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${adminKey}` };
    const post = async (path: string, body: object) => {
      const made = await fetch(`${first.address}/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      expect(made.status).toBe(201);
      return made;
    };
    await post("domains", { domain: "events.localhost" });
    const draft = { url: "https://example.com/event", slug: "event", domain: "events.localhost" };
    const { shortUrl } = await (await post("links", draft)).json<Link>();
    const { port } = new URL(first.address);
    expect(shortUrl).toBe(`http://events.localhost:${port}/event`);
    expect(await followOnHost(shortUrl)).toEqual({ status: 302, location: draft.url });
    expect(await follow(`${first.address}/event`)).toEqual({ status: 404, location: null });
    // The page is there too, with its files, so that links can be made on it.
    expect(await followOnHost(`http://events.localhost:${port}/`)).toMatchObject({ status: 200 });
    expect(await followOnHost(`http://events.localhost:${port}/_/client.js`)).toMatchObject({ status: 200 });
    expect(await followOnHost(`http://others.localhost:${port}/event`)).toEqual({ status: 404, location: null });
  });

  it("keeps what is secret in files that their owner alone can read", async () => {
    const files = await readdir(dataDir(), { withFileTypes: true });
    expect(files.map(({ name }) => name)).toContain("secrets.json");
    for (const file of files.filter((entry) => entry.isFile())) {
      expect((await stat(join(dataDir(), file.name))).mode & 0o777, file.name).toBe(0o600);
    }
    expect((await stat(dataDir())).mode & 0o777).toBe(0o700);
  });

  it("puts no secret on a command line", async () => {
    const { CODE_KEY, ADMIN_API_KEY } = await readSecrets(dataDir());
    expect(ADMIN_API_KEY).toBe(adminKey);
    const family = first.family();
    // This process, wrangler's two, and workerd at the least.
    expect(family.length).toBeGreaterThanOrEqual(4);
    for (const { commandLine } of family) {
      for (const secret of [CODE_KEY, ADMIN_API_KEY, ...servers.secrets]) expect(commandLine).not.toContain(secret);
      // The stand-ins' own password and token are 32 hex digits that are told nowhere. A folder may be called so too.
      const told = [ROOT, starts.folder, tmpdir()].reduce((line, path) => line.replaceAll(path, ""), commandLine);
      expect(told).not.toMatch(/[0-9a-f]{32}|postgres(ql)?:\/\/|rediss?:\/\//);
    }
  });

  describe("after Ctrl-C", () => {
    let second: Start;
    let exitCode: number | null;

    beforeAll(async () => {
      first.signal("SIGINT");
      exitCode = await first.ended();
    });

    it("has ended well, with nothing left running and its port free", async () => {
      expect(exitCode).toBe(0);
      await expect.poll(() => first.leftOvers(), { timeout: 30_000 }).toEqual([]);
      const server = await listen(Number(new URL(first.address).port));
      expect(server).not.toBeNull();
      await new Promise((resolve) => server?.close(resolve));
    });

    it("starts again with its links, codes and secrets", { timeout: 120_000 }, async () => {
      const secrets = await readSecrets(dataDir());
      second = await start();
      expect(second.output()).toMatch(new RegExp(`Admin key +${adminKey}\n`));
      expect(await readSecrets(dataDir())).toEqual(secrets);
      expect(shortUrls).toHaveLength(2);
      for (const shortUrl of shortUrls) {
        const { pathname } = new URL(shortUrl);
        expect(await follow(second.address + pathname)).toMatchObject({ status: 302 });
      }
      expect(await follow(`${second.address}/gone`)).toMatchObject({ status: 404 });
      const headers = { "Content-Type": "application/json", Authorization: `Bearer ${adminKey}` };
      const body = JSON.stringify({ url: "https://example.com/again" });
      const made = await fetch(`${second.address}/api/links`, { method: "POST", headers, body });
      expect(made.status).toBe(201);
      const { slug } = await made.json<Link>();
      expect(shortUrls.map((shortUrl) => new URL(shortUrl).pathname)).not.toContain(`/${slug}`);
    });

    it("ends on SIGTERM as well", async () => {
      second.signal("SIGTERM");
      expect(await second.ended()).toBe(0);
      await expect.poll(() => second.leftOvers(), { timeout: 30_000 }).toEqual([]);
    });
  });
});

async function follow(url: string): Promise<{ status: number; location: string | null }> {
  const { status, headers } = await fetch(url, { redirect: "manual" });
  return { status, location: headers.get("Location") };
}

/** With the host of the URL: whether the system resolves *.localhost is not what is tested, and a browser needs nobody for it. */
async function followOnHost(url: string): Promise<{ status: number; location: string | null }> {
  const { host, port, pathname } = new URL(url);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "localhost", port, path: pathname, headers: { Host: host } }, resolve)
      .on("error", reject)
      .end();
  });
  answer.resume();
  return { status: answer.statusCode ?? 0, location: answer.headers.location ?? null };
}

/** As the start under test answers and writes them. */
interface Link {
  readonly slug: string;
  readonly shortUrl: string;
  readonly url: string;
}
interface Secrets {
  readonly CODE_KEY: string;
  readonly ADMIN_API_KEY: string;
}

async function readSecrets(folder: string): Promise<Secrets> {
  return JSON.parse(await readFile(join(folder, "secrets.json"), "utf8")) as Secrets;
}

async function openNothing() {
  const nothing: Record<string, string> = {};
  return { settings: nothing, secrets: [] as string[], close: () => Promise.resolve() };
}

/** A database of its own, and a Redis database that engines.ts gives to nobody. */
async function openServers(databaseUrl: string, redisUrl: string) {
  const database = await createOwnDatabase(databaseUrl);
  const ownRedis = new URL(redisUrl);
  ownRedis.pathname = "/15";
  const redis = await createRedisConnection(ownRedis.href);
  await redis.run(["FLUSHDB"]);
  return {
    settings: { DATABASE_URL: database.url, REDIS_URL: ownRedis.href },
    secrets: [database.url, ownRedis.href],
    async close() {
      await redis.run(["FLUSHDB"]);
      await redis.close();
      await database.drop();
    },
  };
}
