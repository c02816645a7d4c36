import { afterEach, describe, expect, it, vi } from "vitest";
import { bearer, createKey } from "../support/key-client.ts";
import {
  call,
  callAsAdmin,
  createLink,
  getLink,
  problemOf,
  uniqueDomain,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { redisEndpoint, refuse } from "../support/worker-fetch.ts";

const restore = (slug: string, headers: Record<string, string>) =>
  call(`/api/links/${slug}/restore`, { method: "POST", headers });
const remove = (slug: string, headers: Record<string, string>, query = "") =>
  call(`/api/links/${slug}${query}`, { method: "DELETE", headers });
const locationOf = async (slug: string) => (await call(`/${slug}`)).headers.get("Location");

describe("POST /api/links/{slug}/restore", () => {
  afterEach(() => vi.restoreAllMocks());

  it("POST …/restore brings a deleted link back, which opens again at once", async () => {
    const { key } = await createKey();
    const url = uniqueUrl();
    const created = await createLink({ url, title: "T" });
    const { slug } = created;
    expect(await locationOf(slug)).toBe(url);
    await remove(slug, bearer(key));
    expect((await call(`/${slug}`)).status).toBe(404);
    const response = await restore(slug, bearer(key));
    expect([response.status, response.headers.get("ETag")]).toEqual([200, expect.stringMatching(/^"[0-9a-f]{32}"$/)]);
    const link = await response.json<{ updatedAt: string }>();
    expect(link).toEqual({ ...created, updatedAt: link.updatedAt });
    expect(await locationOf(slug)).toBe(url);
    expect(await getLink(slug)).toEqual({ ...link, createdBy: expect.anything() as unknown });
    await problemOf(await restore(slug, bearer(key)), 404, "not-found");
  });

  it("POST …/restore is 409 where another link has the slug, and 404 for what was never deleted", async () => {
    const { key } = await createKey();
    const slug = uniqueSlug();
    await createLink({ slug });
    await remove(slug, bearer(key));
    await createLink({ slug });
    await problemOf(await restore(slug, bearer(key)), 409, "slug-taken");
    await problemOf(await restore(uniqueSlug(), bearer(key)), 404, "not-found");
  });

  it("POST …/restore is 422 where the destination is blocked by now", async () => {
    const { key } = await createKey();
    const domain = uniqueDomain();
    const slug = uniqueSlug();
    await createLink({ url: `https://${domain}/`, slug });
    await remove(slug, bearer(key));
    await callAsAdmin("POST", "/api/blocked-domains", { domain });
    await problemOf(await restore(slug, bearer(key)), 422, "destination-refused");
  });

  it("POST …/restore leaves to the administrator what the administrator deleted", async () => {
    const { key } = await createKey();
    const { slug } = await createLink();
    await callAsAdmin("DELETE", `/api/links/${slug}`);
    await problemOf(await restore(slug, bearer(key)), 403, "forbidden");
    expect((await callAsAdmin("POST", `/api/links/${slug}/restore`)).status).toBe(200);
  });

  it("POST …/restore is 503 while Redis is out, and nothing has changed", async () => {
    const { key } = await createKey();
    const { slug } = await createLink();
    await remove(slug, bearer(key));
    refuse(redisEndpoint);
    await problemOf(await restore(slug, bearer(key)), 503, "unavailable");
    vi.restoreAllMocks();
    await problemOf(await callAsAdmin("GET", `/api/links/${slug}`), 404, "not-found");
  });
});

describe("DELETE /api/links/{slug}?purge=true", () => {
  it("?purge=true deletes for good, with what the history says; also a deleted link", async () => {
    for (const isDeleted of [false, true]) {
      const { slug } = await createLink({ slug: uniqueSlug(), title: "a secret" });
      if (isDeleted) await callAsAdmin("DELETE", `/api/links/${slug}`);
      expect((await callAsAdmin("DELETE", `/api/links/${slug}?purge=true`)).status).toBe(204);
      await problemOf(await callAsAdmin("POST", `/api/links/${slug}/restore`), 404, "not-found");
      await problemOf(await callAsAdmin("GET", `/api/links/${slug}/history`), 404, "not-found");
      await problemOf(await callAsAdmin("DELETE", `/api/links/${slug}?purge=true`), 404, "not-found");
      expect(await (await callAsAdmin("GET", "/api/history?limit=200")).text()).not.toContain(slug);
    }
  });

  it("?purge=true is the administrator's, and takes true and false alone", async () => {
    const { key } = await createKey();
    const { slug } = await createLink();
    await problemOf(await remove(slug, bearer(key), "?purge=true"), 403, "forbidden");
    await problemOf(await remove(slug, bearer(key), "?purge=1"), 400, "validation");
    expect((await remove(slug, bearer(key), "?purge=false")).status).toBe(204);
  });
});
