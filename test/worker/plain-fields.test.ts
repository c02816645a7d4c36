import { beforeAll, describe, expect, it } from "vitest";
import { SEARCHED_FIELDS } from "../../src/links/field-values.ts";
import { exportLinks, importFile } from "../support/imports.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createWithKey,
  getLink,
  type LinkJson,
  linkOf,
  uniqueKey,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";

/**
 * The plain fields of a link: those that are kept and told as they were given. Each takes the same ways through the API,
 * and is easily forgotten on one of them: the field is then lost without an error. Neither value is the field's fallback,
 * but where there are only two.
 */
const FIELDS: Readonly<Record<string, { readonly value: unknown; readonly other: unknown }>> = {
  url: { value: "https://example.com/value?a=%20b#c", other: "https://example.com/other" },
  title: { value: "=1+1, “a title”", other: "Another" },
  tags: { value: ["one", "two, three", "'four"], other: ["five"] },
  redirectStatus: { value: 307, other: 301 },
  enabled: { value: false, other: true },
  expiresAt: { value: "2098-01-02T03:04:05.678Z", other: "2099-01-01T00:00:00.000Z" },
  expiredUrl: { value: "https://example.com/expired", other: "https://example.com/gone" },
  forwardQuery: { value: true, other: false },
  maxVisits: { value: 7, other: 2_147_483_647 },
  rules: {
    value: [
      {
        name: "Phones, =1+1",
        when: { device: ["mobile", "tablet"], query: { a: null } },
        url: "https://example.com/m",
      },
      {
        name: "Night",
        when: { hours: { from: "22:00", until: "06:00" }, timezone: "UTC" },
        url: "https://example.com/n",
      },
    ],
    other: [{ name: "Half", when: { share: 50 }, url: "https://example.com/b" }],
  },
  card: {
    value: { title: "=1+1, “a card”", description: "It's, one", image: "https://example.com/a.png?b=%20#c" },
    other: { title: "Another", description: "One", image: "http://example.org/b" },
  },
  note: { value: "=2+2, “for the winter sale”", other: "Over" },
};
const NAMES = Object.keys(FIELDS);
const ALL: Record<string, unknown> = Object.fromEntries(NAMES.map((name) => [name, FIELDS[name]?.value]));
/** What a body may have besides: a name, what is never told, and what is no field of a link. */
const NOT_PLAIN = ["slug", "domain", "password", "findIfExists"];

const fieldOf = (link: LinkJson, name: string) => new Map<string, unknown>(Object.entries(link)).get(name);
/** A body with the field, and with no other that is not needed. */
const bodyWith = (name: string) => ({ url: uniqueUrl(), [name]: ALL[name] });
const edit = async (slug: string, changes: object) => linkOf(await callAsAdmin("PATCH", `/api/links/${slug}`, changes));

describe("the plain fields of a link", () => {
  it("are all that a create and an edit take, but for what this test names", async () => {
    const { components } = await (await call("/api/openapi.json")).json<Document>();
    for (const schema of ["CreateLink", "EditLink"]) {
      const fields = Object.keys(components.schemas[schema]?.properties ?? {});
      const plain = fields.filter((name) => !NOT_PLAIN.includes(name));
      expect(plain.sort(), schema).toEqual([...NAMES].sort());
    }
  });

  it.each(NAMES)("%s has a fallback or is required, and neither is the value of this test", async (name) => {
    const link = await createLink();
    expect(fieldOf(link, name)).not.toEqual(ALL[name]);
    expect(Object.keys(link)).toContain(name);
  });

  it.each(NAMES)("%s is what a create gave it, and what a replay of the create answers", async (name) => {
    const [key, body] = [uniqueKey(), bodyWith(name)];
    const created = await createWithKey(key, body);
    expect(created.status).toBe(201);
    const link = await linkOf(created);
    expect(fieldOf(link, name)).toEqual(ALL[name]);
    expect(await getLink(link.slug)).toEqual(link);
    const replay = await createWithKey(key, body);
    expect([replay.headers.get("Idempotent-Replayed"), await linkOf(replay)]).toEqual(["true", link]);
  });

  it("are part of what an Idempotency-Key stands for", async () => {
    for (const name of NAMES) {
      const [key, body] = [uniqueKey(), bodyWith(name)];
      expect((await createWithKey(key, body)).status).toBe(201);
      expect([name, (await createWithKey(key, { ...body, [name]: FIELDS[name]?.other })).status]).toEqual([name, 422]);
    }
  });

  it.each(NAMES)("%s is what a bulk create gave it, and what a replay answers", async (name) => {
    const body = { links: [bodyWith(name), { url: uniqueUrl() }] };
    const post = async (headers: Record<string, string>) => {
      const response = await callAsAdmin("POST", "/api/links/bulk", body, headers);
      return (await response.json<{ results: { status: number; link: LinkJson }[] }>()).results[0];
    };
    const headers = { "Idempotency-Key": uniqueKey() };
    const made = await post(headers);
    if (made === undefined) throw new Error("Cannot find the result of a bulk create");
    expect([made.status, fieldOf(made.link, name)]).toEqual([201, ALL[name]]);
    expect(await getLink(made.link.slug)).toEqual(made.link);
    expect((await post(headers))?.link).toEqual(made.link);
  });

  it.each(NAMES)("%s is what an edit makes of it, and the edit changes nothing else", async (name) => {
    const { value, other } = FIELDS[name] ?? {};
    for (const [before, to] of [[await createLink(), value] as const, [await createLink(ALL), other] as const]) {
      const after = await edit(before.slug, { [name]: to });
      expect(after).toEqual({ ...before, [name]: to, updatedAt: after.updatedAt });
      expect(await getLink(before.slug)).toEqual(after);
    }
  });

  it("are told by a list as by the link itself", async () => {
    const link = await createLink({ ...ALL, slug: uniqueSlug() });
    const { links } = await (await callAsAdmin("GET", `/api/links?q=${link.slug}`)).json<{ links: LinkJson[] }>();
    expect(links).toEqual([link]);
  });

  it.each(SEARCHED_FIELDS.map(({ name }) => name))("%s is searched by q, as the table says", async (name) => {
    const word = crypto.randomUUID().slice(0, 8); // Fits into short fields.
    const link = await createLink({ [name]: name === "url" ? `https://example.com/${word}` : `a ${word} b` });
    const { links } = await (await callAsAdmin("GET", `/api/links?q=${word}`)).json<{ links: LinkJson[] }>();
    expect(links).toEqual([link]);
  });

  describe.each(["application/x-ndjson", "text/csv"])("in an export as %s that is imported again", (type) => {
    const pairs = new Map<string, { readonly before: LinkJson; readonly after: LinkJson }>();

    beforeAll(async () => {
      const before = new Map<string, LinkJson>();
      for (const name of NAMES) before.set(name, await createLink({ ...bodyWith(name), slug: uniqueSlug() }));
      const [first = "", ...lines] = (await exportLinks({ fetch: call }, type)).split(/\r?\n/);
      // Under new names, beside the links that they were exported from.
      const renamed = new Map([...before].map(([name, { slug }]) => [name, { slug, newSlug: `${slug}-again` }]));
      const rows = [...renamed.values()].map(({ slug, newSlug }) => {
        const row = lines.find((line) => line.includes(slug));
        if (row === undefined) throw new Error(`Cannot find ${slug} in the export`);
        return row.replaceAll(slug, newSlug);
      });
      const record = await importFile({ fetch: call }, [first, ...rows, ""].join("\n"), type);
      expect(record).toMatchObject({ created: NAMES.length, failed: 0, errors: [] });
      for (const [name, link] of before) {
        pairs.set(name, { before: link, after: await getLink(`${link.slug}-again`) });
      }
    });

    it.each(NAMES)("%s is what it was, as are all others", (name) => {
      const { before, after } = pairs.get(name) ?? {};
      if (before === undefined || after === undefined) throw new Error(`Cannot find the link of ${name}`);
      expect(fieldOf(after, name)).toEqual(ALL[name]);
      const { slug, shortUrl } = after;
      expect(after).toEqual({ ...before, slug, shortUrl, updatedAt: after.updatedAt });
    });
  });
});

/** As far as this test reads the API's own document. */
interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}
