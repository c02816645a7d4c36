import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepHistory } from "../../../src/history/jobs/keep-history.ts";
import { createPostgresHistoryKeeper } from "../../../src/history/stores/postgres-history-store.ts";
import type { Stack } from "../../../src/local/stack.ts";
import { adaptersOn, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";

describe.each(engines)("how long history is kept, on $name", (engine) => {
  let stack: Stack;
  let keeper: ReturnType<typeof createPostgresHistoryKeeper>;
  beforeAll(async () => {
    stack = await engine.start();
    keeper = createPostgresHistoryKeeper({ postgres: (await adaptersOn(stack)).postgres, timeoutMs: 30_000 });
  });
  afterAll(() => stack.close());
  beforeEach(() => sql("TRUNCATE links, link_events, deleted_links"));

  const sql = async (query: string) => (await stack.sql.query({ query, params: [] })).rows;
  const emptied = () => sql("SELECT link_id, changes = '{}' FROM link_events WHERE type = 'link.created' ORDER BY id");

  it("forgetDeleted() ends what was deleted 30 days ago, and empties its events", async () => {
    await sql("INSERT INTO links (id, url) SELECT i, 'https://example.com/' FROM generate_series(1, 4) AS i");
    await sql("DELETE FROM links WHERE id <= 3");
    await sql("UPDATE deleted_links SET deleted_at = now() - interval '30 days' WHERE id <= 2");
    await sql("UPDATE deleted_links SET deleted_at = now() - interval '29 days 23 hours' WHERE id = 3");
    expect(await keeper.forgetDeleted(1, generous())).toBe(1);
    expect(await keeper.forgetDeleted(10, generous())).toBe(1);
    expect(await keeper.forgetDeleted(10, generous())).toBe(0);
    expect(await sql("SELECT id FROM deleted_links")).toEqual([["3"]]);
    expect(await emptied()).toEqual([
      ["1", "t"],
      ["2", "t"],
      ["3", "f"],
      ["4", "f"],
    ]);
  });

  it("dropBefore() drops the events that are older, some at once", async () => {
    await sql("INSERT INTO links (id, url) SELECT i, 'https://example.com/' FROM generate_series(1, 5) AS i");
    await sql("UPDATE link_events SET time = '2026-01-01' WHERE link_id <= 3");
    expect(await keeper.dropBefore(Date.UTC(2026, 5), 2, generous())).toBe(2);
    expect(await keeper.dropBefore(Date.UTC(2026, 5), 2, generous())).toBe(1);
    expect(await sql("SELECT link_id FROM link_events ORDER BY id")).toEqual([["4"], ["5"]]);
  });

  it("keepHistory() does both, for as many days as the setting has", async () => {
    await sql("INSERT INTO links (id, url) VALUES (1, 'https://example.com/'), (2, 'https://example.com/')");
    await sql("UPDATE link_events SET time = now() - interval '10 days' WHERE link_id = 1");
    await keepHistory({ keeper, historyDays: 11, now: () => Date.now() });
    expect(await emptied()).toHaveLength(2);
    await keepHistory({ keeper, historyDays: 9, now: () => Date.now() });
    expect(await emptied()).toEqual([["2", "f"]]);
  });
});
