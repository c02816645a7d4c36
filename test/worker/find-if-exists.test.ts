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
  uniqueUrl,
} from "../support/worker-client.ts";
import { countLinksTo, query } from "../support/worker-sql.ts";

describe("POST /api/links with findIfExists", () => {
  async function find(url: string): Promise<{ status: number; link: LinkJson }> {
    const response = await callAsAdmin("POST", "/api/links", { url, findIfExists: true });
    const link = await linkOf(response);
    expect(response.headers.get("Location")).toBe(`/api/links/${link.slug}`);
    return { status: response.status, link };
  }

  it("findIfExists makes a link where there is none, and answers 200 with it from then on", async () => {
    const url = uniqueUrl();
    const first = await find(url);
    expect(first.status).toBe(201);
    expect(await find(url)).toEqual({ status: 200, link: first.link });
  });

  it("findIfExists answers with the newest link to the very same url, by its own name", async () => {
    const url = uniqueUrl();
    await createLink({ url, title: "older" });
    const newest = await createLink({ url, title: "newest", slug: crypto.randomUUID() });
    await createLink({ url: `${url}?` });
    expect(await find(url)).toEqual({ status: 200, link: newest });
  });

  it("findIfExists passes over links that are disabled, expired, or deleted", async () => {
    const url = uniqueUrl();
    const live = await createLink({ url, title: "live" });
    await createLink({ url, enabled: false });
    const expired = await createLink({ url, expiresAt: "2099-01-01T00:00:00Z", slug: crypto.randomUUID() });
    await query("UPDATE links SET expires_at = now() - interval '1 second' WHERE slug = $1", [expired.slug]);
    const deleted = await createLink({ url });
    await callAsAdmin("DELETE", `/api/links/${deleted.slug}`);
    expect(await find(url)).toEqual({ status: 200, link: live });

    await callAsAdmin("PATCH", `/api/links/${live.slug}`, { enabled: false });
    const made = await find(url);
    expect(made.status).toBe(201);
    expect(made.link.slug).not.toBe(live.slug);
  });

  it("findIfExists takes a link that has yet to expire", async () => {
    const link = await createLink({ expiresAt: "2099-01-01T00:00:00Z" });
    expect(await find(link.url)).toEqual({ status: 200, link });
  });

  it("findIfExists does not find what somebody without a key made", async () => {
    const url = uniqueUrl();
    expect((await createPublicly({ url })).status).toBe(201);
    expect((await find(url)).status).toBe(201);
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
    expect(await find(url)).toEqual({ status: 200, link: admins });
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
});
