import { request } from "node:http";
import { beforeAll, describe, expect, it } from "vitest";
import { utf16Bytes } from "../support/byte-stream.ts";
import { engines } from "../support/engines.ts";
import { exportLinks, importFile, readImport, sendFile, untilItEnds } from "../support/imports.ts";
import { asAdmin, CODE_KEY } from "../support/settings.ts";
import { during, useWhole } from "../support/whole.ts";

const ndjson = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const rowsOf = (count: number, prefix: string) =>
  ndjson(...Array.from({ length: count }, (_, i) => ({ url: `https://example.com/${i}`, slug: `${prefix}-${i}` })));
const body = (text: string) => text.slice(text.indexOf("\n"));

describe.each(engines)("imports and exports, on $name", (engine) => {
  const one = useWhole(engine, { POSTGRES_API_TIMEOUT_MS: "8000" });
  const other = useWhole(engine, {}, [], 1);
  const stranger = useWhole(engine, { CODE_KEY: CODE_KEY.replace(/^01/, "ff") }, [], 2);
  const count = async (whole: typeof one, where: string) =>
    Number(
      (await whole.stack.sql.query({ query: `SELECT count(*) FROM links WHERE ${where}`, params: [] })).rows[0]?.[0],
    );

  /** Links of every kind that there is. */
  async function fillOne(): Promise<{ slug: string; url: string }> {
    const { worker } = one;
    const coded = await worker.create({
      url: "https://example.com/coded",
      title: "=cmd|' /C calc'!A0",
      tags: ["b", "a,c"],
    });
    await worker.create({ url: "https://example.com/ü?a=b", slug: "named", redirectStatus: 301, forwardQuery: true });
    await worker.create({ url: "https://example.com/locked", slug: "-locked", password: "sesame" });
    await worker.create({
      ...{ url: "https://example.com/off", enabled: false, expiredUrl: "https://example.com/over", maxVisits: 3 },
    });
    const old = {
      url: "https://example.com/old",
      slug: "Old.Name",
      expiresAt: "2020-01-01T00:00:00Z",
      createdAt: "2019-01-01T00:00:00.123Z",
    };
    expect(await importFile(worker, ndjson(old))).toMatchObject({ created: 1, failed: 0 });
    const gone = await worker.create({ url: "https://example.com/gone" });
    await one.stack.sql.query({ query: "DELETE FROM links WHERE url = $1", params: [gone.url] });
    return coded;
  }

  let coded: { slug: string; url: string };
  beforeAll(async () => {
    coded = await fillOne();
  });

  it("an export into an empty Bijou with the same key gives the same links under the same codes, to the letter", async () => {
    const file = await exportLinks(one.worker);
    const [header = ""] = file.split("\n");
    expect(JSON.parse(header)).toMatchObject({ bijou: "export", format: 1, lastId: "6" });
    expect(file).toContain('"maxVisits":3');

    // Somebody asks for a printed code before it is there.
    expect((await other.worker.fetch(`/${coded.slug}`)).status).toBe(404);
    const path = await sendFile(other.worker, file);
    const meanwhile = await other.worker.create({ url: "https://example.com/meanwhile" });
    expect(await untilItEnds(other.worker, path)).toEqual({
      ...{ state: "done", total: 5, created: 5, failed: 0, errors: [], renamed: [] },
      ...{ format: "bijou", ignoredColumns: [], unnamed: 0 },
    });
    expect(await count(other, "url = 'https://example.com/meanwhile' AND id = 7")).toBe(1);
    await other.stack.sql.query({ query: "DELETE FROM links WHERE url = $1", params: [meanwhile.url] });

    expect(body(await exportLinks(other.worker))).toBe(body(file));
    expect(await other.stack.redis.run(["EXISTS", `none:${coded.slug}`])).toEqual({ result: 0 });
    expect((await other.worker.fetch("/Old.Name")).status).toBe(410);
    expect((await other.worker.fetch("/named?x=y")).headers.get("Location")).toBe("https://example.com/%C3%BC?a=b&x=y");
    expect((await other.worker.fetch("/-locked")).status).toBe(403);
  });

  it("the same export read once more gives new links to codes, and leaves names that are taken", async () => {
    const file = await exportLinks(one.worker);
    const record = await importFile(one.worker, file);
    expect(record).toMatchObject({ total: 5, created: 2, failed: 3 });
    expect(record.errors.map(({ message }) => message)).toEqual(Array.from({ length: 3 }, () => "its name is taken"));
    expect(record.renamed).toHaveLength(2);
    for (const { from, to } of record.renamed) expect(from).not.toBe(to);
    await one.stack.sql.query({ query: "DELETE FROM links WHERE id > 6", params: [] });
  });

  it("an export is read by a Bijou with another key, where printed codes go on as names", async () => {
    const file = await exportLinks(one.worker);
    const [, line = ""] = file.split("\n");
    const { slug } = JSON.parse(line) as { slug: string };
    const record = await importFile(stranger.worker, file);
    expect(record).toMatchObject({ total: 5, created: 5, failed: 0 });
    expect((await stranger.worker.fetch(`/${slug}`)).status).toBe(410); // The one that is switched off.
    expect(await count(stranger, `slug = '${slug}'`)).toBe(1);
  });

  it("a CSV export runs no formula, has no hash, and is read back with its ids into an empty Bijou", async () => {
    const csv = await exportLinks(one.worker, "text/csv; bom=true, */*;q=0.1");
    expect(csv).toContain("'=cmd|' /C calc'!A0");
    expect(csv).toContain(",'-locked,");
    expect(csv).not.toContain("pbkdf2");
    for (const table of ["links", "deleted_links", "meta"])
      await other.stack.sql.query({ query: `DELETE FROM ${table}`, params: [] });
    // As Excel for Windows opens it: text() above took the mark away.
    const record = await importFile(other.worker, `\ufeff${csv}`, "text/csv");
    expect(record).toMatchObject({ created: 4, failed: 1, format: "bijou", ignoredColumns: [], unnamed: 0 });
    expect(record.errors).toEqual([
      { line: expect.any(Number) as number, message: "has a password, which can't be imported" },
    ]);
    const isLocked = (text: string) => text.includes("/locked");
    const lines = (text: string) =>
      text
        .split("\n")
        .slice(1)
        .filter((text) => !isLocked(text));
    expect(lines(await exportLinks(other.worker))).toEqual(lines(await exportLinks(one.worker)));
    const { slug } = await other.worker.create({ url: "https://example.com/beyond" });
    expect(await count(other, "id > 1000000")).toBe(1);
    expect((await other.worker.fetch(`/${slug}`)).status).toBe(302);
  });

  it("a file of another shortener in UTF-16 keeps its printed names, and tells what it could not bring along", async () => {
    const csv =
      "\ufeffsep=;\rBitlink;Long URL;Clicks;Created;Title\r\u00a0https://bit.ly/Printed1;https://example.com/p1;7;Jan 15, 2024;Grüße\r;https://example.com/p2;8;01/02/2024;\r";
    const record = await importFile(one.worker, utf16Bytes(csv), "text/csv");
    expect(record).toMatchObject({ created: 2, failed: 0, format: "bitly", ignoredColumns: ["Clicks"], unnamed: 1 });
    expect(record.errors).toEqual([
      { line: 4, message: expect.stringContaining("was made, but without its createdAt") as string },
    ]);
    expect((await one.worker.fetch("/Printed1")).headers.get("Location")).toBe("https://example.com/p1");
    expect(await count(one, "title = 'Grüße' AND created_at::date = '2024-01-15'")).toBe(1);
    await one.stack.sql.query({ query: "DELETE FROM links WHERE url LIKE 'https://example.com/p_'", params: [] });
  });

  it("a name that stands for an id here is replaced, and told; other names of that shape are kept", async () => {
    const { slug } = await one.worker.create({ url: "https://example.com/mine" });
    const file = ndjson(
      { url: "https://example.com/theirs", slug },
      { url: "https://example.com/kept", slug: "aB3dE5g" },
    );
    const record = await importFile(one.worker, file);
    expect(record).toMatchObject({ created: 2, failed: 0, renamed: [{ line: 1, from: slug }] });
    expect((await one.worker.fetch(`/${slug}`)).headers.get("Location")).toBe("https://example.com/mine");
    expect((await one.worker.fetch(`/${record.renamed[0]?.to ?? ""}`)).headers.get("Location")).toBe(
      "https://example.com/theirs",
    );
    expect(await count(one, "slug = 'aB3dE5g'")).toBe(1);
  });

  it.each([
    ["before it has the statement", { kind: "reset" as const }],
    ["after it has the statement done", { kind: "lose-answer" as const }],
  ])("no row is made twice or lost while Postgres fails %s", async (when, fault) => {
    const prefix = when.split(" ")[0] ?? "";
    let failures = 0;
    const sql = (text: string) => (text.includes("jsonb_to_recordset") && failures++ < 3 ? fault : null);
    const path = await during(one.worker, { sql }, async () => {
      const sent = await sendFile(one.worker, rowsOf(1_200, prefix));
      // Those that failed have come again.
      await expect.poll(() => failures, { timeout: 50_000 }).toBeGreaterThanOrEqual(6);
      return sent;
    });
    const record = await untilItEnds(one.worker, path);
    expect(record).toMatchObject({ total: 1_200, created: 1_200, failed: 0 });
    expect(await count(one, `slug LIKE '${prefix}-%'`)).toBe(1_200);
  });

  it("a row that the database refuses ends in errors, and spoils no other", async () => {
    const { sql } = one.stack;
    await sql.query({ query: "ALTER TABLE links ADD CONSTRAINT poison CHECK (slug <> 'poison-700')", params: [] });
    const record = await importFile(one.worker, rowsOf(1_000, "poison"));
    expect(record).toMatchObject({
      created: 999,
      failed: 1,
      errors: [{ line: 701, message: "is refused by the database" }],
    });
    await sql.query({ query: "ALTER TABLE links DROP CONSTRAINT poison", params: [] });
  });

  it("an export that Postgres fails in the middle of is cut off, and not mistaken for all", async () => {
    expect(await importFile(one.worker, rowsOf(5_000, "many"))).toMatchObject({ created: 5_000, failed: 0 });
    let pages = 0;
    const sql = (text: string) =>
      text.includes("ORDER BY id DESC") && ++pages === 3 ? ({ kind: "reset" } as const) : null;
    await during(one.worker, { sql }, () => expect(exportLinks(one.worker)).rejects.toThrow());
    expect(pages).toBe(3);
    const down = () => ({ kind: "reset" as const });
    await during(one.worker, { sql: down }, () => expect(exportLinks(one.worker)).rejects.toThrow("503"));
    expect((await exportLinks(one.worker)).split("\n").length).toBeGreaterThan(5_000);
  });

  it("an upload that is cut off is imported up to there, and fails once it is too old to come", async () => {
    const { url } = await one.worker.harness.listen();
    const headers = { ...asAdmin, "Content-Type": "application/x-ndjson", "Content-Length": "90000000" };
    const upload = request(new URL("/api/links/import", url).href, { method: "POST", headers });
    upload.on("error", () => undefined); // It is cut off below.
    upload.write(rowsOf(5_000, "cut"));
    const find = { query: "SELECT id FROM imports WHERE total IS NULL AND created > 0", params: [] };
    await expect.poll(async () => (await one.stack.sql.query(find)).rows.length, { timeout: 20_000 }).toBe(1);
    upload.destroy();
    const [[id = ""] = []] = (await one.stack.sql.query(find)).rows;
    const age = "UPDATE imports SET created_at = created_at - interval '15 minutes' WHERE total IS NULL";
    await one.stack.sql.query({ query: age, params: [] });
    const record = await readImport(one.worker, `/api/imports/${id ?? ""}`);
    expect(record).toMatchObject({ state: "failed", total: null });
    expect(record.errors[0]?.message).toContain("the upload was cut off");
  });
});
