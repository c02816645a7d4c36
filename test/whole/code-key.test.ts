import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { engines } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { asAdmin } from "../support/settings.ts";
import { during } from "../support/whole.ts";

const OTHER_KEY = "f".repeat(64);

describe.each(engines)("P9, a Worker with another CODE_KEY than its database, on $name", ({ start }) => {
  let stack: Stack;
  let right: RunningWorker;
  let wrong: RunningWorker;
  let printed: { slug: string; url: string };

  beforeAll(async () => {
    stack = await start();
    right = await startWorker(stack);
    wrong = await startWorker(stack, { CODE_KEY: OTHER_KEY });
    printed = await right.create({ url: "https://example.com/printed" });
    await right.create({ url: "https://example.com/slugged", slug: "slugged" });
  });
  afterAll(async () => {
    await Promise.all([right.close(), wrong.close()]);
    await stack.close();
  });

  it("refuses to create, and nothing is created", async () => {
    const count = () => stack.sql.query({ query: "SELECT count(*) FROM links", params: [] });
    const before = await count();
    const init = {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: '{"url":"https://example.com/"}',
    };
    expect((await wrong.fetch("/api/links", init)).status).toBe(503);
    expect((await count()).rows).toEqual(before.rows);
  });

  it.each(["from Redis", "from Postgres"])(
    "answers a printed code 503, neither a wrong link nor a 404 (%s)",
    async (where) => {
      if (where === "from Postgres") await stack.redis.run(["DEL", `link:${printed.slug}`]);
      expect((await wrong.fetch(`/${printed.slug}`)).status).toBe(503);
    },
  );

  it("answers 503 to hundreds of strings of a code's shape, of which its key takes none for a link", async () => {
    // What the right Worker issued decodes to nothing, or to somebody else's id, under the other key.
    const links = await Promise.all(
      Array.from({ length: 200 }, (_, i) => right.create({ url: `https://example.com/${i}` })),
    );
    const responses = await Promise.all(links.map(({ slug }) => wrong.fetch(`/${slug}`)));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([503]));
  });

  it("refuses to edit or delete by a code", async () => {
    const init = { method: "DELETE", headers: asAdmin };
    expect((await wrong.fetch(`/api/links/${printed.slug}`, init)).status).toBe(503);
    expect((await right.fetch(`/${printed.slug}`)).status).toBe(302);
  });

  it("goes on serving custom slugs, which no key has a part in", async () => {
    expect((await wrong.fetch("/slugged")).headers.get("Location")).toBe("https://example.com/slugged");
  });

  it("says why in /health, where the right Worker is healthy", async () => {
    const sick = await wrong.fetch("/health");
    expect(sick.status).toBe(503);
    expect(await sick.json()).toMatchObject({
      status: "unhealthy",
      components: { codeKey: { status: "down" }, postgres: { status: "up" } },
    });
    const well = await right.fetch("/health");
    expect(well.status).toBe(200);
    expect(await well.json()).toMatchObject({ status: "healthy", components: { codeKey: { status: "up" } } });
  });

  it("an isolate that has not seen its key confirmed answers 503, never 404, while no store answers", async () => {
    const fresh = await startWorker(stack);
    try {
      const down = () => ({ kind: "reset" as const });
      const response = await during(fresh, { sql: down, redis: down }, () => fresh.fetch("/neverIssuedA"));
      expect(response.status).toBe(503);
      expect((await fresh.fetch("/neverIssuedA")).status).toBe(404);
    } finally {
      await fresh.close();
    }
  });
});
