import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ImportMessage } from "../../src/imports/jobs/queued-piece.ts";
import { rowOf } from "../support/read-import-file.ts";
import { callAsAdmin, createLink, uniqueSlug, uniqueUrl } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { worker } from "../support/worker-main.ts";
import { countLinksTo, query } from "../support/worker-sql.ts";

/** Delivers a batch as the Queue does. */
async function deliver(queue: string, messages: readonly ImportMessage[], settings: Partial<Env> = {}) {
  const batch = createMessageBatch<ImportMessage>(
    queue,
    messages.map((body, index) => ({ id: String(index), timestamp: new Date(0), attempts: 1, body })),
  );
  const ctx = createExecutionContext();
  await worker.queue(batch, Object.assign({}, env, settings));
  const { explicitAcks, retryMessages } = await getQueueResult(batch, ctx);
  return {
    acks: explicitAcks,
    retries: retryMessages.map(({ msgId }) => msgId),
  };
}

const messageOf = (importId: string, rows: ImportMessage["rows"]): ImportMessage => ({
  ...{ format: 1, importId, keepsIds: false, rows },
});

async function begin(): Promise<string> {
  const id = crypto.randomUUID();
  await query(
    "INSERT INTO imports (id, owner, keeps_ids, total, created_at) VALUES ($1, 'key:admin', false, 2, now())",
    [id],
  );
  return id;
}

async function recordOf(id: string) {
  const response = await callAsAdmin("GET", `/api/imports/${id}`);
  return response.json<{ created: number; failed: number; errors: { line: number; message: string }[] }>();
}

describe("the queue bijou-imports", () => {
  // No key may claim a database that has links already.
  beforeAll(async () => {
    await createLink();
  });
  afterEach(() => vi.restoreAllMocks());

  const url = uniqueUrl();
  const rows = () => [rowOf(1, { name: uniqueSlug(), fields: { url } }), rowOf(2, { name: "a/b", fields: { url } })];

  it("makes links of a message, which the same message delivered again, alone or twice in a batch, does not", async () => {
    const id = await begin();
    const message = messageOf(id, rows());
    expect(await deliver("bijou-imports", [message])).toEqual({ acks: ["0"], retries: [] });
    expect(await deliver("bijou-imports", [message, message])).toEqual({ acks: ["0", "1"], retries: [] });
    expect(await countLinksTo(url)).toBe(1);
    expect(await recordOf(id)).toMatchObject({ created: 1, failed: 1, errors: [{ line: 2 }] });
  });

  it("keeps a message while Postgres is down, and gives it up from the queue of the dead", async () => {
    const id = await begin();
    const target = uniqueUrl();
    const message = messageOf(id, [rowOf(1, { fields: { url: target } }), rowOf(2, { fields: { url: target } })]);
    refuse(sqlEndpoint);
    expect(await deliver("bijou-imports", [message])).toEqual({ acks: [], retries: ["0"] });
    expect(await deliver("bijou-imports-dead", [message])).toEqual({ acks: [], retries: ["0"] });
    vi.restoreAllMocks();
    expect(await deliver("bijou-imports-dead", [message])).toEqual({ acks: ["0"], retries: [] });
    expect(await deliver("bijou-imports", [message])).toEqual({ acks: ["0"], retries: [] });
    expect(await countLinksTo(target)).toBe(0);
    expect(await recordOf(id)).toMatchObject({ state: "done", created: 0, failed: 2 });
  });

  it("makes nothing under another CODE_KEY, and keeps the message (P9)", async () => {
    const id = await begin();
    const target = uniqueUrl();
    const message = messageOf(id, [rowOf(1, { fields: { url: target } })]);
    const wrong = await deliver("bijou-imports", [message], { CODE_KEY: "ff".repeat(32) });
    expect(wrong).toEqual({ acks: [], retries: ["0"] });
    expect(await countLinksTo(target)).toBe(0);
  });

  it("keeps what another release wrote, and every message while settings are missing", async () => {
    const message = { ...messageOf(await begin(), rows()), format: 3 };
    expect(await deliver("bijou-imports", [message])).toEqual({ acks: [], retries: ["0"] });
    const batch = createMessageBatch<ImportMessage>("bijou-imports", [
      { id: "0", timestamp: new Date(0), attempts: 1, body: message },
    ]);
    await worker.queue(batch, Object.assign({}, env, { CODE_KEY: "" }));
    expect((await getQueueResult(batch, createExecutionContext())).retryBatch.retry).toBe(true);
  });
});
