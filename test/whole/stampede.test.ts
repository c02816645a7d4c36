import { describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";
import { engines } from "../support/engines.ts";
import type { RunningWorker } from "../support/running-worker.ts";
import { ORIGIN } from "../support/settings.ts";
import { during, useWhole } from "../support/whole.ts";

/** All answers to `count` requests for one path at the same time. */
function stampede(worker: RunningWorker, path: string, count: number): Promise<Response[]> {
  return Promise.all(Array.from({ length: count }, () => worker.fetch(path)));
}

const statusesOf = (responses: readonly Response[]) => new Set(responses.map(({ status }) => status));

/** The statements but the sweep for webhooks, which follows the first create on a new database. */
const lookUpsIn = ({ sql }: Pick<RunningWorker, "sql">) => sql.calls.filter((body) => !body.includes("webhooks"));

describe.each(engines)("P5, a load that ends within the join limit, on $name", (engine) => {
  // Longer than any load here takes on any machine: it is not speed that is tested.
  const whole = useWhole(engine, { JOIN_LIMIT_MS: "20000", REDIRECT_TIMEOUT_MS: "25000" });

  it("serves 500 simultaneous requests for one cold link with one Redis read and one SQL query", async () => {
    const link = await whole.createCold();
    const responses = await stampede(whole.worker, `/${link.slug}`, 500);
    expect(statusesOf(responses)).toEqual(new Set([302]));
    expect(new Set(responses.map(({ headers }) => headers.get("Location")))).toEqual(new Set([link.url]));
    expect(whole.worker.redis.calls.filter((body) => /mget/i.test(body))).toHaveLength(1);
    expect(lookUpsIn(whole.worker)).toHaveLength(1);
  });

  it("leaves the link in memory, which then answers without either store", async () => {
    const link = await whole.createCold();
    await whole.worker.fetch(`/${link.slug}`);
    await expect
      .poll(() => whole.worker.redis.calls.some((body) => /"nx"/i.test(body)), { timeout: 10_000 })
      .toBe(true); // Filled.
    whole.worker.sql.forget();
    whole.worker.redis.forget();
    expect(statusesOf(await stampede(whole.worker, `/${link.slug}`, 20))).toEqual(new Set([302]));
    expect(lookUpsIn(whole.worker)).toEqual([]);
    expect(whole.worker.redis.calls.filter((body) => !body.includes("webhooks"))).toEqual([]);
  });
});

describe.each(engines)("P5, a load that outlives the join limit, on $name", (engine) => {
  const JOIN_LIMIT_MS = 1_000;
  const settings = {
    JOIN_LIMIT_MS: String(JOIN_LIMIT_MS),
    POSTGRES_REDIRECT_TIMEOUT_MS: "15000",
    REDIRECT_TIMEOUT_MS: "25000",
  };
  const whole = useWhole(engine, settings, [{ configPath: `${ROOT}/test/whole/caller/wrangler.toml` }]);

  it("costs at most 4 queries when SQL takes three times the limit, and everybody is answered", async () => {
    const link = await whole.createCold();
    const slow = () => ({ kind: "delay" as const, ms: 3 * JOIN_LIMIT_MS });
    const responses = await during(whole.worker, { sql: slow }, () => stampede(whole.worker, `/${link.slug}`, 200));
    expect(statusesOf(responses)).toEqual(new Set([302]));
    expect(lookUpsIn(whole.worker).length).toBeGreaterThan(1);
    expect(lookUpsIn(whole.worker).length).toBeLessThanOrEqual(4);
  });

  it("hangs nobody when the request that started it is aborted through a service binding", async () => {
    const link = await whole.createCold();
    let queries = 0;
    const firstHangs = () => (queries++ === 0 ? { kind: "hang" as const } : null);

    await during(whole.worker, { sql: firstHangs }, async () => {
      const caller = whole.worker.harness.getWorker("caller");
      const owner = caller.fetch(`${ORIGIN}/?abortAfterMs=500&path=/${link.slug}`);
      await expect.poll(() => queries, { timeout: 10_000 }).toBe(1); // The owner's load has reached Postgres, and hangs there.
      const responses = await stampede(whole.worker, `/${link.slug}`, 50);
      expect(await (await owner).text()).toBe("aborted");
      // Without the takeover they would wait for 15 s, and get 503 when the first query is given up.
      expect(statusesOf(responses)).toEqual(new Set([302]));
      expect(queries).toBeLessThanOrEqual(3);
    });
  });
});
