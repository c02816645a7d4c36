import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import { call, createLink, otherIsolate, problemOf, uniqueUrl } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

/** A link with the name, as an import leaves it in Postgres. @returns its url. */
async function importLink(name: string): Promise<string> {
  const url = uniqueUrl();
  await query("INSERT INTO links (slug, url, created_by) VALUES ($1, $2, 'key:admin')", [name, url]);
  await query("UPDATE meta SET imported_name_lengths = imported_name_lengths || $1::smallint", [name.length]);
  return url;
}

/** Longer than any code, so that what other suites try of a code's shape is refused as before. */
const unique = (text: string) => `${text}${crypto.randomUUID().slice(0, 13)}`;

async function locationBy(path: string, visit = otherIsolate()): Promise<string | null> {
  return (await visit(path)).headers.get("Location");
}

describe("links that were imported with a name that is no slug here", () => {
  // No key may claim a database that has links already.
  beforeAll(async () => {
    await createLink();
  });
  afterEach(() => vi.restoreAllMocks());

  it.each(["Ab.C-", "Über-", "a b-", "_x-"])(
    "GET /{name} opens %s… by the very name, and by no other spelling",
    async (text) => {
      const name = unique(text);
      const url = await importLink(name);
      expect(await locationBy(`/${encodeURIComponent(name)}`)).toBe(url);
      expect((await otherIsolate()(`/${encodeURIComponent(name.toUpperCase())}`)).status).toBe(404);
    },
  );

  it("GET /{name} tells links apart that differ in capitals alone, and from a slug of these letters", async () => {
    const [capital, mixed] = [unique("A-"), unique("A-").replace("A", "a")];
    const slug = capital.toLowerCase();
    const { url: slugUrl } = await createLink({ slug });
    const url = await importLink(capital);
    expect(await locationBy(`/${capital}`)).toBe(url);
    expect(await locationBy(`/${slug}`)).toBe(slugUrl);
    expect(await locationBy(`/${slug.toUpperCase()}`)).toBe(slugUrl);
    expect((await otherIsolate()(`/${mixed}`)).status).toBe(404);
  });

  it("GET /{name} opens a name that ends in a plus, and its preview stands behind one more", async () => {
    const name = `${unique("p-")}+`;
    const url = await importLink(name);
    expect(await locationBy(`/${name}`)).toBe(url);
    const preview = await otherIsolate()(`/${name}+`);
    expect([preview.status, preview.headers.get("Location")]).toEqual([200, null]);
    expect(await preview.text()).toContain(url);
  });

  it("the links API reads, edits and deletes such a link by its name", async () => {
    const name = unique("Äpfel & Birnen?");
    const url = await importLink(name);
    const path = `/api/links/${encodeURIComponent(name)}`;
    const visit = otherIsolate();
    expect(await (await visit(path, { headers: asAdmin })).json()).toMatchObject({
      ...{ slug: name, custom: true, url },
      shortUrl: `${ORIGIN}/${encodeURIComponent(name)}`,
    });
    const edited = await visit(path, {
      method: "PATCH",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: '{"url":"https://example.com/edited"}',
    });
    expect(edited.status).toBe(200);
    expect(await locationBy(`/${encodeURIComponent(name)}`)).toBe("https://example.com/edited");
    expect((await visit(path, { method: "DELETE", headers: asAdmin })).status).toBe(204);
    await problemOf(await visit(path, { method: "DELETE", headers: asAdmin }), 404, "not-found");
    expect((await otherIsolate()(`/${encodeURIComponent(name)}`)).status).toBe(404);
  });

  it("GET /{slug} in capitals goes on while Postgres is down, in an isolate that knows what was imported (P6)", async () => {
    const slug = unique("shouted-");
    const { url } = await createLink({ slug });
    const visit = otherIsolate();
    expect(await locationBy(`/${slug.toUpperCase()}`, visit)).toBe(url);
    const other = unique("shouted-");
    const warm = await createLink({ slug: other });
    refuse(sqlEndpoint);
    expect(await locationBy(`/${other.toUpperCase()}`, visit)).toBe(warm.url);
  });

  it("GET /{name} of a name that may have been imported is 503 and no 404 while that can't be known (P6)", async () => {
    refuse(sqlEndpoint);
    const response = await call(`/${unique("Maybe.")}`);
    expect([404, 503]).toContain(response.status);
    expect((await otherIsolate()(`/${unique("Maybe.")}`)).status).toBe(503);
    vi.restoreAllMocks();
    expect((await otherIsolate()(`/${unique("Maybe.")}`)).status).toBe(404);
  });
});
