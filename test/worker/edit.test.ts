import { describe, expect, it } from "vitest";
import { ORIGIN } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  getLink,
  jsonInit,
  linkOf,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

const FULL = {
  title: "before",
  tags: ["before"],
  redirectStatus: 301,
  enabled: false,
  expiresAt: "2098-01-01T00:00:00.000Z",
  expiredUrl: "https://example.com/before",
  maxVisits: 2,
};

describe("PATCH /api/links/{slug}", () => {
  it.each([
    ["url", "https://example.com/after"],
    ["title", "after"],
    ["tags", ["after", "later"]],
    ["redirectStatus", 307],
    ["enabled", true],
    ["expiresAt", "2099-01-01T00:00:00.000Z"],
    ["expiredUrl", "https://example.com/after"],
    ["maxVisits", 3],
  ])("PATCH /api/links/{slug} changes %s and nothing else", async (field, value) => {
    const before = await createLink(FULL);
    const response = await callAsAdmin("PATCH", `/api/links/${before.slug}`, { [field]: value });
    expect(response.status).toBe(200);
    const after = await linkOf(response);
    expect(after).toEqual({ ...before, [field]: value, updatedAt: after.updatedAt });
    expect(await getLink(before.slug)).toEqual(after);
  });

  it.each([
    ["title", null],
    ["tags", []],
    ["expiresAt", null],
    ["expiredUrl", null],
    ["maxVisits", null],
  ])("PATCH /api/links/{slug} clears %s with null", async (field, cleared) => {
    const before = await createLink(FULL);
    const after = await linkOf(await callAsAdmin("PATCH", `/api/links/${before.slug}`, { [field]: null }));
    expect(after).toEqual({ ...before, [field]: cleared, updatedAt: after.updatedAt });
  });

  it("PATCH /api/links/{slug} moves updatedAt, and leaves createdAt and the name", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    await query("UPDATE links SET created_at = $1, updated_at = $1 WHERE slug = $2", ["2026-01-01T00:00:00Z", slug]);
    const before = await getLink(slug);
    const after = await linkOf(await callAsAdmin("PATCH", `/api/links/${slug}`, { title: "new" }));
    expect(after).toEqual({ ...before, title: "new", updatedAt: after.updatedAt });
    expect(Date.parse(after.updatedAt)).toBeGreaterThan(Date.parse(before.updatedAt));
  });

  it("PATCH /api/links/{slug} is what the next visitor gets, who came before too", async () => {
    const { slug } = await createLink();
    expect((await call(`/${slug}`)).status).toBe(302);
    const url = uniqueUrl();
    await callAsAdmin("PATCH", `/api/links/${slug}`, { url, redirectStatus: 307 });
    const redirect = await call(`/${slug}`);
    expect([redirect.status, redirect.headers.get("Location")]).toEqual([307, url]);
    await callAsAdmin("PATCH", `/api/links/${slug}`, { enabled: false });
    expect((await call(`/${slug}`)).status).toBe(410);
  });

  it("PATCH /api/links/{slug} finds a slug in any capitals", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const after = await linkOf(await callAsAdmin("PATCH", `/api/links/${slug.toUpperCase()}`, { title: "new" }));
    expect(after).toMatchObject({ slug, title: "new" });
  });

  it.each([
    ["url", null],
    ["url", "example.com"],
    ["url", `https://example.com/${"a".repeat(2029)}`],
    ["title", 1],
    ["title", "a\u0000b"],
    ["tags", "a"],
    ["redirectStatus", 200],
    ["enabled", "no"],
    ["expiresAt", "2020-01-01T00:00:00Z"],
    ["expiresAt", ""],
    ["expiredUrl", ""],
    ["slug", "another"],
    ["findIfExists", true],
    ["id", 1],
    ["createdAt", "2026-01-01T00:00:00Z"],
  ])("PATCH /api/links/{slug} refuses a wrong %s, and changes nothing: %j", async (field, value) => {
    const before = await createLink(FULL);
    const body = { title: "after", [field]: value };
    const problem = await problemOf(await callAsAdmin("PATCH", `/api/links/${before.slug}`, body), 400, "validation");
    expect(fieldsOf(problem)).toEqual([field]);
    expect(await getLink(before.slug)).toEqual(before);
  });

  it("PATCH /api/links/{slug} refuses to lead where a create may not, and changes nothing", async () => {
    const before = await createLink();
    const body = { title: "after", url: `${ORIGIN}/loop`, expiredUrl: "http://10.0.0.1/" };
    const response = await callAsAdmin("PATCH", `/api/links/${before.slug}`, body);
    expect(fieldsOf(await problemOf(response, 422, "destination-refused"))).toEqual(["url", "expiredUrl"]);
    expect(await getLink(before.slug)).toEqual(before);
  });

  it.each(["unknown-slug", "aB3dE5g", "api"])("PATCH /api/links/{slug} answers 404 to %s", async (slug) => {
    await problemOf(await callAsAdmin("PATCH", `/api/links/${slug}`, { title: "new" }), 404, "not-found");
  });

  it("PATCH /api/links/{slug} needs a key, and changes nothing without", async () => {
    const before = await createLink();
    const response = await call(`/api/links/${before.slug}`, { method: "PATCH", ...jsonInit({ title: "new" }) });
    await problemOf(response, 401, "unauthorized");
    expect(await getLink(before.slug)).toEqual(before);
  });
});
