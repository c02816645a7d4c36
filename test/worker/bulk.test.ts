import { afterEach, describe, expect, it, vi } from "vitest";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  type LinkJson,
  otherIsolate,
  type ProblemJson,
  problemOf,
  uniqueKey,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countCalls, redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { countLinksTo } from "../support/worker-sql.ts";

interface ItemJson {
  readonly status: number;
  readonly link?: LinkJson;
  readonly problem?: ProblemJson;
}

function post(links: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return callAsAdmin("POST", "/api/links/bulk", { links }, headers);
}

async function resultsOf(response: Response): Promise<readonly ItemJson[]> {
  expect(response.status).toBe(200);
  return (await response.json<{ results: ItemJson[] }>()).results;
}

const create = async (links: readonly unknown[], headers = {}) => resultsOf(await post(links, headers));
const statusesOf = (results: readonly ItemJson[]) => results.map(({ status }) => status);

describe("POST /api/links/bulk", () => {
  afterEach(() => vi.restoreAllMocks());

  it("POST /api/links/bulk makes 1,000 links with one statement and one pipeline, in order, warm in Redis", async () => {
    await createLink();
    const urls = Array.from({ length: 1_000 }, () => uniqueUrl());
    const calls = countCalls();
    const results = await create(urls.map((url) => ({ url })));
    // The limiter's round trip, and the pipeline.
    expect(calls()).toEqual({ [redisEndpoint]: 2, [sqlEndpoint]: 1 });
    expect(results.map(({ link }) => link?.url)).toEqual(urls);
    expect(new Set(statusesOf(results))).toEqual(new Set([201]));
    expect(new Set(results.map(({ link }) => link?.slug)).size).toBe(1_000);

    vi.restoreAllMocks();
    refuse(sqlEndpoint);
    const visit = otherIsolate();
    for (const at of [0, 500, 999]) {
      expect((await visit(`/${String(results[at]?.link?.slug)}`)).headers.get("Location")).toBe(urls[at]);
    }
  });

  it("POST /api/links/bulk spoils only the items that are bad, doubled or taken", async () => {
    const [taken, doubled, fresh] = [uniqueSlug(), uniqueSlug(), uniqueSlug()];
    await createLink({ slug: taken });
    const results = await create([
      { url: uniqueUrl(), title: "a", tags: ["b", "c"], redirectStatus: 308, forwardQuery: true, enabled: false },
      { url: "nonsense" },
      { url: uniqueUrl(), slug: taken },
      { url: uniqueUrl(), slug: doubled.toUpperCase() },
      { url: uniqueUrl(), slug: doubled },
      "no link at all",
      { url: uniqueUrl(), slug: fresh, expiresAt: "2099-01-01T00:00:00Z", expiredUrl: "https://example.com/over" },
      { url: "http://127.0.0.1/" },
      { url: uniqueUrl(), colour: "red" },
      null,
    ]);
    expect(statusesOf(results)).toEqual([201, 400, 409, 201, 409, 400, 201, 422, 400, 400]);
    expect(results[0]?.link).toMatchObject({
      ...{ title: "a", tags: ["b", "c"], redirectStatus: 308, forwardQuery: true, enabled: false, custom: false },
    });
    expect(results[3]?.link).toMatchObject({ slug: doubled, custom: true });
    expect(results[6]?.link).toMatchObject({ slug: fresh, expiresAt: "2099-01-01T00:00:00.000Z" });
    expect(results[1]?.problem).toMatchObject({ type: "/_/problems/validation", status: 400 });
    expect(results[8]?.problem?.errors).toEqual([{ path: "colour", message: "is not a field here" }]);
    expect(results[4]?.problem).toMatchObject({ type: "/_/problems/slug-taken" });
    for (const { link } of results) {
      if (link === undefined) continue;
      const read = await callAsAdmin("GET", `/api/links/${link.slug}`);
      expect(await read.json()).toEqual(link);
    }
  });

  it("POST /api/links/bulk gives the first answer to repeats with its Idempotency-Key, refusals and all", async () => {
    const [key, url, slug] = [uniqueKey(), uniqueUrl(), uniqueSlug()];
    const links = [{ url }, { url: "nonsense" }, { url, slug }, { url, slug }];
    const responses = await Promise.all(Array.from({ length: 5 }, () => post(links, { "Idempotency-Key": key })));
    const replayed = responses.map(({ headers }) => headers.get("Idempotent-Replayed"));
    expect(replayed.filter((value) => value === "true")).toHaveLength(4);
    const answers = await Promise.all(responses.map(resultsOf));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(statusesOf(answers[0] ?? [])).toEqual([201, 400, 201, 409]);
    expect(await countLinksTo(url)).toBe(2);

    await callAsAdmin("DELETE", `/api/links/${slug}`);
    expect(await create(links, { "Idempotency-Key": key })).toEqual(answers[0]);
    const other = await post([{ url }], { "Idempotency-Key": key });
    await problemOf(other, 422, "idempotency-mismatch");
    expect(await countLinksTo(url)).toBe(1);
  });

  it("POST /api/links/bulk repeats a first answer to the last field, and names that Postgres would not take", async () => {
    const everything = {
      ...{ url: uniqueUrl(), slug: uniqueSlug(), title: "ü", tags: ["a", "b"], redirectStatus: 308, enabled: false },
      ...{ expiresAt: "2099-01-01T00:00:00.120Z", expiredUrl: "https://example.com/over", forwardQuery: true },
    };
    const links = [everything, { url: uniqueUrl(), "\u0000": 1 }, { url: uniqueUrl(), "\ud800": 1 }];
    const headers = { "Idempotency-Key": uniqueKey() };
    const first = await create(links, headers);
    expect(statusesOf(first)).toEqual([201, 400, 400]);
    expect(first[0]?.link).toMatchObject(everything);
    expect(first[1]?.problem?.errors?.[0]?.path).toBe("\u0000");
    expect(await create(links, headers)).toEqual(first);
    expect(statusesOf(await create(links.slice(1)))).toEqual([400, 400]);
  });

  it("POST /api/links/bulk remembers a batch in which everything was refused", async () => {
    const key = uniqueKey();
    const first = await create([{ url: "a" }], { "Idempotency-Key": key });
    const again = await post([{ url: "a" }], { "Idempotency-Key": key });
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    expect(await resultsOf(again)).toEqual(first);
  });

  it("findIfExists finds links from before and from the batch itself", async () => {
    const [known, url] = [await createLink(), uniqueUrl()];
    const results = await create([
      { url: known.url, findIfExists: true },
      { url, findIfExists: true },
      { url, findIfExists: true, redirectStatus: 302 },
      { url },
    ]);
    expect(statusesOf(results)).toEqual([200, 201, 200, 201]);
    expect(results[0]?.link).toEqual(known);
    expect(results[2]?.link).toEqual(results[1]?.link);
    expect(await countLinksTo(url)).toBe(2);
  });

  it("findIfExists in a batch finds what equals an item in every field that it names, as if one came after the other", async () => {
    const [known, url, slug] = [await createLink({ title: "a", tags: ["x", "y"] }), uniqueUrl(), uniqueSlug()];
    const finds = { findIfExists: true };
    const results = await create([
      { url: known.url, tags: ["y", "x"], ...finds },
      { url: known.url, title: "b", ...finds }, // 1 makes one, and 2 finds that: it is newer.
      { url: known.url, ...finds },
      { url, title: "a", slug, ...finds },
      { url, title: null, ...finds },
      { url, title: "a", ...finds },
      { url, slug, ...finds },
      { url, slug, title: "b", ...finds }, // The slug is taken by another.
      { url, enabled: false, ...finds },
      { url, password: "open sesame", ...finds },
      { url, maxVisits: 5 },
      { url, maxVisits: 5, ...finds },
      { url, ...finds },
    ]);
    expect(statusesOf(results)).toEqual([200, 201, 200, 201, 201, 200, 200, 409, 201, 201, 201, 200, 200]);
    const slugs = results.map(({ link }) => link?.slug);
    expect(slugs[0]).toBe(known.slug);
    for (const [finder, found] of [
      [2, 1],
      [5, 3],
      [6, 3],
      [11, 10],
      [12, 10],
    ] as const) {
      expect([finder, slugs[finder]]).toEqual([finder, slugs[found]]);
    }
    expect(await countLinksTo(url)).toBe(5);
  });

  it("findIfExists in a batch finds nothing that another item was only to make", async () => {
    const taken = await createLink({ slug: uniqueSlug() });
    const url = uniqueUrl();
    const results = await create([
      { url, slug: taken.slug },
      { url, findIfExists: true, title: null },
      { url, findIfExists: true },
    ]);
    expect(statusesOf(results)).toEqual([409, 201, 200]);
    expect(results[2]?.link).toEqual(results[1]?.link);
  });

  it("simultaneous batches that want the same slugs crosswise make each of them once", async () => {
    const slugs = Array.from({ length: 20 }, () => uniqueSlug());
    const url = uniqueUrl();
    const batch = (order: readonly string[]) => create(order.map((slug) => ({ url, slug })));
    const answers = await Promise.all([batch(slugs), batch(slugs.toReversed()), batch(slugs)]);
    const made = answers.flat().filter(({ status }) => status === 201);
    expect(made.map(({ link }) => link?.slug).toSorted()).toEqual(slugs.toSorted());
    expect(await countLinksTo(url)).toBe(20);
  });

  it("a batch goes on without Redis", async () => {
    refuse(redisEndpoint);
    const results = await create([{ url: uniqueUrl() }]);
    expect(statusesOf(results)).toEqual([201]);
  });

  it("a batch sets at most 20 passwords, which cost CPU", async () => {
    const results = await create(Array.from({ length: 21 }, () => ({ url: uniqueUrl(), password: "a" })));
    expect(statusesOf(results)).toEqual([...Array.from({ length: 20 }, () => 201), 400]);
    expect(results[0]?.link).toMatchObject({ passwordProtected: true });
  });

  it.each([
    [[]],
    [Array.from({ length: 1_001 }, () => ({ url: "https://example.com/" }))],
    ["links"],
    [undefined],
    [{}],
  ])("POST /api/links/bulk refuses a list that is none, or too short, or too long", async (links) => {
    expect(fieldsOf(await problemOf(await post(links), 400, "validation"))).toEqual(["links"]);
  });

  it("POST /api/links/bulk takes 4 MiB, and needs a key even where creates are public", async () => {
    const filled = (count: number) => Array.from({ length: count }, () => ({ url: "x".repeat(8_000) }));
    expect((await post(filled(500))).status).toBe(200);
    await problemOf(await post(filled(600)), 413, "too-large");
    await problemOf(await call("/api/links/bulk", { method: "POST" }), 401, "unauthorized");
  });

  it("POST /api/links/bulk makes nothing under another key than the database's (P9)", async () => {
    const url = uniqueUrl();
    await createLink();
    const visit = otherIsolate({ CODE_KEY: "f".repeat(64) });
    const response = await visit("/api/links/bulk", {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ links: [{ url }] }),
    });
    await problemOf(response, 503, "unavailable");
    expect(await countLinksTo(url)).toBe(0);
  });
});
