import { describe, expect, it } from "vitest";
import { call, createLink, problemOf, uniqueSlug } from "../support/worker-client.ts";

/** Each character as `%xx`, in small or capital hex digits. */
function percentEncode(text: string): string {
  return Array.from(text, (character) => `%${character.charCodeAt(0).toString(16)}`).join("");
}

describe("the spellings of GET /{slug}", () => {
  it("GET /{slug} finds a slug in any capitals and in percent-encoding", async () => {
    const { slug, url } = await createLink({ slug: uniqueSlug() });
    const capitals = slug.toUpperCase();
    const spellings = [slug, capitals, percentEncode(slug), percentEncode(capitals), slug.replace("-", "%2D")];
    for (const spelling of [...spellings, slug.replace("-", "%2d")]) {
      expect((await call(`/${spelling}`)).headers.get("Location")).toBe(url);
    }
  });

  it("GET /{slug} finds a code in its own capitals alone, and in percent-encoding", async () => {
    const { slug, url } = await createLink();
    for (const spelling of [slug, percentEncode(slug), percentEncode(slug).toUpperCase()]) {
      expect((await call(`/${spelling}`)).headers.get("Location")).toBe(url);
    }
    for (const spelling of [slug.toLowerCase(), slug.toUpperCase()])
      expect((await call(`/${spelling}`)).status).toBe(404);
  });

  it("GET /{slug} finds a link under nothing else", async () => {
    for (const { slug } of [await createLink(), await createLink({ slug: uniqueSlug() })]) {
      const others = [
        `%20${slug}`,
        `.${slug}`,
        `${slug}%00`,
        `${slug}/a`,
        `${slug};a`,
        percentEncode(percentEncode(slug)),
        `api/${slug}`,
      ];
      for (const other of others) expect([other, (await call(`/${other}`)).status]).toEqual([other, 404]);
    }
  });

  it.each(["%E0%A4%A", "%", "a%2", "%zz", "%C0%80", "%ED%A0%80"])(
    "GET /%s is refused: its percent-encoding is not of UTF-8",
    async (path) => {
      const problem = await problemOf(await call(`/${path}`), 400, "malformed");
      expect(problem.errors).toMatchObject([{ path: "slug" }]);
    },
  );

  it.each(["api", "bulk", "import", "export", "API", "%61pi", "Metrics"])(
    "GET /%s is no link: the word is reserved",
    async (path) => {
      await problemOf(await call(`/${path}`), 404, "not-found");
    },
  );
});
