import { describe, expect, it } from "vitest";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createWithKey,
  fieldsOf,
  fromFreshAddress,
  getLink,
  jsonInit,
  otherIsolate,
  problemOf,
  uniqueKey,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

const OTHER = `"${"0".repeat(32)}"`;

async function etagOf(slug: string): Promise<string> {
  return etagIn(await callAsAdmin("GET", `/api/links/${slug}`));
}

function etagIn(response: Response): string {
  const etag = response.headers.get("ETag") ?? "none";
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  return etag;
}

const get = (slug: string, headers: Record<string, string>, method = "GET") =>
  callAsAdmin(method, `/api/links/${slug}`, undefined, headers);
const patch = (slug: string, headers: Record<string, string>, body: object = { title: "after" }) =>
  callAsAdmin("PATCH", `/api/links/${slug}`, body, headers);
const remove = (slug: string, headers: Record<string, string>) =>
  callAsAdmin("DELETE", `/api/links/${slug}`, undefined, headers);

describe("the ETag of a link", () => {
  it("is in every answer that shows the link, and the same for one state", async () => {
    const [url, slug, key] = [uniqueUrl(), uniqueSlug(), uniqueKey()];
    const made = await createWithKey(key, { url, slug });
    const etag = etagIn(made);
    expect(etagIn(await createWithKey(key, { url, slug }))).toBe(etag);
    expect(etagIn(await callAsAdmin("POST", "/api/links", { url, findIfExists: true }))).toBe(etag);
    for (const method of ["GET", "HEAD"]) expect(etagIn(await get(slug, {}, method))).toBe(etag);
    expect(etagIn(await get(slug.toUpperCase(), {}))).toBe(etag);
    const changed = etagIn(await patch(slug, {}));
    expect(changed).not.toBe(etag);
    expect(await etagOf(slug)).toBe(changed);
    // What is replayed shows the link as it was.
    expect(etagIn(await createWithKey(key, { url, slug }))).toBe(etag);
    expect(etagIn(await callAsAdmin("POST", "/api/links", { url, findIfExists: true }))).toBe(changed);
    expect(etagIn(await otherIsolate()(`/api/links/${slug}`, { headers: asAdmin }))).toBe(changed);
  });

  it("differs by link, also where one is made anew under the slug of another", async () => {
    const slug = uniqueSlug();
    await createLink({ slug });
    const before = await etagOf(slug);
    await remove(slug, {});
    await createLink({ slug });
    expect(await etagOf(slug)).not.toBe(before);
    expect((await patch(slug, { "If-Match": before })).status).toBe(412);
  });

  it("changes with every edit, also with one that changes nothing, and with what somebody types", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const seen = new Set([await etagOf(slug)]);
    for (const body of [{ title: "a" }, { title: "a" }, {}, { enabled: false }, { password: "sesame" }, { tags: [] }])
      seen.add(etagIn(await patch(slug, {}, body)));
    await query("UPDATE links SET title = 'typed' WHERE slug = $1", [slug]);
    seen.add(await etagOf(slug));
    expect(seen.size).toBe(8);
  });

  it("does not change with visits, counted or not", async () => {
    const { slug } = await createLink({ slug: uniqueSlug(), maxVisits: 5 });
    const before = await etagOf(slug);
    const headers = { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
    expect((await call(`/${slug}`, { headers })).status).toBe(302);
    expect(await query("SELECT visits_used FROM links WHERE slug = $1", [slug])).toEqual([{ visits_used: 1 }]);
    expect(await etagOf(slug)).toBe(before);
  });

  it("is in no answer that shows no link, or several", async () => {
    const { slug } = await createLink();
    for (const response of [
      await callAsAdmin("GET", "/api/links?limit=1"),
      await callAsAdmin("POST", "/api/links/bulk", { links: [{ url: uniqueUrl() }] }),
      await patch(slug, { "If-Match": OTHER }),
      await remove(slug, {}),
      await get(slug, {}),
    ])
      expect(response.headers.get("ETag")).toBeNull();
  });
});

describe("GET /api/links/{slug} on a condition", () => {
  it.each(["GET", "HEAD"])("%s answers 304 to who has the link, with the headers of a 200", async (method) => {
    const { slug } = await createLink();
    const etag = await etagOf(slug);
    const whole = await get(slug, {}, method);
    for (const known of [etag, `W/${etag}`, `"x", W/"y" ,${etag}`, "*", ` ${etag} `]) {
      const response = await get(slug, { "If-None-Match": known }, method);
      expect([known, response.status, await response.text()]).toEqual([known, 304, ""]);
      expect(response.headers.get("ETag")).toBe(etag);
      for (const name of ["Cache-Control", "Vary", "RateLimit-Policy"])
        expect(response.headers.get(name)).toBe(whole.headers.get(name));
      expect(response.headers.get("X-Request-Id")).not.toBeNull();
      expect(response.headers.get("Content-Type")).toBeNull();
    }
    for (const other of [OTHER, etag.replaceAll('"', ""), "", '"x", "y"', etag.toUpperCase().replaceAll("0", "1")])
      expect([other, (await get(slug, { "If-None-Match": other }, method)).status]).toEqual([other, 200]);
  });

  it("GET answers in full again once the link has changed", async () => {
    const { slug } = await createLink();
    const etag = await etagOf(slug);
    await patch(slug, {});
    expect((await get(slug, { "If-None-Match": etag })).status).toBe(200);
  });

  it("GET answers 412 to an If-Match of another state, before it looks at If-None-Match", async () => {
    const { slug } = await createLink();
    const etag = await etagOf(slug);
    for (const asked of [OTHER, `W/${etag}`, '"zzz"', ","]) {
      const response = await get(slug, { "If-Match": asked, "If-None-Match": etag });
      await problemOf(response, 412, "precondition-failed");
    }
    for (const asked of [etag, `${OTHER}, ${etag}`, "*"]) {
      expect((await get(slug, { "If-Match": asked })).status).toBe(200);
      expect((await get(slug, { "If-Match": asked, "If-None-Match": etag })).status).toBe(304);
    }
  });
});

describe.each([
  { method: "PATCH", send: patch, done: 200 },
  { method: "DELETE", send: remove, done: 204 },
])("$method /api/links/{slug} on a condition", ({ method, send, done }) => {
  const isDone = async (slug: string) => {
    const [link] = await query("SELECT title FROM links WHERE slug = $1", [slug]);
    return method === "PATCH" ? link?.["title"] === "after" : link === undefined;
  };

  it.each<[string, (etag: string) => Record<string, string>]>([
    ["If-Match of the state", (etag) => ({ "If-Match": etag })],
    ["If-Match of several", (etag) => ({ "If-Match": `"x", W/"y",${OTHER} , ${etag}` })],
    ["If-Match: *", () => ({ "If-Match": "*" })],
    ["If-None-Match of another", () => ({ "If-None-Match": `${OTHER}, "x"` })],
    ["both", (etag) => ({ "If-Match": etag, "If-None-Match": OTHER })],
    ["a condition by time, which is none here", () => ({ "If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" })],
  ])(`${method} is done with %s`, async (_, headersOf) => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    expect((await send(slug, headersOf(await etagOf(slug)))).status).toBe(done);
    expect(await isDone(slug)).toBe(true);
  });

  it.each<[string, (etag: string) => Record<string, string>]>([
    ["If-Match of another", () => ({ "If-Match": OTHER })],
    ["If-Match of what is no tag of ours", () => ({ "If-Match": '"zzz"' })],
    ["an If-Match of no tag", () => ({ "If-Match": " , " })],
    ["If-Match by a weak tag", (etag) => ({ "If-Match": `W/${etag}` })],
    ["If-None-Match of the state", (etag) => ({ "If-None-Match": `"x", ${etag}` })],
    ["If-None-Match by a weak tag", (etag) => ({ "If-None-Match": `W/${etag}` })],
    ["If-None-Match: *", () => ({ "If-None-Match": "*" })],
    ["If-Match of the state, and If-None-Match: *", (etag) => ({ "If-Match": etag, "If-None-Match": "*" })],
    ["If-Match of another, and If-None-Match of another", () => ({ "If-Match": OTHER, "If-None-Match": OTHER })],
  ])(`${method} is 412 with %s, and changes nothing`, async (_, headersOf) => {
    const link = await createLink({ slug: uniqueSlug() });
    const etag = await etagOf(link.slug);
    const problem = await problemOf(await send(link.slug, headersOf(etag)), 412, "precondition-failed");
    expect(problem.detail).toContain("Nothing was changed");
    expect(await getLink(link.slug)).toEqual(link);
    expect(await etagOf(link.slug)).toBe(etag);
  });

  it(`${method} is 412 for a state that has passed, also to a code and an isolate that has the link in memory`, async () => {
    const { slug } = await createLink();
    const before = await etagOf(slug);
    expect((await call(`/${slug}`)).status).toBe(302);
    await patch(slug, {}, { title: "somebody else's" });
    await problemOf(await send(slug, { "If-Match": before }), 412, "precondition-failed");
    expect((await getLink(slug)).title).toBe("somebody else's");
    expect((await send(slug, { "If-Match": await etagOf(slug) })).status).toBe(done);
  });

  it(`${method} reads several lines of one header as one list`, async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const headers = new Headers({ ...asAdmin, "Content-Type": "application/json" });
    for (const tag of ['"x"', await etagOf(slug), OTHER]) headers.append("If-Match", tag);
    const init = {
      method,
      headers: Object.fromEntries(headers),
      ...(method === "PATCH" ? { body: '{"title":"after"}' } : {}),
    };
    expect((await call(`/api/links/${slug}`, init)).status).toBe(done);
  });

  it.each([
    ["If-Match", "zzz"],
    ["If-Match", '*, "x"'],
    ["If-Match", "'x'"],
    ["If-None-Match", "zzz"],
    ["If-None-Match", 'w/"x"'],
  ])(`${method} refuses an unreadable %s with 400, and changes nothing: %s`, async (name, value) => {
    const link = await createLink();
    const problem = await problemOf(await send(link.slug, { [name]: value }), 400, "malformed");
    expect(fieldsOf(problem)).toEqual([name]);
    expect(await getLink(link.slug)).toEqual(link);
  });

  it(`${method} needs a key first, whatever the condition`, async () => {
    const { slug } = await createLink();
    const headers = { "If-Match": '"zzz"', ...fromFreshAddress() };
    await problemOf(await call(`/api/links/${slug}`, { method, ...jsonInit({}, headers) }), 401, "unauthorized");
  });

  it(`of 20 ${method}s at the same time on one state one is done, and the others are 412 or find nothing`, async () => {
    const race = async () => {
      const { slug } = await createLink({ slug: uniqueSlug() });
      const headers = { "If-Match": await etagOf(slug) };
      const responses = await Promise.all(Array.from({ length: 20 }, () => send(slug, headers)));
      return responses.map(({ status }) => status).toSorted((one, other) => one - other);
    };
    let statuses = await race();
    // On a busy machine a store may not answer in time, and then a change is refused.
    while (statuses.includes(503)) statuses = await race();
    expect(statuses).toEqual([done, ...Array.from({ length: 19 }, () => 412)]);
  });
});

describe("a condition on a link that there is not", () => {
  const missing = ["unknown-slug", "aB3dE5g", "api", "a%2Fb"];

  it.each(missing)("is 412 for If-Match, also *, and 404 for If-None-Match: %s", async (slug) => {
    const sends = [
      (headers: Record<string, string>) => get(slug, headers),
      (headers: Record<string, string>) => patch(slug, headers),
      (headers: Record<string, string>) => remove(slug, headers),
      (headers: Record<string, string>) =>
        call(`/api/links/${slug}/qr`, { headers: { ...headers, ...fromFreshAddress() } }),
    ];
    for (const send of sends) {
      for (const asked of ["*", OTHER, '"zzz"'])
        await problemOf(await send({ "If-Match": asked }), 412, "precondition-failed");
      await problemOf(await send({ "If-Match": "*", "If-None-Match": "*" }), 412, "precondition-failed");
      for (const asked of ["*", OTHER]) await problemOf(await send({ "If-None-Match": asked }), 404, "not-found");
    }
  });

  it("is 412 for the state of a link that was deleted, and makes none", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const etag = await etagOf(slug);
    expect((await remove(slug, { "If-Match": etag })).status).toBe(204);
    for (const response of [await patch(slug, { "If-Match": etag }), await remove(slug, { "If-Match": etag })])
      await problemOf(response, 412, "precondition-failed");
    await problemOf(await get(slug, {}), 404, "not-found");
  });
});

describe("POST /api/links", () => {
  it("heeds no condition: what it makes is not there yet", async () => {
    for (const headers of [{ "If-Match": '"zzz"' }, { "If-None-Match": "*" }, { "If-Match": "unreadable" }] as const)
      expect(
        (await callAsAdmin("POST", "/api/links", { url: uniqueUrl() }, headers as Record<string, string>)).status,
      ).toBe(201);
  });
});

describe("GET /api/links/{slug}/qr on a condition", () => {
  it("answers 412 to an If-Match of another picture, and 200 to one of this", async () => {
    const { slug } = await createLink();
    const path = `/api/links/${slug}/qr`;
    const etag = etagIn(await call(path));
    for (const asked of [OTHER, `W/${etag}`, '"x"']) {
      const response = await call(path, { headers: { "If-Match": asked, "If-None-Match": etag } });
      await problemOf(response, 412, "precondition-failed");
    }
    for (const asked of [etag, `"x", ${etag}`, "*"])
      expect((await call(path, { headers: { "If-Match": asked } })).status).toBe(200);
    await problemOf(await call(path, { headers: { "If-Match": "x" } }), 400, "malformed");
    for (const known of [`"x",${etag}`, "*"]) {
      const response = await call(path, { method: "HEAD", headers: { "If-Match": etag, "If-None-Match": known } });
      expect([response.status, response.headers.get("Content-Disposition")]).toEqual([304, null]);
    }
  });

  it("is the same picture after an edit: it shows the name alone", async () => {
    const { slug } = await createLink();
    const etag = etagIn(await call(`/api/links/${slug}/qr`));
    await patch(slug, {});
    expect((await call(`/api/links/${slug}/qr`, { headers: { "If-None-Match": etag } })).status).toBe(304);
  });
});
