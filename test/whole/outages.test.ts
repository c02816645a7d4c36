import { beforeAll, describe, expect, it, vi } from "vitest";
import { engines } from "../support/engines.ts";
import { ADMIN_KEY, asAdmin } from "../support/settings.ts";
import { during, useWhole } from "../support/whole.ts";

const down = () => ({ kind: "reset" as const });
const hanging = () => ({ kind: "hang" as const });
const failing = () => ({ kind: "answer" as const, status: 500, body: '{"message":"secret text of a proxy"}' });
const garbage = () => ({ kind: "answer" as const, status: 200, body: "<html>not what you asked for</html>" });
const wrongJson = () => ({ kind: "answer" as const, status: 200, body: "{}" });

const failures = [
  { failure: "cuts connections", fault: down },
  { failure: "hangs", fault: hanging },
  { failure: "answers 500", fault: failing },
  { failure: "answers garbage", fault: garbage },
  { failure: "answers other JSON", fault: wrongJson },
];

describe.each(engines)("P6, outages seen from outside, on $name", (engine) => {
  const whole = useWhole(engine, {
    // No shorter for Redis than by default: on a busy machine it would seem down while Postgres is.
    POSTGRES_REDIRECT_TIMEOUT_MS: "1200",
    POSTGRES_API_TIMEOUT_MS: "1800",
  });
  const json = { ...asAdmin, "Content-Type": "application/json" };

  describe.each(failures)("Redis $failure", ({ fault }) => {
    it("and redirects go on", async () => {
      const link = await whole.createCold();
      const response = await during(whole.worker, { redis: fault }, () => whole.worker.fetch(`/${link.slug}`));
      expect(response.status).toBe(302);
      expect(response.headers.get("Location")).toBe(link.url);
    });

    it("and creates go on", async () => {
      const link = await during(whole.worker, { redis: fault }, () =>
        whole.worker.create({ url: "https://example.com/created-without-redis" }),
      );
      expect((await whole.worker.fetch(`/${link.slug}`)).status).toBe(302);
    });

    it("and an edit is refused before anything has changed", async () => {
      const link = await whole.createCold();
      const init = { method: "PATCH", headers: json, body: '{"url":"https://example.com/edited"}' };
      const response = await during(whole.worker, { redis: fault }, () =>
        whole.worker.fetch(`/api/links/${link.slug}`, init),
      );
      expect(response.status).toBe(503);
      expect(response.headers.get("Retry-After")).not.toBeNull();
      const kept = await whole.worker.fetch(`/api/links/${link.slug}`, { headers: asAdmin });
      expect(await kept.json()).toMatchObject({ url: link.url });
    });

    it.each([
      { takedown: "DELETE", init: { method: "DELETE", headers: asAdmin } },
      { takedown: "PATCH of only enabled: false", init: { method: "PATCH", headers: json, body: '{"enabled":false}' } },
    ])("and a $takedown is done, says by when, and reaches Redis once it is back", async ({ init }) => {
      const { slug } = await whole.worker.create({ url: "https://example.com/to-be-taken-down" });
      const before = Date.now();
      const response = await during(whole.worker, { redis: fault }, () =>
        whole.worker.fetch(`/api/links/${slug}`, init),
      );
      expect(response.status).toBe(202);
      const { effectiveBy } = await response.json<{ effectiveBy: string }>();
      expect(Date.parse(effectiveBy) - before).toBeGreaterThan(0);
      expect(Date.parse(effectiveBy) - before).toBeLessThan(2 * 3_600_000);
      await expect
        .poll(async () => whole.stack.redis.run(["GET", `link:${slug}`]), { timeout: 30_000 })
        .toEqual({ result: "pending" });
      expect([404, 410]).toContain((await whole.worker.fetch(`/${slug}`)).status);
    });
  });

  describe.each(failures)("Postgres $failure", ({ fault }) => {
    // The tests before this have opened the circuit of Redis, and a create goes on without it.
    beforeAll(async () => {
      const seeWarm = async () => {
        const { slug } = await whole.worker.create({ url: "https://example.com/" });
        expect(await whole.stack.redis.run(["EXISTS", `link:${slug}`])).toEqual({ result: 1 });
      };
      await vi.waitFor(seeWarm, { timeout: 30_000, interval: 200 });
    });

    it("and a link that Redis has is served", async () => {
      const link = await whole.worker.create({ url: "https://example.com/warm" });
      const response = await during(whole.worker, { sql: fault }, () => whole.worker.fetch(`/${link.slug}`));
      expect(response.status).toBe(302);
    });

    it("and a link that no cache has gets 503, never 404, and the outage is not remembered", async () => {
      const link = await whole.createCold();
      const response = await during(whole.worker, { sql: fault }, () => whole.worker.fetch(`/${link.slug}`));
      expect(response.status).toBe(503);
      expect(response.headers.get("Retry-After")).not.toBeNull();
      expect((await whole.worker.fetch(`/${link.slug}`)).status).toBe(302);
    });

    it("and a create gets a 503 problem that tells nothing of what failed", async () => {
      const init = { method: "POST", headers: json, body: '{"url":"https://example.com/"}' };
      const response = await during(whole.worker, { sql: fault }, () => whole.worker.fetch("/api/links", init));
      expect(response.status).toBe(503);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(await response.text()).not.toContain("secret text");
    });

    it("and an edit says that it may have been saved", async () => {
      const link = await whole.createCold();
      const init = { method: "PATCH", headers: json, body: '{"title":"new"}' };
      const response = await during(whole.worker, { sql: fault }, () =>
        whole.worker.fetch(`/api/links/${link.slug}`, init),
      );
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ detail: expect.stringContaining("may have been saved") as string });
    });
  });

  it("a create whose answer was lost is made once when it is repeated with its Idempotency-Key", async () => {
    const body = JSON.stringify({ url: "https://example.com/lost-answer" });
    const init = { method: "POST", headers: { ...json, "Idempotency-Key": crypto.randomUUID() }, body };
    const lost = await during(whole.worker, { sql: () => ({ kind: "lose-answer" }) }, () =>
      whole.worker.fetch("/api/links", init),
    );
    expect(lost.status).toBe(503);
    const repeated = await whole.worker.fetch("/api/links", init);
    expect(repeated.status).toBe(201);
    expect(repeated.headers.get("Idempotent-Replayed")).toBe("true");
    const { rows } = await whole.stack.sql.query({
      query: "SELECT count(*) FROM links WHERE url = $1",
      params: ["https://example.com/lost-answer"],
    });
    expect(rows).toEqual([["1"]]);
  });

  it("the logs of all this hold no secret and no whole statement (P8)", () => {
    const logs = whole.worker.harness
      .getLogs()
      .map(({ message }) => message)
      .join("\n");
    expect(logs).toContain("store-failed"); // There are logs to look at.
    const { DATABASE_URL, UPSTASH_REDIS_REST_TOKEN } = whole.stack.bindings;
    for (const secret of [
      ADMIN_KEY,
      UPSTASH_REDIS_REST_TOKEN,
      DATABASE_URL,
      new URL(DATABASE_URL).password,
      "INSERT",
      "example.com",
    ]) {
      expect(logs).not.toContain(secret);
    }
  });
});
