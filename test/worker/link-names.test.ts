import { describe, expect, it } from "vitest";
import { createCodeCodec } from "../../src/names/code.ts";
import { importCodeKey } from "../../src/names/code-key.ts";
import { linkId } from "../../src/names/link-id.ts";
import { CODE_KEY } from "../support/settings.ts";
import { call, callAsAdmin, createLink, problemOf, uniqueSlug } from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

describe("one link, one name (P1)", () => {
  it("the code of a link with a slug opens nothing", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const [row] = await query("SELECT id FROM links WHERE slug = $1", [slug]);
    const code = await createCodeCodec((await importCodeKey(CODE_KEY)).cbcMac).encode(linkId(String(row?.["id"])));

    await problemOf(await call(`/${code}`), 404, "not-found");
    await problemOf(await callAsAdmin("GET", `/api/links/${code}`), 404, "not-found");
    await problemOf(await callAsAdmin("PATCH", `/api/links/${code}`, { title: "mine" }), 404, "not-found");
    await problemOf(await callAsAdmin("DELETE", `/api/links/${code}`), 404, "not-found");
    expect((await call(`/${slug}`)).status).toBe(302);
  });

  it("a slug that spells another link's code in lower case is a link of its own", async () => {
    const coded = await createLink();
    const named = await createLink({ slug: coded.slug });
    expect(named.slug).toBe(coded.slug.toLowerCase());
    expect((await call(`/${coded.slug}`)).headers.get("Location")).toBe(coded.url);
    expect((await call(`/${named.slug}`)).headers.get("Location")).toBe(named.url);
  });

  it("creates at the same time get codes of their own", async () => {
    const links = await Promise.all(Array.from({ length: 20 }, () => createLink()));
    expect(new Set(links.map(({ slug }) => slug)).size).toBe(20);
    for (const { slug, url } of links) expect((await call(`/${slug}`)).headers.get("Location")).toBe(url);
  });
});
