import { describe, expect, it } from "vitest";
import { call, callAsAdmin, createLink, getLink, problemOf, uniqueSlug } from "../support/worker-client.ts";

describe("DELETE /api/links/{slug}", () => {
  it("DELETE /api/links/{slug} answers 204 with no body, then 404", async () => {
    const { slug } = await createLink();
    const response = await callAsAdmin("DELETE", `/api/links/${slug}`);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe("");
    await problemOf(await callAsAdmin("DELETE", `/api/links/${slug}`), 404, "not-found");
    await problemOf(await callAsAdmin("GET", `/api/links/${slug}`), 404, "not-found");
    await problemOf(await callAsAdmin("PATCH", `/api/links/${slug}`, { title: "back" }), 404, "not-found");
  });

  it("DELETE /api/links/{slug} is what the next visitor meets, who came before too", async () => {
    const { slug } = await createLink();
    expect((await call(`/${slug}`)).status).toBe(302);
    await callAsAdmin("DELETE", `/api/links/${slug}`);
    expect((await call(`/${slug}`)).status).toBe(404);
  });

  it("DELETE /api/links/{slug} frees the slug, and who takes it next gets its visitors", async () => {
    const slug = uniqueSlug();
    await createLink({ slug });
    expect((await call(`/${slug}`)).status).toBe(302);
    await callAsAdmin("DELETE", `/api/links/${slug.toUpperCase()}`);
    expect((await call(`/${slug}`)).status).toBe(404);
    const second = await createLink({ slug });
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(second.url);
    expect(await getLink(slug)).toEqual(second);
  });

  it("DELETE /api/links/{slug} does not free a code: the next links get others", async () => {
    const { slug } = await createLink();
    await callAsAdmin("DELETE", `/api/links/${slug}`);
    const next = await Promise.all(Array.from({ length: 5 }, () => createLink()));
    expect(next.map((link) => link.slug)).not.toContain(slug);
    expect((await call(`/${slug}`)).status).toBe(404);
  });

  it.each(["unknown-slug", "aB3dE5g", "health"])("DELETE /api/links/{slug} answers 404 to %s", async (slug) => {
    await problemOf(await callAsAdmin("DELETE", `/api/links/${slug}`), 404, "not-found");
  });

  it("DELETE /api/links/{slug} needs a key, and deletes nothing without", async () => {
    const link = await createLink();
    await problemOf(await call(`/api/links/${link.slug}`, { method: "DELETE" }), 401, "unauthorized");
    expect(await getLink(link.slug)).toEqual(link);
  });
});
