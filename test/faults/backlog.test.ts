import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QueuedClick } from "../../src/clicks/click-batch.ts";
import { encodeClickBatch } from "../../src/clicks/click-message.ts";
import { DAY_MS, utcDay } from "../../src/clicks/click-retention.ts";
import { consumeClicks } from "../../src/clicks/jobs/consume-clicks.ts";
import { addClicks } from "../../src/clicks/stores/click-statements.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import { readWranglerConfig } from "../../src/local/deploy/read-wrangler-config.ts";
import { type Stack, startStack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { createFakeBatch } from "../support/fake-batch.ts";
import { jobCounters } from "../support/job-counters.ts";
import { createZipf } from "../support/mixed-load.ts";
import { type OwnServer, startOwnPostgres } from "../support/own-servers.ts";
import { queuedClick } from "../support/queued-click.ts";
import { rollUpsOn } from "../support/roll-ups.ts";
import { clickOf } from "../support/sample-clicks.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/**
 * The visits that waited out an outage are counted by as many consumers as wrangler.toml lets run at once, on a PostgreSQL
 * with few connections, while redirects and creates go on there. How long it takes is nobody's promise here.
 */
const CONNECTIONS = "20";
const VISITS = 100_000;
const VISITS_A_MESSAGE = 100;
const LINKS = 2_000;
/** Callers of the Worker at once: with the consumers they fit into the connections. */
const CALLERS = 4;
const YESTERDAY = Date.now() - DAY_MS;
const DAY = utcDay(YESTERDAY);
const MIDNIGHT = Date.parse(`${DAY}T00:00:00Z`);

const consumerOf = (name: string) => {
  const found = readWranglerConfig().queues.consumers.find(({ queue }) => queue === name);
  return { batchSize: found?.max_batch_size ?? 10, concurrency: found?.max_concurrency ?? 250 };
};
const { batchSize, concurrency } = consumerOf("bijou-clicks");

/** Half of the first link's, and over two hours: consumers meet in its rows, and in those of all links. */
function backlog(): string[] {
  const draw = createZipf(LINKS);
  const clickAt = (n: number): QueuedClick =>
    queuedClick(n, {
      linkId: linkId(n % 2 === 0 ? 1 : 1 + draw()),
      time: MIDNIGHT + Math.floor((n / VISITS) * 7_200_000),
      visitor: `visitor-${n % 30_000}`,
      dimensions: {
        ...queuedClick().dimensions,
        city: `city-${n % 700}`,
        referrer: `site-${n % 90}.example`,
        utm_term: `made-up-${n}`,
      },
    });
  return Array.from({ length: VISITS / VISITS_A_MESSAGE }, (_, message) => {
    const clicks = Array.from({ length: VISITS_A_MESSAGE }, (_, n) => clickAt(message * VISITS_A_MESSAGE + n));
    return encodeClickBatch({ clicks, unknown: [], counts: [] });
  });
}

describe(`a backlog of ${VISITS} visits, and a PostgreSQL of ${CONNECTIONS} connections`, () => {
  let server: OwnServer;
  /** Of the consumers, whose connections are not the Worker's. */
  let consumers: Stack;
  const whole = useWhole(
    {
      name: "own PostgreSQL",
      async start() {
        server = await startOwnPostgres({ max_connections: CONNECTIONS, superuser_reserved_connections: "0" });
        const stack = await startStack({ databaseUrl: server.url });
        return {
          ...stack,
          async close() {
            await stack.close();
            await server.close();
          },
        };
      },
    },
    { ADMIN_PER_MINUTE: "1000000", UNKNOWN_LOOKUPS_PER_MINUTE: "1000000" },
  );
  beforeAll(async () => {
    consumers = await startStack({ databaseUrl: server.url });
    await rollUpsOn(consumers).rows("SELECT add_click_partitions($1, $1)", DAY);
    await whole.worker.create({ url: "https://example.com/claims-the-database" });
  });
  afterAll(() => consumers.close());

  async function storeOn(stack: Stack) {
    const { postgres } = await adaptersOn(stack);
    return createPostgresClickStore({ postgres, timeoutMs: 60_000, retentionDays: 90, now: Date.now });
  }

  it("is counted to the visit, each once, while redirects and creates go on", async () => {
    const messages = backlog();
    const batches = Array.from({ length: Math.ceil(messages.length / batchSize) }, (_, n) =>
      messages.slice(n * batchSize, (n + 1) * batchSize),
    );
    // A Queue delivers some again.
    batches.push(...batches.filter((_, n) => n % 4 === 0));
    const store = await storeOn(consumers);
    let isDrained = false;
    const delivered: string[] = [];
    const consume = async () => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        const job = { ...jobCounters(), store, now: Date.now };
        await consumeClicks(
          createFakeBatch<string>(batch, 1, (event) => void delivered.push(event)),
          job,
        );
      }
    };

    const seen = new Map<string, number>();
    const note = (what: string, status: number) => {
      seen.set(`${what} ${status}`, (seen.get(`${what} ${status}`) ?? 0) + 1);
    };
    const visit = async (what: string, slug: string) => {
      const response = await whole.worker.fetch(`/${slug}`, { headers: { "User-Agent": BROWSER } });
      note(what, response.status);
    };
    const call = async () => {
      while (!isDrained) {
        const response = await whole.worker.fetch("/api/links", {
          method: "POST",
          headers: { ...asAdmin, "Content-Type": "application/json" },
          body: JSON.stringify({ url: `https://example.com/${crypto.randomUUID()}` }),
        });
        note("create", response.status);
        if (response.status !== 201) continue;
        const { slug } = await response.json<{ slug: string }>();
        await visit("redirect from a cache", slug);
        const limited = await whole.worker.create({ url: "https://example.com/once", maxVisits: 1 });
        await visit("redirect by Postgres", limited.slug);
      }
    };
    const callers = Promise.all(Array.from({ length: CALLERS }, call));
    await Promise.all(Array.from({ length: concurrency }, consume)).finally(() => {
      isDrained = true;
    });
    await callers;

    expect(new Set(delivered.map((event) => event.split(" ")[0]))).toEqual(new Set(["ack"]));
    expect([...seen.keys()].toSorted()).toEqual([
      "create 201",
      "redirect by Postgres 302",
      "redirect from a cache 302",
    ]);
    expect(Math.min(...seen.values())).toBeGreaterThan(CALLERS);

    const { rows } = rollUpsOn(consumers);
    const total = String(VISITS);
    const ofDay = `time >= '${DAY}T00:00Z' AND time < '${DAY}T00:00Z'::timestamptz + interval '1 day'`;
    expect(await rows(`SELECT count(*) FROM clicks WHERE ${ofDay}`)).toEqual([[total]]);
    for (const which of ["link_id > 0", "link_id <= 0"]) {
      expect(await rows(`SELECT sum(visits + bots) FROM click_totals WHERE ${which} AND ${ofDay}`)).toEqual([[total]]);
      const dimensions = await rows(
        `SELECT dimension, sum(visits + bots) FROM click_dimensions WHERE ${which} AND day = $1 AND dimension <> 'link' GROUP BY 1`,
        DAY,
      );
      expect(dimensions).toHaveLength(13);
      for (const [dimension, sum] of dimensions) expect([dimension, sum]).toEqual([dimension, total]);
    }
    expect(await rows("SELECT sum(visitors) FROM click_days WHERE link_id <= 0 AND day = $1", DAY)).toEqual([
      ["30000"],
    ]);
    const made =
      "SELECT max(count) FROM (SELECT count(*) FROM click_dimensions WHERE day = $1 AND dimension = 'utm_term'";
    expect(await rows(`${made} AND link_id > 0 GROUP BY link_id) AS counts`, DAY)).toEqual([["101"]]);
    expect(await rows(`${made} AND link_id <= 0 GROUP BY link_id) AS counts`, DAY)).toEqual([["1001"]]);
    const report = await whole.worker.fetch(`/api/stats?from=${DAY}&to=${DAY}`, { headers: asAdmin });
    expect(await report.json()).toMatchObject({ visits: VISITS, visitors: 30_000 });
  });

  it("addClicks() waits for no other statement that has written to the sums of all links", async () => {
    const store = await storeOn(consumers);
    const clients = [new pg.Client(server.url), new pg.Client(server.url)];
    try {
      for (const [n, client] of clients.entries()) {
        await client.connect();
        await client.query("BEGIN");
        const click = clickOf(900_000 + n, { link: 3_000 + n, time: MIDNIGHT, visitor: `held-${n}` });
        const { sql, params } = new PgDialect().sqlToQuery(addClicks([click]));
        await client.query(sql, params);
      }
      // Both are still open: this one would end by its time limit.
      const free = clickOf(900_009, { link: 3_009, time: MIDNIGHT, visitor: "free" });
      expect(await store.add([free], generous())).toEqual({ counted: 1, tooOld: 0 });
      for (const client of clients) await client.query("COMMIT");
    } finally {
      for (const client of clients) await client.end();
    }
    const links = await rollUpsOn(consumers).rows(
      "SELECT name FROM click_dimensions WHERE link_id <= 0 AND dimension = 'link' AND name::int >= 3000 ORDER BY 1",
    );
    expect(links.flat()).toEqual(["3000", "3001", "3009"]);
  });
});
