import { describe, expect, it } from "vitest";
import { insertRollUps } from "../support/click-rows.ts";
import { bearer, createKey } from "../support/key-client.ts";
import {
  call,
  callAsAdmin,
  createLink,
  jsonInit,
  type LinkJson,
  linkOf,
  problemOf,
  uniqueUrl,
} from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

interface Stats {
  readonly visits: number;
  readonly visitors: number;
  readonly countries: readonly unknown[];
  readonly series: readonly { readonly visits: number }[];
  readonly topLinks?: readonly { readonly slug: string | null; readonly visits: number }[];
  readonly unknownSlugs?: readonly unknown[];
  readonly tagged?: unknown;
  readonly made?: unknown;
  readonly onDomain?: unknown;
  readonly from: string;
  readonly to: string;
  readonly previous?: Stats;
}

async function stats(path: string): Promise<Stats> {
  const response = await callAsAdmin("GET", path);
  expect(response.status).toBe(200);
  return response.json<Stats>();
}

async function visit({ url }: LinkJson, day: string, visits: number): Promise<void> {
  const [row] = await query("SELECT id FROM links WHERE url = $1", [url]);
  await insertRollUps(query, BigInt(String(row?.["id"])), {
    totals: [[`${day}T10:00Z`, visits, 1]],
    days: [[day, visits]],
    names: [
      [day, "device", "mobile", visits],
      [day, "country", "DE", visits],
    ],
  });
}

describe("statistics that are compared, of a tag, and deleted", () => {
  it("compare=previous has the same answer for the period before, and only where it is asked for", async () => {
    const link = await createLink();
    await visit(link, "2026-10-02", 5);
    await visit(link, "2026-09-29", 3);
    const path = `/api/links/${link.slug}/stats?from=2026-10-01&to=2026-10-03`;
    const now = await stats(`${path}&compare=previous`);
    expect([now.visits, now.previous?.visits, now.previous?.from, now.previous?.to]).toEqual([
      ...[5, 3, "2026-09-28T00:00:00.000Z", "2026-10-01T00:00:00.000Z"],
    ]);
    expect(now.previous?.series.map(({ visits }) => visits)).toEqual([0, 3, 0]);
    expect(now.previous).not.toHaveProperty("previous");
    expect({ ...(await stats(path)), previous: now.previous }).toEqual(now);
    expect(await stats("/api/stats?compare=previous")).toHaveProperty("previous.topLinks");
    await problemOf(await callAsAdmin("GET", `${path}&compare=next`), 400, "validation");
    await problemOf(await callAsAdmin("GET", `${path}&tag=a`), 400, "validation");
  });

  it("tag counts the links that have it, in all, by name and each, and no others", async () => {
    const tag = `t${crypto.randomUUID()}`;
    const [one, other, foreign] = [
      await createLink({ tags: [tag, "x"] }),
      await createLink({ tags: [tag] }),
      await createLink({ tags: ["x"] }),
    ];
    await visit(one, "2026-10-02", 5);
    await visit(other, "2026-10-02", 7);
    await visit(foreign, "2026-10-02", 100);
    const answer = await stats(`/api/stats?from=2026-10-01&to=2026-10-03&tag=${tag}&compare=previous`);
    expect(answer).toMatchObject({
      ...{ visits: 12, visitors: 12, bots: 2, countries: [{ name: "DE", visits: 12 }], unknownSlugs: [] },
      topLinks: [
        { slug: other.slug, visits: 7 },
        { slug: one.slug, visits: 5 },
      ],
      tagged: { links: 2, isComplete: true },
      previous: { visits: 0, topLinks: [], tagged: { links: 2, isComplete: true } },
    });
    const none = await stats("/api/stats?tag=nobody-has-this");
    expect(none).toMatchObject({ visits: 0, topLinks: [], tagged: { links: 0, isComplete: true } });
    expect(await stats("/api/stats")).not.toHaveProperty("tagged");
  });

  it("createdBy counts the links of a key, and with a tag those that have both", async () => {
    const name = `maker ${crypto.randomUUID()}`;
    const { key } = await createKey({ name, scopes: ["links:write"] });
    const make = async (fields: object) =>
      linkOf(await call("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl(), ...fields }, bearer(key)) }));
    const [one, other] = [await make({ tags: [name] }), await make({})];
    const foreign = await createLink({ tags: [name] });
    await visit(one, "2026-10-02", 5);
    await visit(other, "2026-10-02", 7);
    await visit(foreign, "2026-10-02", 100);
    const path = `/api/stats?from=2026-10-01&to=2026-10-03&createdBy=${encodeURIComponent(name)}`;
    const answer = await stats(`${path}&compare=previous`);
    expect(answer).toMatchObject({
      ...{ visits: 12, visitors: 12, bots: 2, unknownSlugs: [], made: { links: 2, isComplete: true } },
      topLinks: [
        { slug: other.slug, visits: 7 },
        { slug: one.slug, visits: 5 },
      ],
      previous: { visits: 0, made: { links: 2, isComplete: true } },
    });
    expect(answer).not.toHaveProperty("tagged");
    expect(await stats(`${path}&tag=${encodeURIComponent(name)}`)).toMatchObject({
      ...{ visits: 5, topLinks: [{ slug: one.slug, visits: 5 }] },
      ...{ tagged: { links: 1, isComplete: true }, made: { links: 1, isComplete: true } },
    });
    const nobody = await stats("/api/stats?createdBy=nobody");
    expect(nobody).toMatchObject({ visits: 0, topLinks: [], made: { links: 0, isComplete: true } });
    await problemOf(await callAsAdmin("GET", "/api/stats?createdBy="), 400, "validation");
    await problemOf(await callAsAdmin("GET", `/api/links/${one.slug}/stats?createdBy=x`), 400, "validation");
  });

  it("domain counts the links that open on it, alone and with a tag and a maker, and the default one's are those of no other", async () => {
    const [tag, domain] = [`t${crypto.randomUUID()}`, `${crypto.randomUUID()}.example`];
    expect((await callAsAdmin("POST", "/api/domains", { domain })).status).toBe(201);
    const name = `maker ${tag}`;
    const { key } = await createKey({ name, scopes: ["links:write"] });
    const [one, other] = [await createLink({ domain, tags: [tag] }), await createLink({ domain })];
    const made = await linkOf(
      await call("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl(), domain }, bearer(key)) }),
    );
    const onDefault = await createLink({ tags: [tag] });
    await visit(one, "2026-10-02", 5);
    await visit(other, "2026-10-02", 7);
    await visit(made, "2026-10-02", 9);
    await visit(onDefault, "2026-10-02", 100);
    const path = "/api/stats?from=2026-10-01&to=2026-10-03";
    const answer = await stats(`${path}&domain=${domain.toUpperCase()}&compare=previous`);
    expect(answer).toMatchObject({
      ...{ visits: 21, unknownSlugs: [], onDomain: { links: 3, isComplete: true } },
      topLinks: [
        { slug: made.slug, domain, visits: 9 },
        { slug: other.slug, domain, visits: 7 },
        { slug: one.slug, domain, visits: 5 },
      ],
      previous: { visits: 0, onDomain: { links: 3, isComplete: true } },
    });
    for (const field of ["tagged", "made"]) expect(answer).not.toHaveProperty(field);
    expect(await stats(`${path}&domain=${domain}&tag=${tag}`)).toMatchObject({
      ...{ visits: 5, tagged: { links: 1, isComplete: true }, onDomain: { links: 1, isComplete: true } },
    });
    const ofMaker = `&createdBy=${encodeURIComponent(name)}`;
    expect(await stats(`${path}&domain=${domain}${ofMaker}`)).toMatchObject({ visits: 9, made: { links: 1 } });
    expect(await stats(`${path}&domain=go.example${ofMaker}`)).toMatchObject({ visits: 0, onDomain: { links: 0 } });
    expect(await stats(`${path}&domain=go.example&tag=${tag}`)).toMatchObject({ visits: 100, onDomain: { links: 1 } });
    expect(await stats(path)).not.toHaveProperty("onDomain");
    for (const wrong of ["strange.example", "a/b", ""])
      await problemOf(await callAsAdmin("GET", `/api/stats?domain=${encodeURIComponent(wrong)}`), 400, "validation");
  });

  it("tag counts the newest thousand links, and says that there are more", async () => {
    const tag = `t${crypto.randomUUID()}`;
    await query(
      `INSERT INTO links (url, tags, created_at) SELECT 'https://example.com/' || n, ARRAY[$1], now() + n * interval '1 ms'
       FROM generate_series(1, 1001) AS n`,
      [tag],
    );
    await query(`INSERT INTO click_totals SELECT id, '2026-10-02T10:00Z', 1, 0 FROM links WHERE tags @> ARRAY[$1]`, [
      tag,
    ]);
    expect(await stats(`/api/stats?from=2026-10-01&to=2026-10-03&tag=${tag}`)).toMatchObject({
      ...{ visits: 1_000, tagged: { links: 1_000, isComplete: false } },
    });
  });

  it("DELETE /api/links/{slug}/visits leaves the link as it is, without a visit; of no link it is 404", async () => {
    const link = await createLink({ maxVisits: 5 });
    await visit(link, "2026-10-02", 5);
    const path = `/api/links/${link.slug}`;
    expect((await callAsAdmin("DELETE", `${path}/visits`)).status).toBe(204);
    expect(await stats(`${path}/stats?from=2026-10-01&to=2026-10-03`)).toMatchObject({ visits: 0, bots: 0 });
    expect(await (await callAsAdmin("GET", path)).json()).toEqual(link);
    expect((await callAsAdmin("DELETE", `${path}/visits`)).status).toBe(204);
    await problemOf(await callAsAdmin("DELETE", "/api/links/no-such-link/visits"), 404, "not-found");
  });
});
