import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { insertRollUps } from "../support/click-rows.ts";
import type { ImportJson } from "../support/imports.ts";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import { call, callAsAdmin, createLink, getLink, jsonInit, otherIsolate, uniqueUrl } from "../support/worker-client.ts";
import { redisEndpoint, refuse } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

/** Imports the link as its owner would, and waits for the job. */
async function importLink(name: string): Promise<string> {
  const url = uniqueUrl();
  const headers = { ...asAdmin, "Content-Type": "application/x-ndjson" };
  const sent = await call("/api/links/import", { method: "POST", headers, body: JSON.stringify({ url, slug: name }) });
  const { jobId } = await sent.json<{ jobId: string }>();
  const read = async () => (await callAsAdmin("GET", `/api/imports/${jobId}`)).json<ImportJson>();
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe("done");
  expect(await read()).toMatchObject({ created: 1, renamed: [] });
  return url;
}

let used = 0;
/** Of a length that no other test has, so that nothing is known of such names; and longer than those of other suites. */
const uniqueLetters = () => `ab-${crypto.randomUUID()}`.padEnd(41 + 2 * used++, "x");
const capitalised = (slug: string) => slug.replace("ab", "Ab");

const locationBy = async (path: string, visit: typeof call) => (await visit(path)).headers.get("Location");
const admin = (visit: typeof call, method: string, path: string, body?: unknown) =>
  visit(path, { method, ...jsonInit(body, asAdmin) });
const urlOf = async (response: Response) => (await response.json<{ url: string }>()).url;
const urlInDatabase = async (name: string) =>
  (await query("SELECT url FROM links WHERE slug = $1", [name]))[0]?.["url"];

/** An isolate that has looked at `meta`, and then an import makes a name that folds to a slug of before. */
async function importBesides(visit = otherIsolate()) {
  const slug = uniqueLetters();
  const name = capitalised(slug);
  const { url } = await createLink({ slug });
  expect((await visit("/aAaaaaa")).status).toBe(404); // Refused by arithmetic, for which `meta` is looked at.
  return { visit, slug, name, url, importedUrl: await importLink(name) };
}

describe("a link whose name folds to another's", () => {
  beforeAll(async () => {
    await createLink(); // No key may claim a database that has links already.
  });
  afterEach(() => vi.restoreAllMocks());

  it("GET /{name} leads to it at once, in an isolate that looked at meta before the import, and the slug to its own", async () => {
    const { visit, slug, name, url, importedUrl } = await importBesides();
    expect(await locationBy(`/${name}`, visit)).toBe(importedUrl);
    expect(await locationBy(`/${slug}`, visit)).toBe(url);
    expect(await locationBy(`/${slug.toUpperCase()}`, visit)).toBe(url);
  });

  it("GET /{name} leads to it in the isolate that has followed the slug by this spelling before the import", async () => {
    const slug = uniqueLetters();
    const { url } = await createLink({ slug });
    expect(await locationBy(`/${capitalised(slug)}`, call)).toBe(url);
    const importedUrl = await importLink(capitalised(slug));
    expect(await locationBy(`/${capitalised(slug)}`, otherIsolate())).toBe(importedUrl);
  });

  it("GET /api/links/{name} shows it, and PATCH and DELETE change it and never the slug", async () => {
    const { visit, slug, name, url, importedUrl } = await importBesides();
    const path = `/api/links/${name}`;
    expect(await urlOf(await admin(visit, "GET", path))).toBe(importedUrl);

    const edited = await admin(visit, "PATCH", path, { url: "https://example.com/edited" });
    expect(await edited.json()).toMatchObject({ slug: name, url: "https://example.com/edited" });
    expect(await urlInDatabase(slug)).toBe(url);
    expect(await locationBy(`/${name}`, visit)).toBe("https://example.com/edited");

    expect((await admin(visit, "DELETE", path)).status).toBe(204);
    expect(await urlInDatabase(name)).toBeUndefined();
    expect(await urlInDatabase(slug)).toBe(url);
    expect(await locationBy(`/${slug}`, visit)).toBe(url);
  });

  it("DELETE /api/links/{slug} deletes the slug alone", async () => {
    const { visit, slug, name, importedUrl } = await importBesides();
    expect((await admin(visit, "DELETE", `/api/links/${slug}`)).status).toBe(204);
    expect(await urlInDatabase(name)).toBe(importedUrl);
    expect(await locationBy(`/${name}`, visit)).toBe(importedUrl);
    expect((await visit(`/${slug}`)).status).toBe(404);
  });

  it("PATCH and DELETE /api/links/{name} mean the slug only where no link has the very name", async () => {
    const { url, slug } = await createLink({ slug: uniqueLetters() });
    const edited = await admin(call, "PATCH", `/api/links/${capitalised(slug)}`, { title: "folded" });
    expect(await edited.json()).toMatchObject({ slug, url, title: "folded" });
    expect((await admin(call, "DELETE", `/api/links/${capitalised(slug)}`)).status).toBe(204);
    expect(await urlInDatabase(slug)).toBeUndefined();
  });

  it("statistics, the access log, the QR code and the list by q are of it and not of the slug", async () => {
    const { visit, slug, name } = await importBesides();
    const [row] = await query("SELECT id FROM links WHERE slug = $1", [name]);
    await insertRollUps(query, BigInt(String(row?.["id"])), { totals: [["2003-05-05T03:15Z", 9, 1]] });
    const visitsOf = async (text: string) => {
      const stats = await admin(visit, "GET", `/api/links/${text}/stats?from=2003-05-05&to=2003-05-05`);
      return (await stats.json<{ visits: number }>()).visits;
    };
    expect([await visitsOf(name), await visitsOf(slug)]).toEqual([9, 0]);
    expect((await admin(visit, "GET", `/api/links/${name}/clicks`)).status).toBe(200);

    const picture = await visit(`/api/links/${name}/qr`);
    expect(picture.headers.get("Content-Disposition")).toContain(`${name}.svg`);
    const list = await admin(visit, "GET", `/api/links?q=${name}`);
    const { links } = await list.json<{ links: { slug: string }[] }>();
    expect(links.map((link) => link.slug)).toContain(name);
  });

  it("a name that is another's with an ending is a link of its own, for the API as for visitors", async () => {
    const slug = uniqueLetters();
    const { url } = await createLink({ slug });
    const visit = otherIsolate();
    expect((await visit("/aAaaaaa")).status).toBe(404);
    expect((await admin(visit, "GET", `/api/links/${slug}.`)).status).toBe(404); // The API names a link exactly.
    expect((await admin(visit, "DELETE", `/api/links/${slug}.`)).status).toBe(404);
    const importedUrl = await importLink(`${slug}.`);
    expect(await locationBy(`/${slug}.`, visit)).toBe(importedUrl);
    expect(await getLink(`${slug}.`)).toMatchObject({ url: importedUrl, shortUrl: `${ORIGIN}/${slug}.` });
    expect((await admin(visit, "DELETE", `/api/links/${slug}.`)).status).toBe(204);
    expect(await locationBy(`/${slug}.`, visit)).toBe(url);
    expect(await urlInDatabase(slug)).toBe(url);
  });

  it("a takedown while Redis is out is of the exact name, and is done everywhere by the time it says", async () => {
    const { visit, slug, name, url } = await importBesides();
    expect(await locationBy(`/${slug}`, visit)).toBe(url);
    refuse(redisEndpoint);
    expect((await admin(visit, "PATCH", `/api/links/${name}`, { title: "refused" })).status).toBe(503);
    const disabled = await admin(visit, "PATCH", `/api/links/${name}`, { enabled: false });
    expect(disabled.status).toBe(202);
    vi.restoreAllMocks();
    expect(
      await query("SELECT slug, enabled FROM links WHERE slug IN ($1, $2) ORDER BY enabled", [slug, name]),
    ).toEqual([
      { slug: name, enabled: false },
      { slug, enabled: true },
    ]);
  });
});
