import { createExecutionContext, createMessageBatch, createScheduledController, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { encodeClickBatch } from "../../src/clicks/click-message.ts";
import { utcDay } from "../../src/clicks/click-retention.ts";
import { linkId } from "../../src/names/link-id.ts";
import { queuedClick } from "../support/queued-click.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { worker } from "../support/worker-main.ts";
import { query } from "../support/worker-sql.ts";

/** Delivers a batch as the Queue does. */
async function deliver(queue: string, bodies: readonly string[], attempts = 1) {
  const batch = createMessageBatch<string>(
    queue,
    bodies.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts, body })),
  );
  const ctx = createExecutionContext();
  await worker.queue(batch, env);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, ctx);
  return { acks: explicitAcks, retries: retryMessages.map(({ msgId }) => msgId) };
}

let links = 1_000_000;

/** A message of two visits to a link that nobody else counts. */
function visits(unknown: readonly (readonly [string, number])[] = []) {
  const link = linkId(links++);
  const clicks = [1, 2].map(() => queuedClick(0, { id: crypto.randomUUID(), linkId: link, time: Date.now() }));
  return { link: String(link), body: encodeClickBatch({ clicks, unknown, counts: [] }) };
}

async function countOf(link: string): Promise<number> {
  const [row] = await query("SELECT coalesce(sum(visits), 0)::int AS count FROM click_totals WHERE link_id = $1", [
    link,
  ]);
  return Number(row?.["count"]);
}

describe("the queue bijou-clicks", () => {
  afterEach(() => vi.restoreAllMocks());

  it("counts the visits of a message once, delivered again, alone or twice in a batch", async () => {
    const { link, body } = visits();
    expect(await deliver("bijou-clicks", [body])).toEqual({ acks: ["0"], retries: [] });
    expect(await deliver("bijou-clicks", [body, body])).toEqual({ acks: ["0", "1"], retries: [] });
    expect(await countOf(link)).toBe(2);
  });

  it("counts names that no link has", async () => {
    const name = `unknown-${crypto.randomUUID()}`;
    await deliver("bijou-clicks", [visits([[name, 3]]).body]);
    const rows = await query("SELECT day::text AS day, requests FROM unknown_slugs WHERE slug = $1", [name]);
    expect(rows.map(({ requests }) => Number(requests))).toEqual([3]);
  });

  it("keeps a message while Postgres is down, also among the dead, and counts it after", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { link, body } = visits();
    refuse(sqlEndpoint);
    expect(await deliver("bijou-clicks", [body], 3)).toEqual({ acks: [], retries: ["0"] });
    expect(await deliver("bijou-clicks-dead", [body])).toEqual({ acks: [], retries: ["0"] });
    vi.restoreAllMocks();
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await deliver("bijou-clicks-dead", [body], 2)).toEqual({ acks: ["0"], retries: [] });
    expect(await deliver("bijou-clicks", [body])).toEqual({ acks: ["0"], retries: [] });
    expect(await countOf(link)).toBe(2);
  });
});

describe("scheduled()", () => {
  it("keeps the access log in order with the daily cron", async () => {
    const old = utcDay(Date.now() - 200 * 86_400_000);
    await query("SELECT add_click_partitions($1::date, $1::date)", [old]);
    const weeks = async () =>
      (
        await query(
          "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'clicks'::regclass",
        )
      )
        .map(({ relname }) => String(relname))
        .toSorted();
    const before = await weeks();
    await worker.scheduled(
      createScheduledController({ cron: "17 3 * * *", scheduledTime: new Date() }),
      env,
      createExecutionContext(),
    );
    expect(await weeks()).toEqual(before.slice(1));
  });

  it("does nothing while settings are missing", async () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const broken = Object.assign({}, env, { CODE_KEY: "" });
    await worker.scheduled(
      createScheduledController({ cron: "17 3 * * *", scheduledTime: new Date() }),
      broken,
      createExecutionContext(),
    );
    expect(error.mock.calls.join()).toContain("misconfigured");
    vi.restoreAllMocks();
  });
});
