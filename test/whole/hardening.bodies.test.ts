import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { useHardenedWorker } from "../support/hardened-worker.ts";
import { asAdmin } from "../support/settings.ts";

/** Bodies that are made to take memory or CPU, to every route that takes one: each is refused, and costs what its size costs. */
const KB = 1_024;
const ROUTES: readonly (readonly [method: string, path: string, type: string, sizeKb: number])[] = [
  ["POST", "/api/links", "application/json", 60],
  ["POST", "/api/links/bulk", "application/json", 1_024],
  ["PATCH", "/api/links/bomb-target", "application/json", 60],
  ["POST", "/api/keys", "application/json", 60],
  ["POST", "/api/blocked-domains", "application/json", 60],
  ["POST", "/api/reports", "application/json", 60],
  ["POST", "/api/links/import", "application/x-ndjson", 1_024],
  ["POST", "/api/links/import", "application/json", 1_024],
  ["POST", "/api/links/import", "text/csv", 1_024],
  ["POST", "/bomb-target", "application/x-www-form-urlencoded", 4],
];
/** By their size in bytes, all but the last of their characters. */
const BOMBS: Readonly<Record<string, (size: number) => string>> = {
  "brackets as deep as there is room": (size) => "[".repeat(size / 2) + "]".repeat(size / 2),
  "objects as deep as there is room": (size) => '{"a":'.repeat(size / 6) + "1" + "}".repeat(size / 6),
  "brackets inside a field": (size) => `{"url":${"[".repeat(size / 2 - 10)}${"]".repeat(size / 2 - 10)}}`,
  "brackets that never end": (size) => "[".repeat(size),
  "nothing but keys": (size) => `{${Array.from({ length: size / 13 }, (_, n) => `"k${n.toString(36)}":1`).join(",")}}`,
  "one key again and again": (size) => `{${Array.from({ length: size / 8 }, () => '"url":1').join(",")}}`,
  "keys that collide as numbers": (size) =>
    `{${Array.from({ length: size / 20 }, (_, n) => `"${n * 4_294_967_296}":1`).join(",")}}`,
  "__proto__ again and again": (size) => `{"__proto__":`.repeat(size / 14) + "1" + "}".repeat(size / 14),
  "one long text": (size) => `{"url":"${"x".repeat(size - 20)}"}`,
  "one long number": (size) => `{"maxVisits":${"9".repeat(size - 20)}}`,
  "escapes alone": (size) => `{"title":"${"\\u0000".repeat(size / 6 - 4)}"}`,
  "quotes alone": (size) => '"'.repeat(size),
  "commas alone": (size) => ",".repeat(size),
  "line breaks alone": (size) => "\n".repeat(size),
};
/** What the CPU is held against: a body of the size that is as usual as a wrong one can be. */
function plain(type: string, size: number): string {
  if (type === "application/x-ndjson") return '{"url":"https://example.com/"}\n'.repeat(size / 31);
  if (type === "text/csv") return `url\n${"https://example.com/\n".repeat(size / 22)}`;
  const links = Array.from({ length: size / 70 }, (_, n) => ({ url: `https://example.com/${n}`, tag: "no" }));
  return JSON.stringify({ links });
}
/** A right body of each route that takes JSON, but for its last bracket. */
const RIGHT: Readonly<Record<string, string>> = {
  "/api/links": '{"url":"https://example.com/"',
  "/api/links/bulk": '{"links":[{"url":"https://example.com/"}]',
  "/api/links/bomb-target": '{"title":"a"',
  "/api/keys": '{"name":"a","scopes":["links:read"]',
  "/api/blocked-domains": '{"domain":"evil.example"',
  "/api/reports": '{"slug":"bomb-target","reason":"phishing"',
};
const TIMES = 3;
/** Of a clock that ticks every 10 ms, and a collection of garbage that falls into one and not into the other. */
const SLACK_MS = 150;

describe.each(engines.slice(-1))("bodies of all kinds, on $name", (engine) => {
  // Nobody is to be refused for having asked too often.
  const bijou = useHardenedWorker(engine, { ADMIN_PER_MINUTE: "1000000", REPORTS_PER_MINUTE: "1000000" });

  beforeAll(async () => {
    const link = { url: "https://example.com/", slug: "bomb-target", password: "open sesame" };
    expect((await bijou.call("POST", "/api/links", link)).status).toBe(201);
  });

  function send(method: string, path: string, type: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) {
    return fetch(bijou.workerd.url + path, {
      ...{ method, body, redirect: "manual" },
      headers: { ...asAdmin, "Content-Type": type, "CF-Connecting-IP": randomAddress(), ...headers },
    });
  }

  async function cpuOf(work: () => Promise<Response>): Promise<{ ms: number; statuses: number[] }> {
    const before = bijou.workerd.cpuMs();
    const statuses: number[] = [];
    for (let n = 0; n < TIMES; n++) {
      const answer = await work();
      await answer.arrayBuffer();
      statuses.push(answer.status);
    }
    return { ms: bijou.workerd.cpuMs() - before, statuses };
  }

  describe.each(ROUTES)("%s %s of %s", (method, path, type, sizeKb) => {
    const size = sizeKb * KB - 100;
    let usualMs = 0;

    beforeAll(async () => {
      usualMs = (await cpuOf(() => send(method, path, type, plain(type, size)))).ms;
    });

    it.each(Object.entries(BOMBS))("%s", async (_, bomb) => {
      const text = bomb(size);
      expect(text.length).toBeLessThanOrEqual(sizeKb * KB);
      const { ms, statuses } = await cpuOf(() => send(method, path, type, text));
      // A form without the right password: 403. A file whose lines are all wrong is taken in, to be reported line by line.
      const right = path === "/bomb-target" ? [403] : path.endsWith("/import") ? [202, 400, 413] : [400];
      for (const status of statuses) expect(right).toContain(status);
      expect(ms).toBeLessThan(20 * usualMs + SLACK_MS);
    });

    it("a body of gzip is unpacked no further than a body may be long", async () => {
      const body = new Uint8Array(gzipSync(JSON.stringify({ url: "https://example.com/".padEnd(10_000_000, "x") })));
      const { status } = await send(method, path, type, body, { "Content-Encoding": "gzip" });
      expect([400, 403, 413, 202]).toContain(status);
      const good = new Uint8Array(gzipSync('{"url":"https://example.com/zipped"}'));
      if (type === "application/json" && method === "POST") {
        const { status: unpacked } = await send(method, path, type, good, { "Content-Encoding": "gzip" });
        expect(unpacked).toBe(path === "/api/links" ? 201 : 400);
      }
    });
  });

  it("isolates go on: nothing of it is a fault of Bijou's, and a link is made as before", async () => {
    expect(bijou.workerd.isRunning()).toBe(true);
    expect(bijou.log).not.toContain('"unexpected"');
    const made = await bijou.call("POST", "/api/links", { url: "https://example.com/after" });
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ custom: false, title: null, tags: [], maxVisits: null });
  });

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__"])(
    "a field named %s is an unknown field, and leaves nothing behind",
    async (name) => {
      for (const [method, path, type] of ROUTES) {
        const right = RIGHT[path];
        if (right === undefined) continue;
        const answer = await send(method, path, type, `${right},"${name}":{"title":"polluted","isAdmin":true}}`);
        expect([path, answer.status]).toEqual([path, 400]);
        expect(await answer.text()).toContain(name);
      }
      const made = await bijou.call("POST", "/api/links", { url: `https://example.com/${randomUUID()}` });
      expect(await made.json()).toMatchObject({ title: null });
    },
  );

  it("of a field that comes twice, what is checked is what is stored", async () => {
    const [good, bad] = ['"url":"https://example.com/"', '"url":"http://127.0.0.1/"'];
    const refused = await send("POST", "/api/links", "application/json", `{${good},${bad}}`);
    expect(refused.status).toBe(422);
    const made = await send("POST", "/api/links", "application/json", `{${bad},${good}}`);
    expect([made.status, (await made.json<{ url: string }>()).url]).toEqual([201, "https://example.com/"]);
  });

  it.each(["1e400", "-1e400", "9007199254740993", "2147483648", "1e-7", "-0", "0.1", `1${"0".repeat(400)}`])(
    "%s visits are no number of visits",
    async (number) => {
      const body = `{"url":"https://example.com/","maxVisits":${number}}`;
      expect((await send("POST", "/api/links", "application/json", body)).status).toBe(400);
    },
  );
});

function randomAddress(): string {
  return `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
}
