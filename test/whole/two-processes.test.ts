import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { engines } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { asAdmin } from "../support/settings.ts";

/** Two isolates that share nothing but the stores: two workerd processes. */
describe.each(engines)("two workerd processes on the same stores, on $name", ({ start }) => {
  let stack: Stack;
  let one: RunningWorker;
  let other: RunningWorker;

  beforeAll(async () => {
    stack = await start();
    one = await startWorker(stack, { REDIS_TIMEOUT_MS: "2000", PUBLIC_CREATE: "true" });
    other = await startWorker(stack, { REDIS_TIMEOUT_MS: "2000", PUBLIC_CREATE: "true" });
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await stack.close();
  });

  it("P1: simultaneous creates on both, the very first included, never share a code", async () => {
    const creates = Array.from({ length: 100 }, (_, i) =>
      (i % 2 === 0 ? one : other).create({ url: `https://example.com/${i}` }),
    );
    const links = await Promise.all(creates);
    expect(new Set(links.map(({ slug }) => slug)).size).toBe(links.length);
    for (const link of links.slice(0, 20)) {
      expect((await other.fetch(`/${link.slug}`)).headers.get("Location")).toBe(link.url);
    }
  });

  it("P1: of simultaneous creates of one slug on both, one wins", async () => {
    const init = {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: '{"url":"https://example.com/","slug":"contested"}',
    };
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other).fetch("/api/links", init)),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it("P3: simultaneous repeats of one create on both make one link and get one answer", async () => {
    const init = {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
      body: '{"url":"https://example.com/repeated"}',
    };
    const responses = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? one : other).fetch("/api/links", init)),
    );
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(await Promise.all(responses.map((response) => response.text()))).size).toBe(1);
    expect(responses.filter(({ headers }) => !headers.has("Idempotent-Replayed"))).toHaveLength(1);
  });

  it("P4: an edit on one is what the other serves from 10 s after it on, and a delete too", async () => {
    const edited = await one.create({ url: "https://example.com/old" });
    const deleted = await one.create({ url: "https://example.com/deleted" });
    for (const { slug } of [edited, deleted]) expect((await other.fetch(`/${slug}`)).status).toBe(302); // In the other's memory.

    const patch = {
      method: "PATCH",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: '{"url":"https://example.com/new"}',
    };
    expect((await one.fetch(`/api/links/${edited.slug}`, patch)).status).toBe(200);
    expect((await one.fetch(`/api/links/${deleted.slug}`, { method: "DELETE", headers: asAdmin })).status).toBe(204);
    const acknowledgedAt = Date.now();

    // The one that changed it sees it at once.
    expect((await one.fetch(`/${edited.slug}`)).headers.get("Location")).toBe("https://example.com/new");
    expect((await one.fetch(`/${deleted.slug}`)).status).toBe(404);

    // The bound itself is under test, so this waits for it, with traffic that keeps the entries hot.
    while (Date.now() - acknowledgedAt <= 10_000) {
      await Promise.all([other.fetch(`/${edited.slug}`), other.fetch(`/${deleted.slug}`)]);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect((await other.fetch(`/${edited.slug}`)).headers.get("Location")).toBe("https://example.com/new");
    expect((await other.fetch(`/${deleted.slug}`)).status).toBe(404);
  });

  it("share one rate limit: public creates of one address", async () => {
    const init = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: '{"url":"https://example.com/"}',
    };
    const startedAt = Math.floor(Date.now() / 60_000);
    const responses = await Promise.all(
      Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? one : other).fetch("/api/links", init)),
    );
    const allowed = responses.filter(({ status }) => status === 201).length;
    const refused = responses.filter(({ status }) => status === 429);
    expect(allowed + refused.length).toBe(responses.length);
    // Exactly the quota within one window; where a minute ended in between, fewer than twice of it.
    if (Math.floor(Date.now() / 60_000) === startedAt) expect(allowed).toBe(10);
    else expect(allowed).toBeLessThan(20);
    for (const { headers } of refused) expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
  });
});
