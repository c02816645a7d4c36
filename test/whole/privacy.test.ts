import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import type { Reply } from "../../src/local/redis/redis-engine.ts";
import type { Stack } from "../../src/local/stack.ts";
import { BUNDLE_DIR } from "../support/bundle.ts";
import { type ClickCollector, startClickCollector } from "../support/click-collector.ts";
import { type DirectWorkerd, startDirectWorkerd } from "../support/direct-workerd.ts";
import { engines } from "../support/engines.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "../support/settings.ts";
import { WEB_RISK_KEY } from "../support/web-risk-stand-in.ts";
import type { CallInit } from "../support/worker-client.ts";

/** Each with what would still give its owner away: the whole, and the part that a limit and a visitor go by. */
const ADDRESSES = [
  { address: "198.51.100.77", parts: ["198.51.100.77", "198.51.100"] },
  { address: "2001:db8:77:aa::1234", parts: ["2001:db8:77:aa", "2001:db8:77"] },
];
const PASSWORD = "open sesame";

describe.each(engines)("P8, after visitors came to the production bundle, on $name", (engine) => {
  let stack: Stack;
  let clicks: ClickCollector;
  let worker: DirectWorkerd;
  const logs: string[] = [];

  beforeAll(async () => {
    stack = await engine.start();
    clicks = await startClickCollector();
    worker = await startDirectWorkerd({
      script: join(BUNDLE_DIR, "worker.js"),
      port: 18_793,
      bindings: {
        ...stack.bindings,
        CODE_KEY,
        ADMIN_API_KEY: ADMIN_KEY,
        BASE_URL: "https://go.example",
        PUBLIC_CREATE: "true",
        CLICK_FLUSH_SECONDS: "0",
        // So that refusals are there to be logged, too.
        PUBLIC_CREATE_PER_MINUTE: "3",
        // Nobody is there (RFC 863), so that the look-ups of destinations fail.
        ...{ WEB_RISK_KEY, WEB_RISK_ENDPOINT: "http://127.0.0.1:9" },
      },
      queuesTo: { CLICKS: clicks.address },
      onLog: (text) => logs.push(text),
    });
    // What is no salt is a failure behind a visit, to be logged.
    const day = new Date().toISOString().slice(0, 10);
    await stack.redis.run(["SET", `salt:${day}`, "not a salt"]);
    for (const { address } of ADDRESSES)
      await fetch(`${worker.url}/nobody`, { headers: { "CF-Connecting-IP": address } });
    const created = await fetch(`${worker.url}/api/links`, {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: '{"url":"https://example.com/first"}',
    });
    const { slug } = await created.json<{ slug: string }>();
    for (const { address } of ADDRESSES) {
      await fetch(`${worker.url}/${slug}`, { redirect: "manual", headers: { "CF-Connecting-IP": address } });
    }
    await vi.waitUntil(() => sent().length === ADDRESSES.length, { timeout: 30_000 });
    await stack.redis.run(["DEL", `salt:${day}`]);
    for (const { address } of ADDRESSES) await visitAs(address);
    await vi.waitUntil(() => sent().length === 3 * ADDRESSES.length, { timeout: 30_000 });
  });
  afterAll(async () => {
    await worker.close();
    await clicks.close();
    await stack.close();
  });

  function sent() {
    return clicks.messages.flatMap((message) => decodeClickBatch(message)?.clicks ?? []);
  }

  /** All that a visitor can do, and what goes wrong. */
  async function visitAs(address: string): Promise<void> {
    const call = (path: string, init: CallInit = {}) =>
      fetch(worker.url + path, {
        redirect: "manual",
        ...init,
        headers: { "CF-Connecting-IP": address, "X-Forwarded-For": address, "X-Real-IP": address, ...init.headers },
      });
    const create = (body: object) =>
      call("/api/links", {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
        body: JSON.stringify(body),
      });
    const slugOf = async (created: Response) => (await created.json<{ slug: string }>()).slug;
    const open = await slugOf(await create({ url: "https://example.com/" }));
    const locked = await slugOf(await create({ url: "https://example.com/", password: PASSWORD }));
    const form = (password: string) => ({
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ password }).toString(),
    });
    const answers = [
      await call(`/${open}`),
      await call(`/${locked}`, form("wrong")),
      await call(`/${locked}`, form(PASSWORD)),
      await call("/nobody"),
      await call("/api/links", { headers: { Authorization: "Bearer wrong" } }),
      await create({ url: "https://example.com/" }),
      await create({ url: "https://example.com/" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([302, 403, 303, 404, 401, 201, 429]);
  }

  function expectNoAddressIn(text: string): void {
    for (const { parts } of ADDRESSES) for (const part of parts) expect(text).not.toContain(part);
  }

  it("no message of the Queue holds an address, and each click has its visitor", () => {
    const visitors = sent().map(({ visitor }) => visitor);
    expect(visitors.map((visitor) => visitor?.length)).toEqual([undefined, undefined, 22, 22, 22, 22]);
    expect(new Set(visitors).size).toBe(1 + ADDRESSES.length);
    expectNoAddressIn(clicks.messages.join("\n"));
  });

  it("no key and no value in Redis holds an address, and the salt is there", async () => {
    const found = await everythingInRedis(stack);
    expect(found).toMatch(/salt:\d{4}-\d\d-\d\d [0-9a-f]{64}/);
    expect(found).toContain("rate:create:");
    expectNoAddressIn(found);
  });

  it("no row of any table in Postgres holds an address, a salt or a password", async () => {
    const { rows } = await stack.sql.query({
      query: `SELECT table_name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`,
      params: [],
    });
    const tables = rows.flat().map(String);
    expect(tables).toEqual(expect.arrayContaining(["clicks", "idempotency", "links", "unknown_slugs"]));
    const texts: string[] = [];
    for (const table of tables) {
      const all = await stack.sql.query({ query: `SELECT t::text FROM "${table}" AS t`, params: [] });
      texts.push(...all.rows.flat().map(String));
    }
    const found = texts.join("\n");
    expect(found).toContain("example.com"); // There are rows to look at.
    expectNoAddressIn(found);
    expect(found).not.toContain(PASSWORD);
    const salts = (await everythingInRedis(stack)).match(/salt:\S+ [0-9a-f]{64}/g) ?? [];
    for (const salt of salts) expect(found).not.toContain(salt.slice(-64));
  });

  it("no line of the log holds an address, a key or a password", () => {
    const found = logs.join("");
    // There are lines to look at.
    expect(found).toContain("Cannot read the salt of a day");
    expect(found).toContain("destination-check-incomplete");
    for (const secret of [ADMIN_KEY, PASSWORD, WEB_RISK_KEY]) expect(found).not.toContain(secret);
    expectNoAddressIn(found);
  });
});

async function everythingInRedis({ redis }: Stack): Promise<string> {
  const reply = await redis.run(["KEYS", "*"]);
  const keys = "result" in reply && Array.isArray(reply.result) ? reply.result.map(String) : [];
  const values = await redis.pipeline(keys.map((key) => ["GET", key] as const));
  // A value of another kind than text would be an error here, and not be searched.
  return keys.map((key, n) => `${key} ${textIn(values[n])}`).join("\n");
}

function textIn(reply: Reply | undefined): string {
  if (reply === undefined || !("result" in reply)) throw new Error("Cannot search a value: it is no text");
  return String(reply.result);
}
