import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPostgresImportLog } from "../../src/imports/stores/postgres-import-log.ts";
import { createPostgresLinkPages } from "../../src/imports/stores/postgres-link-pages.ts";
import type { Stack } from "../../src/local/stack.ts";
import { createKeyConfirmation } from "../../src/names/key-confirmation.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn, draftOf, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

const FILE = { format: "kutt", ignoredColumns: ["Clicks"] } as const;

describe.each(engines)("imports and exports on $name", (engine) => {
  let stack: Stack;
  let parts: Awaited<ReturnType<typeof adaptersOn>>;

  beforeAll(async () => {
    stack = await engine.start();
    parts = await adaptersOn(stack);
  });
  afterAll(() => stack.close());

  const options = (fingerprint = parts.key.fingerprint) => ({
    ...{ postgres: parts.postgres, timeoutMs: 30_000 },
    ...{ fingerprint, confirmation: createKeyConfirmation(fingerprint) },
  });
  const importLog = (fingerprint?: string) => createPostgresImportLog(options(fingerprint));
  const pages = (fingerprint?: string) => createPostgresLinkPages(options(fingerprint));
  const rows = async (query: string) => (await stack.sql.query({ query, params: [] })).rows;
  const headerOf = (lastId: bigint, keyFingerprint = parts.key.fingerprint) => ({
    keyFingerprint,
    lastId: linkId(lastId),
  });
  const begin = (header: ReturnType<typeof headerOf> | null, log = importLog()) =>
    log.begin({ id: crypto.randomUUID(), owner: "key:admin", header, ...FILE }, generous());
  const create = async () => {
    const outcome = await parts.repository.create(draftOf(), generous());
    if (!("link" in outcome)) throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
    return outcome.link.id;
  };

  beforeEach(async () => {
    for (const table of ["imports", "links", "deleted_links", "meta"]) await rows(`DELETE FROM ${table}`);
    await rows("ALTER SEQUENCE links_id_seq RESTART");
  });

  describe("begin() of createPostgresImportLog()", () => {
    it("claims a database that was never written to, also when several do at once", async () => {
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => begin(null)));
      expect(new Set(outcomes)).toEqual(new Set(["new-ids"]));
      expect(await rows("SELECT key_fingerprint FROM meta")).toEqual([[parts.key.fingerprint]]);
      expect(await rows("SELECT count(*) FROM imports WHERE NOT keeps_ids")).toEqual([["5"]]);
    });

    it("keeps no ids where a deleted link may come back under its own, and another CODE_KEY claims nothing there", async () => {
      await create();
      await rows("DELETE FROM links");
      expect(await begin(headerOf(1_000n))).toBe("new-ids");
      await rows("DELETE FROM meta");
      await expect(begin(null, importLog("ff".repeat(32)))).rejects.toThrow("0 rows");
      expect(await rows("SELECT key_fingerprint FROM meta")).toEqual([]);
    });

    it("keeps the ids of our own export where there are no links, and others draw theirs beyond", async () => {
      expect(await begin(headerOf(1_000n))).toBe("keeps-ids");
      expect(await create()).toBe(1_001n);
    });

    it("never moves the sequence back, and takes an export of a database without links", async () => {
      await rows("SELECT setval('links_id_seq', 5000)");
      expect(await begin(headerOf(1_000n))).toBe("keeps-ids");
      expect(await begin(headerOf(0n))).toBe("keeps-ids");
      expect(await create()).toBe(5_001n);
    });

    it("keeps no ids where there are links, nor those of another CODE_KEY, nor of another shortener", async () => {
      expect(await begin(headerOf(1_000n, "other"))).toBe("new-ids");
      expect(await begin(null)).toBe("new-ids");
      expect(await create()).toBe(1n);
      expect(await begin(headerOf(1_000n))).toBe("new-ids");
      expect(await create()).toBe(2n);
    });

    it("begins nothing under another CODE_KEY than the database's (P9)", async () => {
      await create();
      const wrong = "ff".repeat(32);
      expect(await begin(null, importLog(wrong))).toBe("wrong-code-key");
      expect(await begin(headerOf(1_000n, wrong), importLog(wrong))).toBe("wrong-code-key");
      expect(await rows("SELECT count(*) FROM imports")).toEqual([["0"]]);
      expect(await create()).toBe(2n);
    });

    it("clears out imports that are older than 30 days, with all that hangs on them, a few at a time", async () => {
      await rows(
        "INSERT INTO imports (id, owner, keeps_ids, created_at) SELECT 'old-' || n, '', false, now() - interval '31 days' FROM generate_series(1, 3) AS n",
      );
      await rows(
        "INSERT INTO imports (id, owner, keeps_ids, created_at) VALUES ('young', '', false, now() - interval '29 days')",
      );
      await rows("INSERT INTO import_chunks VALUES ('old-1', 1, 2)");
      await rows("INSERT INTO import_reports VALUES ('old-1', 1, 'failed', '')");
      await begin(null);
      expect(await rows("SELECT count(*) FROM imports WHERE id LIKE 'old-%'")).toEqual([["1"]]);
      await begin(null);
      expect(await rows("SELECT count(*) FROM imports WHERE id LIKE 'old-%'")).toEqual([["0"]]);
      expect(await rows("SELECT count(*) FROM import_chunks UNION ALL SELECT count(*) FROM import_reports")).toEqual([
        ["0"],
        ["0"],
      ]);
      expect(await importLog().get("young", null, generous())).not.toBeNull();
    });
  });

  it("get() tells what links have lost, behind the rows that failed, and beside a new name", async () => {
    await importLog().begin({ id: "noted", owner: "key:7", header: null, ...FILE }, generous());
    await rows(
      "INSERT INTO import_reports (import_id, line, kind, message) SELECT 'noted', n, 'noted', 'm' || n FROM generate_series(1, 1200) AS n",
    );
    await rows(
      "INSERT INTO import_reports (import_id, line, kind, message, link_id, note) VALUES ('noted', 0, 'renamed', 'dduprfW', 7, 'a note')",
    );
    await rows(
      "INSERT INTO import_reports (import_id, line, kind, message) VALUES ('noted', 5000, 'failed', 'failed')",
    );
    const record = await importLog().get("noted", null, generous());
    expect(record?.errors).toHaveLength(1_000);
    expect(record?.errors.slice(0, 2)).toEqual([
      { line: 0, message: "a note" },
      { line: 1, message: "m1" },
    ]);
    expect(record?.errors.at(-1)).toEqual({ line: 5_000, message: "failed" });
    expect(record?.renamed).toEqual([{ line: 0, name: "dduprfW", linkId: 7n }]);
  });

  it("get() reads what a release before it wrote down", async () => {
    await rows(
      "INSERT INTO imports (id, owner, keeps_ids, total, created, created_at) VALUES ('before', 'key:7', false, 3, 3, now())",
    );
    const record = await importLog().get("before", null, generous());
    expect(record).toMatchObject({ total: 3, created: 3, format: null, ignoredColumns: [], unnamed: null, errors: [] });
  });

  it("get() shows an import to whom it belongs, with its first thousand reports by line", async () => {
    const before = Date.now();
    await importLog().begin({ id: "mine", owner: "key:7", header: null, ...FILE }, generous());
    await rows(
      "INSERT INTO import_reports (import_id, line, kind, message) SELECT 'mine', n, 'failed', 'm' || n FROM generate_series(1500, 2, -1) AS n",
    );
    await rows(
      "INSERT INTO import_reports (import_id, line, kind, message, link_id) VALUES ('mine', 1, 'renamed', 'dduprfW', 9150170662961151)",
    );
    const record = await importLog().get("mine", "key:7", generous());
    expect(record).toMatchObject({ total: null, created: 0, failed: 0 });
    expect(Math.abs((record?.createdAt ?? 0) - before)).toBeLessThan(60_000);
    expect(record?.errors).toHaveLength(1_000);
    expect(record?.errors.slice(0, 2)).toEqual([
      { line: 2, message: "m2" },
      { line: 3, message: "m3" },
    ]);
    expect(record?.renamed).toEqual([{ line: 1, name: "dduprfW", linkId: 9_150_170_662_961_151n }]);
    expect(record).toMatchObject({ format: "kutt", ignoredColumns: ["Clicks"], unnamed: null });
    const ignoredColumns = ["Clicks", 'a "b", ü'];
    await importLog().end("mine", { total: 1_500, unnamed: 7, ignoredColumns }, generous());
    expect(await importLog().get("mine", null, generous())).toMatchObject({ total: 1_500, unnamed: 7, ignoredColumns });
    expect(await importLog().get("mine", "key:8", generous())).toBeNull();
    expect(await importLog().get("unknown", null, generous())).toBeNull();
  });

  describe("createPostgresLinkPages()", () => {
    it("begin() tells the last id that was drawn, deleted links' too, and 0 where none was", async () => {
      expect(await pages().begin(generous())).toEqual(headerOf(0n));
      await create();
      await create();
      await rows("DELETE FROM links WHERE id = 2");
      expect(await pages().begin(generous())).toEqual(headerOf(2n));
    });

    it("begin() refuses under another CODE_KEY: the codes would be wrong (P9)", async () => {
      await create();
      await expect(pages("ff".repeat(32)).begin(generous())).rejects.toThrow("CODE_KEY");
    });

    it("page() gives links by descending ids, none beyond the given, each once, whatever comes and goes", async () => {
      await rows("INSERT INTO links (url) SELECT 'https://example.com/' || n FROM generate_series(1, 1201) AS n");
      const first = await pages().page(linkId(1_200), generous());
      expect(first.at(0)?.id).toBe(1_200n);
      expect(first).toHaveLength(500);
      await rows("DELETE FROM links WHERE id IN (700, 1000)");
      const second = await pages().page(linkId(700n), generous());
      expect([second.at(0)?.id, second.at(-1)?.id]).toEqual([699n, 200n]);
      expect(await pages().page(linkId(0n), generous())).toEqual([]);
    });
  });
});
