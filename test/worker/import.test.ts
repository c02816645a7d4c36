import { afterEach, describe, expect, it, vi } from "vitest";
import { singleBytes, utf16Bytes } from "../support/byte-stream.ts";
import type { ImportJson } from "../support/imports.ts";
import { asAdmin } from "../support/settings.ts";
import { call, callAsAdmin, createLink, fieldsOf, problemOf, uniqueSlug, uniqueUrl } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

const NDJSON = "application/x-ndjson";

const send = (body: BodyInit, type = NDJSON, query = "", headers: Record<string, string> = asAdmin) =>
  call(`/api/links/import${query}`, { method: "POST", headers: { ...headers, "Content-Type": type }, body });

/** The import, once the Queue has brought it to its end. */
async function importFile(body: BodyInit, type = NDJSON, query = ""): Promise<ImportJson> {
  const response = await send(body, type, query);
  expect(response.status).toBe(202);
  const { jobId } = await response.json<{ jobId: string }>();
  expect(response.headers.get("Location")).toBe(`/api/imports/${jobId}`);
  const read = async () => (await callAsAdmin("GET", `/api/imports/${jobId}`)).json<ImportJson>();
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe("done");
  return read();
}

async function createKey(...scopes: string[]): Promise<Record<string, string>> {
  const { key } = await (await callAsAdmin("POST", "/api/keys", { name: "import", scopes })).json<{ key: string }>();
  return { Authorization: `Bearer ${key}` };
}

describe("POST /api/links/import", () => {
  afterEach(() => vi.restoreAllMocks());

  it("POST /api/links/import imports NDJSON, and tells what became of each line", async () => {
    const [taken, slug] = [uniqueSlug(), uniqueSlug()];
    await createLink({ slug: taken });
    const rows = [{ url: uniqueUrl(), slug, title: "A" }, { url: uniqueUrl(), slug: taken }, { url: "ftp://x" }];
    const file = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n{\n`;
    expect(await importFile(file)).toEqual({
      ...{ state: "done", total: 4, created: 1, failed: 3, renamed: [] },
      ...{ format: "generic", ignoredColumns: [], unnamed: 1 },
      errors: [
        { line: 2, message: "its name is taken" },
        { line: 3, message: expect.stringContaining("url must be absolute") as string },
        { line: 4, message: "is not JSON" },
      ],
    });
    const link = await (await callAsAdmin("GET", `/api/links/${slug}`)).json();
    expect(link).toMatchObject({ slug, url: rows[0]?.url, title: "A" });
  });

  it("POST /api/links/import imports CSV, quotes, newlines and byte order mark included", async () => {
    const [url, slug] = [uniqueUrl(), uniqueSlug()];
    const csv = `\ufeffurl,slug,title,tags\r\n${url},${slug},"a ""b"", c","x, y"\r\n${url},,"a\nb",\r\n`;
    const record = await importFile(csv, "text/csv; charset=utf-8");
    expect(record).toMatchObject({ total: 2, created: 2, failed: 0, unnamed: 1 });
    expect(record.errors).toEqual([
      { line: 3, message: "was made, but its title lost its line ends and control characters" },
    ]);
    const link = await (await callAsAdmin("GET", `/api/links/${slug}`)).json();
    expect(link).toMatchObject({ url, title: 'a "b", c', tags: ["x", "y"] });
  });

  it("POST /api/links/import imports a JSON document, by the format that it is told", async () => {
    const document = { version: "1.0", links: [{ url: uniqueUrl(), slug: uniqueSlug(), createdAt: 1_614_834_367 }] };
    expect(await importFile(JSON.stringify(document), "application/json", "?format=sink")).toMatchObject({
      created: 1,
    });
  });

  it.each([
    ["text/csv", (slug: string, url: string) => `Bitlink,Long URL,Clicks\nbit.ly/${slug},${url},7\n`],
    ["text/csv", (slug: string, url: string) => `sep=;\r\nName;URL;Clicks\r\n\u00a0${slug}\u200b;${url};7\r\n`],
    ["text/csv", (slug: string, url: string) => `Custom alias,URL,Clicks\r${slug},${url},7\r`],
    ["application/json", (slug: string, url: string) => JSON.stringify([{ alias: slug, url, Clicks: 7 }])],
    [NDJSON, (slug: string, url: string) => JSON.stringify({ shortUrl: `https://s.example/${slug}/`, url, Clicks: 7 })],
  ])(
    "POST /api/links/import keeps names whatever their column is called, and tells what it ignores (%s)",
    async (type, fileOf) => {
      const [url, slug] = [uniqueUrl(), uniqueSlug()];
      expect(await importFile(fileOf(slug, url), type)).toMatchObject({
        ...{ created: 1, failed: 0, errors: [], ignoredColumns: ["Clicks"], unnamed: 0 },
      });
      expect(await (await callAsAdmin("GET", `/api/links/${slug}`)).json()).toMatchObject({ slug, url });
    },
  );

  it("POST /api/links/import reads what Excel saves: UTF-16 by its mark, Windows-1252 and Macintosh by their charset", async () => {
    const [url, slug] = [uniqueUrl(), uniqueSlug()];
    const titled = (name: string, title: string) => `url\tslug\ttitle\r\n${url}\t${name}\t${title}\r\n`;
    const utf16 = utf16Bytes(`\ufeff${titled(`${slug}-1`, "Grüße 😀")}`);
    expect(await importFile(utf16, "text/csv")).toMatchObject({ created: 1, errors: [] });
    const latin = singleBytes(titled(`${slug}-2`, "Gr\u00fc\u00dfe \u0080"));
    expect(await importFile(latin, 'text/csv; charset="Windows-1252"')).toMatchObject({ created: 1, errors: [] });
    const mac = singleBytes(titled(`${slug}-3`, "Gr\u009f\u00a7e"));
    expect(await importFile(mac, "text/csv; charset=macintosh")).toMatchObject({ created: 1, errors: [] });
    const title = async (name: string) =>
      (await (await callAsAdmin("GET", `/api/links/${name}`)).json<{ title: string }>()).title;
    expect(await Promise.all([1, 2, 3].map((n) => title(`${slug}-${n}`)))).toEqual(["Grüße 😀", "Grüße €", "Grüße"]);
  });

  it("POST /api/links/import makes links whose cosmetic fields are out of shape, and tells what they lost", async () => {
    const slug = uniqueSlug();
    const times = [
      "2024-01-15",
      "2024-01-15 10:22:33 UTC",
      "2024-01-15T10:22:33+0200",
      1_705_314_153,
      "Jan 15, 2024",
      "01/02/2024",
    ];
    const rows = times.map((createdAt, n) => ({ url: uniqueUrl(), slug: `${slug}-${n}`, createdAt }));
    const long = { url: uniqueUrl(), slug: `${slug}-long`, title: "a".repeat(301), tags: ["b".repeat(51)] };
    const record = await importFile([...rows, long].map((row) => JSON.stringify(row)).join("\n"));
    expect(record).toMatchObject({ created: 7, failed: 0, unnamed: 0 });
    expect(record.errors).toEqual([
      { line: 6, message: expect.stringMatching(/^was made, but without its createdAt.*"01\/02\/2024"$/) as string },
      {
        line: 7,
        message: expect.stringMatching(
          /^was made, but its title was cut to 300 characters; some of its tags/,
        ) as string,
      },
    ]);
    const created = await query("SELECT created_at::date::text AS day FROM links WHERE slug LIKE $1 ORDER BY slug", [
      `${slug}-_`,
    ]);
    expect(created.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => ({ day: "2024-01-15" })));
    expect(await (await callAsAdmin("GET", `/api/links/${slug}-long`)).json()).toMatchObject({
      title: "a".repeat(300),
    });
  });

  it("POST /api/links/import reads a few MB as they come, in bounded pieces", async () => {
    const rows = 5_000;
    const prefix = uniqueSlug();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const line = { url: `https://example.com/${"a".repeat(500)}`, slug: `${prefix}-${sent}` };
        controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
        if (++sent === rows) controller.close();
      },
    });
    expect(await importFile(body)).toMatchObject({ total: rows, created: rows, failed: 0 });
    expect(await query("SELECT count(*)::int AS count FROM links WHERE slug LIKE $1", [`${prefix}-%`])).toEqual([
      { count: rows },
    ]);
  });

  it.each([
    ["{}", "application/xml", 415, "unsupported-media-type", []],
    ["{}", "", 415, "unsupported-media-type", []],
    ["url\n", "text/csv; charset=klingon", 415, "unsupported-media-type", []],
    ["\ufeff", "text/csv", 400, "malformed", ["body"]],
    ["", NDJSON, 400, "malformed", ["body"]],
    ["{", NDJSON, 400, "malformed", ["body"]],
    ["a,b\n1,2", "text/csv", 400, "malformed", ["body"]],
    ["[]", "application/json", 400, "malformed", ["body"]],
    [`{"links":["${"a".repeat(4_200_000)}"]}`, "application/json", 413, "too-large", ["body"]],
  ])("POST /api/links/import refuses %j as %s: %i", async (body, type, status, problem, fields) => {
    expect(fieldsOf(await problemOf(await send(body, type), status, problem))).toEqual(fields);
  });

  it("POST /api/links/import refuses a format that there is none of", async () => {
    const problem = await problemOf(await send("{}", NDJSON, "?format=tinyurl"), 400, "validation");
    expect(fieldsOf(problem)).toEqual(["format"]);
  });

  it("POST /api/links/import answers 413 to more than 100 MB before it reads any of it", async () => {
    const headers = { ...asAdmin, "Content-Length": "100000001" };
    await problemOf(await send("{}", NDJSON, "", headers), 413, "too-large");
  });

  it("POST /api/links/import answers 503 while Postgres is down, and an import that was cut off says where to look", async () => {
    refuse(sqlEndpoint);
    const response = await send(`{"url":"${uniqueUrl()}"}`);
    const location = response.headers.get("Location");
    const problem = await problemOf(response, 503, "unavailable");
    expect(problem.detail).toContain(location ?? "nowhere");
  });

  it("POST /api/links/import needs a key that may write, and GET /api/imports/{id} shows each its own", async () => {
    await problemOf(await send("{}", NDJSON, "", {}), 401, "unauthorized");
    await problemOf(await send("{}", NDJSON, "", await createKey("links:read")), 403, "forbidden");
    const own = await createKey("links:write");
    const url = uniqueUrl();
    const response = await send(`{"url":"${url}"}`, NDJSON, "", own);
    const path = response.headers.get("Location") ?? "";
    expect((await call(path, { headers: own })).status).toBe(200);
    expect((await callAsAdmin("GET", path)).status).toBe(200);
    await problemOf(await call(path, { headers: await createKey("links:write") }), 404, "not-found");
    await expect
      .poll(() => query("SELECT created_by FROM links WHERE url = $1", [url]), { timeout: 30_000 })
      .toEqual([{ created_by: expect.stringMatching(/^key:(?!admin)/) as string }]);
  });

  it("GET /api/imports/{id} answers 404 to what is no import", async () => {
    for (const id of ["unknown", crypto.randomUUID(), "%00", "a%2Fb"]) {
      await problemOf(await callAsAdmin("GET", `/api/imports/${id}`), 404, "not-found");
    }
  });
});
