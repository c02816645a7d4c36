import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { engines } from "../support/engines.ts";
import { healthy } from "../support/fault-proxy.ts";
import { useHardenedWorker } from "../support/hardened-worker.ts";
import { ADMIN_KEY } from "../support/settings.ts";

/** Clients that send, read or end as no client should, and what others have of it. */
const API_TIMEOUT_MS = 3_000;
/** Of the machine: it may be busy. */
const PATIENCE_MS = 20_000;
const HEAD = `Host: go.example\r\nAuthorization: Bearer ${ADMIN_KEY}\r\nContent-Type: application/json\r\n`;

describe.each(engines.slice(-1))("slow and vanishing clients, on $name", (engine) => {
  const bijou = useHardenedWorker(engine, { API_TIMEOUT_MS: String(API_TIMEOUT_MS), ADMIN_PER_MINUTE: "1000000" });

  async function open(): Promise<Socket> {
    const socket = connect(bijou.port, "127.0.0.1").setNoDelay();
    socket.on("error", () => undefined); // The server may cut it: `close` comes too.
    await once(socket, "connect");
    return socket;
  }

  async function expectOthersServed(): Promise<void> {
    const paths = ["/livez", "/nobody", "/api/links?limit=1"];
    const answers = await Promise.all([...paths, ...paths, ...paths].map((path) => bijou.call("GET", path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 200, 404, 200, 200, 404, 200]);
  }

  it("a body that trickles is answered before the deadline, asks Postgres nothing, and others are served meanwhile", async () => {
    await expectOthersServed();
    const slug = `slow-${randomUUID()}`;
    const body = JSON.stringify({ url: "https://example.com/", slug }).padEnd(1_000);
    const socket = await open();
    bijou.sql.forget();
    const answer = once(socket, "data").then(([part]) => String(part));
    socket.write(`POST /api/links HTTP/1.1\r\n${HEAD}Content-Length: ${body.length}\r\n\r\n`);
    let sent = 0;
    const trickle = setInterval(() => socket.write(body.charAt(sent++)), 100);
    try {
      await expectOthersServed();
      const text = await Promise.race([answer, sleep(API_TIMEOUT_MS + PATIENCE_MS, "no answer")]);
      expect(text).toMatch(/^HTTP\/1\.1 408 /);
      expect(text).toMatch(/^connection: close\r$/im);
      expect(sent).toBeLessThan(body.length);
    } finally {
      clearInterval(trickle);
      socket.destroy();
    }
    expect(bijou.sql.calls.join("\n")).not.toContain(slug);
    expect((await bijou.call("GET", `/api/links/${slug}`)).status).toBe(404);
  });

  it("a form that trickles to a link with a password is answered at the redirect's deadline", async () => {
    const created = await bijou.call("POST", "/api/links", { url: "https://example.com/", password: "open sesame" });
    const { slug } = await created.json<{ slug: string }>();
    const socket = await open();
    const answer = once(socket, "data").then(([part]) => String(part));
    const type = "Content-Type: application/x-www-form-urlencoded";
    socket.write(
      `POST /${slug}?unlock HTTP/1.1\r\nHost: go.example\r\n${type}\r\nContent-Length: 500\r\n\r\npassword=`,
    );
    const text = await Promise.race([answer, sleep(5_000 + PATIENCE_MS, "no answer")]);
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("bodies that end just before the deadline ask Postgres nothing, and open no circuit for others", async () => {
    const created = await bijou.call("POST", "/api/links", { url: "https://example.com/" });
    const { slug } = await created.json<{ slug: string }>();
    const body = JSON.stringify({ slug, reason: "spam" });
    bijou.sql.forget();
    // Slower than what is left of such a request.
    bijou.sql.fault = () => ({ kind: "delay", ms: 300 });
    try {
      for (let n = 0; n < 2; n++) {
        const sockets = await Promise.all([open(), open(), open()]);
        const answers = sockets.map((socket) => once(socket, "data").then(([part]) => String(part)));
        for (const socket of sockets)
          socket.write(
            `POST /api/reports HTTP/1.1\r\n${HEAD}Content-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`,
          );
        await sleep(API_TIMEOUT_MS - 50);
        for (const socket of sockets) socket.write(body.slice(-1));
        for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 (408|429) /);
        for (const socket of sockets) socket.destroy();
      }
      expect(bijou.sql.calls.filter((call) => call.includes(slug))).toEqual([]);
      expect((await bijou.call("GET", `/api/links/${slug}`)).status).toBe(200);
    } finally {
      bijou.sql.fault = healthy;
    }
    expect(bijou.log).not.toContain("circuit-opened");
  });

  it("a hundred heads that never end keep nobody out", async () => {
    const sockets = await Promise.all(Array.from({ length: 100 }, open));
    for (const socket of sockets) socket.write("GET /livez HTTP/1.1\r\nHost: go.exam");
    await expectOthersServed();
    for (const socket of sockets) socket.destroy();
  });

  it("answers that nobody reads hold up nobody, and their connections are given back", async () => {
    await bijou.stack.sql.query({
      query:
        "INSERT INTO links (slug, url) SELECT 'unread-' || n, 'https://example.com/' || repeat('x', 1500) FROM generate_series(1, 5000) AS n",
      params: [],
    });
    const before = bijou.workerd.openFiles();
    // Some 8 MB each, more than any buffer of a connection has.
    const sockets = await Promise.all(Array.from({ length: 5 }, open));
    for (const socket of sockets) {
      socket.pause();
      socket.write(`GET /api/links/export HTTP/1.1\r\n${HEAD}\r\n`);
    }
    await sleep(500);
    await expectOthersServed();
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(() => expect(bijou.workerd.openFiles()).toBeLessThan(before + 15), { timeout: PATIENCE_MS });
  });

  it("a client that leaves in the middle of a body has made no link, and is no fault of Bijou's", async () => {
    const slugs = Array.from({ length: 20 }, () => `left-${randomUUID()}`);
    for (const slug of slugs) {
      const body = JSON.stringify({ url: "https://example.com/", slug });
      const socket = await open();
      socket.write(`POST /api/links HTTP/1.1\r\n${HEAD}Content-Length: ${body.length}\r\n\r\n${body.slice(0, -5)}`);
      await sleep(20);
      socket.destroy();
    }
    await expectOthersServed();
    for (const slug of slugs) expect((await bijou.call("GET", `/api/links/${slug}`)).status).toBe(404);
    expect(bijou.log).not.toContain('"unexpected"');
  });

  it("a client that leaves before its answer has made the whole link or none, and a repeat makes the same one", async () => {
    let made = 0;
    const TIMES = 30;
    for (let n = 0; n < TIMES; n++) {
      const slug = `gone-${randomUUID()}`;
      const link = { url: `https://example.com/${slug}`, slug, title: "a title", tags: ["a", "b"] };
      const body = JSON.stringify(link);
      const key = `Idempotency-Key: ${slug}\r\n`;
      const request = `POST /api/links HTTP/1.1\r\n${HEAD}${key}Content-Length: ${body.length}\r\n\r\n${body}`;
      const socket = await open();
      socket.write(request);
      // The last one leaves with its answer begun, however slow the machine is.
      await (n === TIMES - 1 ? once(socket, "data") : sleep(3 * n));
      socket.destroy();

      const found = await bijou.call("GET", `/api/links/${slug}`);
      if (found.status === 200) {
        made++;
        expect(await found.json()).toMatchObject(link);
      } else {
        expect(found.status).toBe(404);
      }
      const again = await open();
      const answer = once(again, "data").then(([part]) => String(part));
      again.write(request);
      expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
      again.destroy();
      const rows = await bijou.stack.sql.query({ query: "SELECT count(*) FROM links WHERE slug = $1", params: [slug] });
      expect(rows.rows).toEqual([["1"]]);
    }
    expect(made).toBeGreaterThan(0);
  });
});
