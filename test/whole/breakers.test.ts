import { describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { asAdmin } from "../support/settings.ts";
import { during, useWhole } from "../support/whole.ts";

const hanging = () => ({ kind: "hang" as const });
const REQUESTS = 20;
/** The failures that open the circuit, and a probe every two seconds; were it not open, each request would be a call. */
const MOST_CALLS = REQUESTS / 2;

describe.each(engines)("circuit breakers on $name", (engine) => {
  const whole = useWhole(engine, { REDIS_TIMEOUT_MS: "200", POSTGRES_REDIRECT_TIMEOUT_MS: "2000" });
  const unknown = () =>
    whole.worker.fetch(`/unknown-${crypto.randomUUID()}`, { headers: { "CF-Connecting-IP": address() } });
  let addresses = 0;
  const address = () => `2001:db8:1:${(++addresses).toString(16)}::1`;

  /** What became of unknown names, one after another, all of which would have to be looked up. */
  async function askMany(): Promise<number[]> {
    const statuses: number[] = [];
    for (let i = 0; i < REQUESTS; i++) statuses.push((await unknown()).status);
    return statuses;
  }

  it("a Redis that hangs is left alone after a few calls, and Postgres answers", async () => {
    const { redis } = whole.worker;
    redis.forget();
    const statuses = await during(whole.worker, { redis: hanging }, askMany);
    expect(new Set(statuses)).toEqual(new Set([404]));
    expect(redis.calls.length).toBeGreaterThanOrEqual(3);
    expect(redis.calls.length).toBeLessThanOrEqual(MOST_CALLS);
  });

  it("a Redis that is back is asked again", async () => {
    const { slug } = await whole.createCold();
    const isInRedis = async () => {
      await unknown(); // Whose answer a probe may stand behind.
      const response = await whole.worker.fetch(`/api/links/${slug}`, {
        method: "PATCH",
        headers: { ...asAdmin, "Content-Type": "application/json" },
        body: '{"title":"edited"}',
      });
      return response.status;
    };
    // An edit is refused while Redis is not asked.
    await expect.poll(isInRedis, { timeout: 30_000 }).toBe(200);
  });

  it("a Postgres that hangs is left alone after a few calls, is no reason for a 404, and is asked again once it is back", async () => {
    const { sql } = whole.worker;
    sql.forget();
    const statuses = await during(whole.worker, { sql: hanging }, askMany);
    expect(new Set(statuses)).toEqual(new Set([503]));
    expect(sql.calls.length).toBeGreaterThanOrEqual(3);
    expect(sql.calls.length).toBeLessThanOrEqual(MOST_CALLS);
    await expect.poll(async () => (await unknown()).status, { timeout: 30_000 }).toBe(404);
  });
});
