import { describe, expect, it } from "vitest";
import { bearer, createKey } from "../support/key-client.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createPublicly,
  jsonInit,
  type LinkJson,
  linkOf,
  problemOf,
  uniqueDomain,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countLinksTo, query } from "../support/worker-sql.ts";

describe("POST /api/links with findIfExists", () => {
  async function findTo(url: string): Promise<{ status: number; link: LinkJson }> {
    const response = await callAsAdmin("POST", "/api/links", { url, findIfExists: true });
    const link = await linkOf(response);
    expect(response.headers.get("Location")).toBe(`/api/links/${link.slug}`);
    return { status: response.status, link };
  }

  it("findIfExists makes a link where there is none, and answers 200 with it from then on", async () => {
    const url = uniqueUrl();
    const first = await findTo(url);
    expect(first.status).toBe(201);
    expect(await findTo(url)).toEqual({ status: 200, link: first.link });
  });

  it("findIfExists answers with the newest link to the very same url, by its own name", async () => {
    const url = uniqueUrl();
    await createLink({ url, title: "older" });
    const newest = await createLink({ url, title: "newest", slug: crypto.randomUUID() });
    await createLink({ url: `${url}?` });
    expect(await findTo(url)).toEqual({ status: 200, link: newest });
  });

  it("findIfExists passes over links that are disabled, expired, or deleted", async () => {
    const url = uniqueUrl();
    const live = await createLink({ url, title: "live" });
    await createLink({ url, enabled: false });
    const expired = await createLink({ url, expiresAt: "2099-01-01T00:00:00Z", slug: crypto.randomUUID() });
    await query("UPDATE links SET expires_at = now() - interval '1 second' WHERE slug = $1", [expired.slug]);
    const deleted = await createLink({ url });
    await callAsAdmin("DELETE", `/api/links/${deleted.slug}`);
    expect(await findTo(url)).toEqual({ status: 200, link: live });

    await callAsAdmin("PATCH", `/api/links/${live.slug}`, { enabled: false });
    const made = await findTo(url);
    expect(made.status).toBe(201);
    expect(made.link.slug).not.toBe(live.slug);
  });

  it("findIfExists takes a link that has yet to expire", async () => {
    const link = await createLink({ expiresAt: "2099-01-01T00:00:00Z" });
    expect(await findTo(link.url)).toEqual({ status: 200, link });
  });

  it("findIfExists does not find what somebody without a key made", async () => {
    const url = uniqueUrl();
    expect((await createPublicly({ url })).status).toBe(201);
    expect((await findTo(url)).status).toBe(201);
  });

  it("findIfExists looks among a key's own links, and not among those of another or of the administrator", async () => {
    const url = uniqueUrl();
    const [one, other] = [await createKey(), await createKey()];
    const findWith = async (key: string) => {
      const body = { url, findIfExists: true };
      const response = await call("/api/links", { method: "POST", ...jsonInit(body, bearer(key)) });
      return { status: response.status, link: await linkOf(response) };
    };
    const admins = await createLink({ url });
    const ones = await findWith(one.key);
    const others = await findWith(other.key);
    expect([ones.status, others.status]).toEqual([201, 201]);
    expect(await findWith(one.key)).toEqual({ status: 200, link: ones.link });
    expect(await findWith(other.key)).toEqual({ status: 200, link: others.link });
    expect(await findTo(url)).toEqual({ status: 200, link: admins });
    const owners = await query("SELECT created_by FROM links WHERE url = $1 ORDER BY id", [url]);
    expect(owners.map(({ created_by }) => created_by)).toEqual(["key:admin", `key:${one.id}`, `key:${other.id}`]);
  });

  it("findIfExists needs a key, and makes nothing without", async () => {
    const url = uniqueUrl();
    const response = await createPublicly({ url, findIfExists: true });
    await problemOf(response, 401, "unauthorized");
    expect(response.headers.get("WWW-Authenticate")).toMatch(/^Bearer\b/);
    expect(await countLinksTo(url)).toBe(0);
    expect((await createPublicly({ url, findIfExists: false })).status).toBe(201);
  });

  const body = { slug: "", title: "a title", tags: ["a", "b"], redirectStatus: 307, enabled: true };
  const more = { expiresAt: "2099-01-01T00:00:00.000Z", expiredUrl: "https://example.com/over", maxVisits: 7 };
  const everything = () => ({ ...body, ...more, forwardQuery: true, slug: uniqueSlug(), url: uniqueUrl() });
  const find = async (fields: object) => {
    const response = await callAsAdmin("POST", "/api/links", { ...fields, findIfExists: true });
    return { status: response.status, slug: (await linkOf(response)).slug };
  };

  it("findIfExists finds a link that equals the request in every field that it names, in whatever order its tags are", async () => {
    const fields = everything();
    await createLink(fields);
    const { slug } = fields;
    expect(await find(fields)).toEqual({ status: 200, slug });
    expect(await find({ ...fields, tags: ["b", "a", "b"], slug: slug.toUpperCase() })).toEqual({ status: 200, slug });
    for (const [name, value] of Object.entries(fields)) {
      expect(await find({ url: fields.url, [name]: value })).toEqual({ status: 200, slug });
    }
    expect(await countLinksTo(fields.url)).toBe(1);
  });

  it.each<[string, unknown]>([
    ["slug", "another"],
    ["title", "another"],
    ["title", null],
    ["tags", ["a"]],
    ["tags", ["a", "b", "c"]],
    ["tags", []],
    ["redirectStatus", 308],
    ["expiresAt", "2099-01-01T00:00:00.001Z"],
    ["expiresAt", null],
    ["expiredUrl", "https://example.com/OVER"],
    ["expiredUrl", null],
    ["forwardQuery", false],
    ["maxVisits", 8],
    ["maxVisits", null],
    ["enabled", false],
    ["password", "open sesame"],
  ])("findIfExists makes a link where %s is another: %j", async (name, value) => {
    const fields = everything();
    await createLink(fields);
    const wanted = { url: fields.url, [name]: name === "slug" ? uniqueSlug() : value };
    expect((await find(wanted)).status).toBe(201);
    expect(await countLinksTo(fields.url)).toBe(2);
  });

  it("findIfExists with the slug of a link that differs is refused, and changes nothing", async () => {
    const { slug, url } = await createLink({ slug: uniqueSlug(), title: "a" });
    for (const other of [
      { url: uniqueUrl(), slug },
      { url, slug, title: "b" },
      { url, slug, password: "open sesame" },
    ]) {
      const response = await callAsAdmin("POST", "/api/links", { ...other, findIfExists: true });
      await problemOf(response, 409, "slug-taken");
    }
  });

  it("findIfExists finds no link that asks for a password, whatever the request names", async () => {
    const { url } = await createLink({ password: "open sesame" });
    expect((await find({ url, password: "open sesame" })).status).toBe(201);
    expect((await find({ url, password: null })).status).toBe(201);
  });

  it("findIfExists at the same time with one slug makes one link, and all get it", async () => {
    const fields = { url: uniqueUrl(), slug: uniqueSlug() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => find(fields)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201]);
    expect(await countLinksTo(fields.url)).toBe(1);
  });

  it("findIfExists passes over a link that answers 451, since its expiredUrl leads to a blocked domain", async () => {
    const domain = uniqueDomain();
    const url = uniqueUrl();
    const fields = { url, expiresAt: "2099-01-01T00:00:00Z" };
    await createLink({ ...fields, expiredUrl: "https://example.com:8443/ok" });
    const ok = await find({ url });
    expect(ok.status).toBe(200);
    await createLink({ ...fields, expiredUrl: `HTTPS://www.${domain.toUpperCase()}.?over` });
    expect((await callAsAdmin("POST", "/api/blocked-domains", { domain })).status).toBe(200);
    expect(await find({ url })).toEqual(ok);
    await callAsAdmin("DELETE", `/api/blocked-domains/${domain}`);
    expect((await find({ url })).slug).not.toBe(ok.slug);
  });
});
