import { describe, expect, it } from "vitest";
import { call, callAsAdmin, createLink, fieldsOf, getLink, problemOf, uniqueSlug } from "../support/worker-client.ts";

describe("GET /api/links/{slug}", () => {
  it("GET /api/links/{slug} answers the link as its create did, by code and by slug", async () => {
    const coded = await createLink({ title: "a", tags: ["b"], expiresAt: "2099-01-01T00:00:00Z" });
    expect(await getLink(coded.slug)).toEqual(coded);
    const named = await createLink({ slug: uniqueSlug(), redirectStatus: 301, expiredUrl: "https://example.com/" });
    expect(await getLink(named.slug)).toEqual(named);
  });

  it("GET /api/links/{slug} takes a slug in any capitals and percent-encoded, and a code in its own alone", async () => {
    const named = await createLink({ slug: uniqueSlug() });
    expect(await getLink(named.slug.toUpperCase())).toEqual(named);
    expect(await getLink(named.slug.replace("t", "%74"))).toEqual(named);
    const coded = await createLink();
    expect(await getLink(percentEncoded(coded.slug))).toEqual(coded);
    for (const spelling of [coded.slug.toUpperCase(), coded.slug.toLowerCase(), swapCase(coded.slug)]) {
      await problemOf(await callAsAdmin("GET", `/api/links/${spelling}`), 404, "not-found");
    }
  });

  it.each(["unknown-slug", "aB3dE5g", "api", "_a", "a".repeat(65), "a%20b", "%E0%A4%A", "%00", "a%2Fb"])(
    "GET /api/links/{slug} answers 404 to %s, which is no link",
    async (slug) => {
      const problem = await problemOf(await callAsAdmin("GET", `/api/links/${slug}`), 404, "not-found");
      expect(fieldsOf(problem)).toEqual(["slug"]);
    },
  );

  it("GET /api/links/{slug} answers HEAD with the same headers and no body", async () => {
    const { slug } = await createLink();
    const response = await callAsAdmin("HEAD", `/api/links/${slug}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json");
    expect(await response.text()).toBe("");
    expect((await callAsAdmin("HEAD", "/api/links/unknown-slug")).status).toBe(404);
  });

  it("GET /api/links/{slug} needs a key, also where anybody may create", async () => {
    const { slug } = await createLink();
    await problemOf(await call(`/api/links/${slug}`), 401, "unauthorized");
  });
});

function percentEncoded(text: string): string {
  return Array.from(text, (character) => `%${character.charCodeAt(0).toString(16)}`).join("");
}

function swapCase(text: string): string {
  return Array.from(text, (character) =>
    character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase(),
  ).join("");
}
