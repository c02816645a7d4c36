import { describe, expect, it } from "vitest";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  type LinkJson,
  otherIsolate,
  problemOf,
  uniqueSlug,
} from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

interface Page {
  readonly links: readonly LinkJson[];
  readonly nextCursor: string | null;
}

async function list(parameters: Record<string, string>): Promise<Page> {
  const response = await callAsAdmin("GET", `/api/links?${new URLSearchParams(parameters).toString()}`);
  expect(response.status).toBe(200);
  return response.json<Page>();
}

const slugsOf = ({ links }: Page) => links.map(({ slug }) => slug);
/** A word that no other test has. */
const uniqueWord = () => `w${crypto.randomUUID().replaceAll("-", "")}`;

describe("GET /api/links", () => {
  it("GET /api/links lists links newest first, each as the API answers it everywhere", async () => {
    const tag = uniqueWord();
    const links = [];
    for (const title of ["oldest", null, "newest"]) links.push(await createLink({ tags: [tag], title }));
    expect(await list({ tag })).toEqual({ links: links.reverse(), nextCursor: null });
  });

  it("GET /api/links walks by cursor over each link once, while links are added and removed", async () => {
    const tag = uniqueWord();
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.unshift((await createLink({ tags: [tag] })).slug);
    const first = await list({ tag, limit: "3" });
    expect(slugsOf(first)).toEqual(made.slice(0, 3));

    await createLink({ tags: [tag] });
    // The very link that the cursor is at, one before it and one behind it.
    for (const slug of [made[2], made[0], made[4]]) await callAsAdmin("DELETE", `/api/links/${String(slug)}`);
    const second = await list({ tag, limit: "3", cursor: String(first.nextCursor) });
    expect(slugsOf(second)).toEqual([made[3], made[5], made[6]]);
    expect(second.nextCursor).toBeNull();
  });

  it("GET /api/links walks over links of one and the same millisecond", async () => {
    const tag = uniqueWord();
    await query(
      `INSERT INTO links (url, tags, created_at)
       SELECT 'https://example.com/' || n, ARRAY[$1], '2026-01-01T00:00:00.123Z' FROM generate_series(1, 5) AS n`,
      [tag],
    );
    const urls: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Page = await list({ tag, limit: "2", ...(cursor === "" ? {} : { cursor }) });
      urls.push(...page.links.map(({ url }) => url));
      cursor = page.nextCursor;
    }
    expect(urls).toEqual([5, 4, 3, 2, 1].map((n) => `https://example.com/${n}`));
  });

  it("q finds a link by its very code or slug, the slug in any capitals", async () => {
    const [coded, slugged] = [await createLink(), await createLink({ slug: uniqueSlug() })];
    expect(await list({ q: coded.slug })).toEqual({ links: [coded], nextCursor: null });
    expect(await list({ q: ` ${slugged.slug.toUpperCase()} ` })).toEqual({ links: [slugged], nextCursor: null });
  });

  it("q finds links by beginnings of words in custom slug, url and title, all of which they must have", async () => {
    const [word, other] = [uniqueWord(), uniqueWord()];
    const inTitle = await createLink({ title: `The ${word}: Ümläute & more` });
    const inUrl = await createLink({ url: `https://example.com/a_b/${word}?c=${other}` });
    const inSlug = await createLink({ slug: `x-${word}` });
    expect(slugsOf(await list({ q: word }))).toEqual([inSlug.slug, inUrl.slug, inTitle.slug]);
    expect(slugsOf(await list({ q: word.slice(0, 20).toUpperCase() }))).toEqual([
      inSlug.slug,
      inUrl.slug,
      inTitle.slug,
    ]);
    expect(slugsOf(await list({ q: `${other} ${word}` }))).toEqual([inUrl.slug]);
    expect(slugsOf(await list({ q: `üml-${word}` }))).toEqual([inTitle.slug]);
    expect(slugsOf(await list({ q: word.slice(1) }))).toEqual([]);
  });

  it.each(["'", "!", ":*", "& |", "a' & 'b", "\\", "%_", "*", "()", "<->", '"', "😀", "a:b*c"])(
    "q takes %j for a text, not for a query language",
    async (q) => {
      expect((await callAsAdmin("GET", `/api/links?q=${encodeURIComponent(q)}`)).status).toBe(200);
    },
  );

  it("q finds links by words in the note, also where others of them are in the title, and by an edited note at once", async () => {
    const [noted, titled, other] = [uniqueWord(), uniqueWord(), uniqueWord()];
    const { slug } = await createLink({ title: titled, note: `For the\nwinter-${noted}` });
    for (const q of [noted, `${titled} ${noted}`, `${noted.slice(0, 20)} winter ${titled.toUpperCase()}`]) {
      expect([q, slugsOf(await list({ q }))]).toEqual([q, [slug]]);
    }
    for (const q of [`${noted} ${other}`, other]) expect([q, slugsOf(await list({ q }))]).toEqual([q, []]);
    await callAsAdmin("PATCH", `/api/links/${slug}`, { note: other });
    expect([slugsOf(await list({ q: other })), slugsOf(await list({ q: noted }))]).toEqual([[slug], []]);
  });

  it("q and tag narrow down together, and an empty q finds all", async () => {
    const [word, tag] = [uniqueWord(), uniqueWord()];
    const both = await createLink({ title: word, tags: [tag, "shared"] });
    await createLink({ title: word });
    const tagged = await createLink({ tags: [tag] });
    expect(slugsOf(await list({ q: word, tag }))).toEqual([both.slug]);
    expect(slugsOf(await list({ q: " ", tag }))).toEqual([tagged.slug, both.slug]);
    expect(slugsOf(await list({ tag: tag.slice(1) }))).toEqual([]);
  });

  it.each([
    ["limit", "0"],
    ["limit", "201"],
    ["limit", "-1"],
    ["limit", "ten"],
    ["limit", ""],
    ["cursor", ""],
    ["cursor", "made-up"],
    ["q", "a".repeat(201)],
    ["q", "a\u0000"],
    ["tag", " "],
    ["offset", "5"],
  ])("GET /api/links refuses %s=%j and names it", async (name, value) => {
    const response = await callAsAdmin("GET", `/api/links?${name}=${encodeURIComponent(value)}`);
    expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual([name]);
  });

  it("GET /api/links is for those with a key, and answers HEAD without a body", async () => {
    await problemOf(await call("/api/links"), 401, "unauthorized");
    const head = await call("/api/links", { method: "HEAD", headers: asAdmin });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("GET /api/links shows no codes under another key than the database's (P9)", async () => {
    await createLink();
    const response = await otherIsolate({ CODE_KEY: "f".repeat(64) })("/api/links", { headers: asAdmin });
    await problemOf(response, 503, "unavailable");
  });
});
