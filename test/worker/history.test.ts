import { describe, expect, it } from "vitest";
import { bearer, createKey } from "../support/key-client.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createPublicly,
  fieldsOf,
  jsonInit,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";

interface EventJson {
  readonly id: string;
  readonly time: string;
  readonly type: string;
  readonly slug: string | null;
  readonly actor: { readonly kind: string; readonly name: string | null };
  readonly changes: Record<string, { readonly from: unknown; readonly to: unknown }>;
}
interface HistoryJson {
  readonly events: readonly EventJson[];
  readonly nextCursor: string | null;
}

const historyOf = async (slug: string, query = "") =>
  (await callAsAdmin("GET", `/api/links/${slug}/history${query}`)).json<HistoryJson>();

describe("GET /api/links/{slug}/history", () => {
  it("GET /api/links/{slug}/history tells who did what, newest first, page by page", async () => {
    const slug = uniqueSlug();
    const { key } = await createKey({ name: "a site", scopes: ["links:read", "links:write"] });
    const url = uniqueUrl();
    await createLink({ slug, url });
    await call(`/api/links/${slug}`, { method: "PATCH", ...jsonInit({ title: "by a key" }, bearer(key)) });
    await callAsAdmin("PATCH", `/api/links/${slug}`, { password: "open sesame" });
    await call(`/api/links/${slug}`, { method: "DELETE", headers: bearer(key) });
    const first = await historyOf(slug, "?limit=3");
    const second = await historyOf(slug, `?limit=3&cursor=${first.nextCursor}`);
    expect([...first.events, ...second.events]).toMatchObject([
      { type: "link.deleted", slug, actor: { kind: "key", name: "a site" }, changes: {} },
      {
        type: "link.updated",
        actor: { kind: "admin", name: "admin" },
        changes: { password: { from: "none", to: "set" } },
      },
      {
        type: "link.updated",
        actor: { kind: "key", name: "a site" },
        changes: { title: { from: null, to: "by a key" } },
      },
      { type: "link.created", actor: { kind: "admin", name: "admin" }, changes: { url: { from: null, to: url } } },
    ]);
    expect([first.events.length, second.nextCursor]).toEqual([3, null]);
    expect(JSON.stringify(first)).not.toContain("pbkdf2");
  });

  it("GET /api/links/{slug}/history names a link by its code, and a public create anonymous", async () => {
    const { slug } = await (await createPublicly({ url: uniqueUrl() })).json<{ slug: string }>();
    expect((await historyOf(slug)).events).toMatchObject([{ slug, actor: { kind: "anonymous", name: null } }]);
  });

  it("GET /api/links/{slug}/history is 404 for an unknown link, 400 for what is no cursor", async () => {
    await problemOf(await callAsAdmin("GET", `/api/links/${uniqueSlug()}/history`), 404, "not-found");
    const { slug } = await createLink();
    for (const path of [`/api/links/${slug}/history`, "/api/history"]) {
      const problem = await problemOf(await callAsAdmin("GET", `${path}?cursor=x`), 400, "validation");
      expect(fieldsOf(problem)).toEqual(["cursor"]);
    }
  });
});

describe("GET /api/history", () => {
  it("GET /api/history tells of all links, also of a bulk create", async () => {
    const links = [
      { url: uniqueUrl(), slug: uniqueSlug() },
      { url: uniqueUrl(), slug: uniqueSlug() },
    ];
    await callAsAdmin("POST", "/api/links/bulk", { links });
    const { events } = await (await callAsAdmin("GET", "/api/history?limit=200")).json<HistoryJson>();
    expect(events.flatMap(({ slug }) => links.filter((link) => link.slug === slug))).toHaveLength(2);
    const ids = events.map(({ id }) => BigInt(id));
    expect(ids.toSorted((a, b) => (a < b ? 1 : -1))).toEqual(ids);
  });
});

describe("DELETE /api/links/{slug}/history", () => {
  it("DELETE /api/links/{slug}/history empties what events say, and nothing else", async () => {
    const { slug } = await createLink({ title: "a secret" });
    expect((await callAsAdmin("DELETE", `/api/links/${slug}/history`)).status).toBe(204);
    expect((await historyOf(slug)).events).toMatchObject([{ type: "link.created", slug, changes: {} }]);
    expect((await callAsAdmin("GET", `/api/links/${slug}`)).status).toBe(200);
    await problemOf(await callAsAdmin("DELETE", `/api/links/${uniqueSlug()}/history`), 404, "not-found");
  });
});
