import { afterEach, describe, expect, it, vi } from "vitest";
import { asAdmin } from "../support/settings.ts";
import { call, callAsAdmin, createLink, problemOf, uniqueSlug } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const ask = (headers: Record<string, string>) => call("/api/links/export", { headers });

describe("GET /api/links/export", () => {
  afterEach(() => vi.restoreAllMocks());

  it("GET /api/links/export gives the administrator all that a link has, but for who made it", async () => {
    const { createdBy, ...link } = await createLink({
      slug: uniqueSlug(),
      title: "A",
      tags: ["b"],
      password: "sesame",
    });
    expect(createdBy).toMatchObject({ kind: "admin" }); // A name that means nothing elsewhere.
    const response = await ask(asAdmin);
    expect(response.headers.get("Content-Type")).toBe("application/x-ndjson");
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="links.ndjson"');
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const [header, ...records] = (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(header).toEqual({
      ...{ bijou: "export", format: 1 },
      keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      lastId: expect.stringMatching(/^\d+$/) as string,
    });
    expect(records.find((record) => "slug" in record && record.slug === link.slug)).toEqual({
      ...link,
      id: expect.stringMatching(/^\d+$/) as string,
      passwordHash: expect.stringMatching(/^pbkdf2-sha256\$/) as string,
    });
  });

  it("GET /api/links/export gives a key no hash of a password", async () => {
    const { slug } = await createLink({ slug: uniqueSlug(), password: "sesame" });
    const created = await callAsAdmin("POST", "/api/keys", { name: "export", scopes: ["links:read"] });
    const { key } = await created.json<{ key: string }>();
    const text = await (await ask({ Authorization: `Bearer ${key}` })).text();
    expect(text).toContain(slug);
    expect(text).not.toContain("pbkdf2");
    expect(text).not.toContain("passwordHash");
  });

  it("GET /api/links/export gives CSV to who would rather have it", async () => {
    const { slug } = await createLink({ slug: `-${uniqueSlug()}` });
    const response = await ask({ ...asAdmin, Accept: "text/csv" });
    expect(response.headers.get("Content-Type")).toContain("text/csv");
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="links.csv"');
    expect(response.headers.get("Vary")).toContain("Accept");
    expect(await response.text()).toContain(`,'${slug},true,`);
  });

  it("GET /api/links/export begins a CSV with a byte order mark for who asks", async () => {
    const first = async (path: string, accept: string) => {
      const response = await call(path, { headers: { ...asAdmin, Accept: accept } });
      expect(response.status).toBe(200);
      return [...new Uint8Array(await response.arrayBuffer()).slice(0, 3)];
    };
    const [mark, none] = [
      [0xef, 0xbb, 0xbf],
      [0x69, 0x64, 0x2c],
    ];
    expect(await first("/api/links/export?bom=true", "text/csv")).toEqual(mark);
    expect(await first("/api/links/export", "text/csv; bom=true")).toEqual(mark);
    expect(await first("/api/links/export", "text/csv")).toEqual(none);
    expect(await first("/api/links/export?bom=false", "text/csv; bom=true")).toEqual(none);
    expect((await first("/api/links/export?bom=true", "*/*"))[0]).toBe(0x7b); // NDJSON.
    await problemOf(await call("/api/links/export?bom=2", { headers: asAdmin }), 400, "validation");
  });

  it("GET /api/links/export answers HEAD with the headers alone", async () => {
    const response = await callAsAdmin("HEAD", "/api/links/export");
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "application/x-ndjson"]);
    expect(await response.text()).toBe("");
  });

  it("GET /api/links/export needs a key, and answers 503 while Postgres is down", async () => {
    await problemOf(await ask({}), 401, "unauthorized");
    refuse(sqlEndpoint);
    await problemOf(await ask(asAdmin), 503, "unavailable");
  });
});
