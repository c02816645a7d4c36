import { describe, expect, it } from "vitest";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  fromFreshAddress,
  getLink,
  jsonInit,
  linkOf,
  otherIsolate,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countLinksTo } from "../support/worker-sql.ts";

/** A URL of the length, of a host that is allowed. */
function urlOfLength(length: number): string {
  return uniqueUrl().padEnd(length, "x");
}

/** What is wrong with one field; it goes into a create and into an edit. */
const wrong: readonly [what: string, field: string, value: unknown][] = [
  ["a NUL", "title", "a\u0000b"],
  ["a lone high surrogate", "title", "a\ud83d"],
  ["a lone low surrogate", "title", "\ude00a"],
  ["a line break", "title", "a\r\nb"],
  ["a delete character", "title", "a\u007f"],
  ["a NUL", "tags.0", ["\u0000"]],
  ["a lone surrogate", "tags.1", ["a", "b\udfff"]],
  ["a tag of blanks", "tags.0", [" \t\u00a0"]],
  ["an array in an array", "tags.0", [["a"]]],
  ["an object for an array", "tags", { 0: "a", length: 1 }],
  ["2,049 characters", "url", urlOfLength(2_049)],
  ["2 MB of ASCII form", "url", `https://example.com/${"\u{1f388}".repeat(1_000)}`],
  ["CRLF", "url", "https://example.com/\r\nSet-Cookie: a=b"],
  ["a tab in the scheme", "url", "ht\ttps://example.com/"],
  ["a NUL", "url", "https://example.com/\u0000"],
  ["a lone surrogate", "url", "https://example.com/\ud800"],
  ["a back slash", "url", "https:\\\\example.com/"],
  ["no host", "url", "https:///"],
  ["a host with a space", "url", "https://exa mple.com/"],
  ["a port out of range", "url", "https://example.com:65536/"],
  ["an unclosed IPv6 address", "url", "https://[2606:4700::1111/"],
  ["an array that reads as a URL", "url", ["https://example.com/"]],
  ["CRLF", "expiredUrl", "https://example.com/\r\nSet-Cookie: a=b"],
  ["2,049 characters", "expiredUrl", urlOfLength(2_049)],
  ["30 February", "expiresAt", "2096-02-30T00:00:00Z"],
  ["29 February of no leap year", "expiresAt", "2097-02-29T00:00:00Z"],
  ["month 13", "expiresAt", "2096-13-01T00:00:00Z"],
  ["month 0", "expiresAt", "2096-00-01T00:00:00Z"],
  ["24 o'clock", "expiresAt", "2096-01-01T24:00:00Z"],
  ["minute 60", "expiresAt", "2096-01-01T00:60:00Z"],
  ["an offset of 24 hours", "expiresAt", "2096-01-01T00:00:00+24:00"],
  ["an offset of 99 minutes", "expiresAt", "2096-01-01T00:00:00+00:99"],
  ["year 275760", "expiresAt", "+275760-09-13T00:00:00.000Z"],
  ["a year after the last that RFC 3339 has", "expiresAt", "9999-12-31T23:59:59-00:01"],
  ["a year before the first", "expiresAt", "0000-01-01T00:00:00+23:59"],
  ["more than a time", "expiresAt", "2096-01-01T00:00:00Z\n"],
  ["fullwidth digits", "expiresAt", "２０９６-01-01T00:00:00Z"],
  ["milliseconds since the epoch", "expiresAt", 3_976_214_400_000],
  ["a fraction", "redirectStatus", 301.5],
  ["text", "redirectStatus", "302"],
  ["a number", "enabled", 1],
];

describe("bad input", () => {
  it.each(wrong)("%s in %s is refused by a create and an edit, and changes nothing", async (_, path, value) => {
    const [field = ""] = path.split(".");
    const before = await createLink({ title: "before" });
    const body = { url: uniqueUrl(), title: "after", [field]: value };
    const responses = [
      await callAsAdmin("POST", "/api/links", body),
      await callAsAdmin("PATCH", `/api/links/${before.slug}`, body),
    ];
    for (const response of responses) expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual([path]);
    expect(await getLink(before.slug)).toEqual(before);
    if (field !== "url") expect(await countLinksTo(body.url)).toBe(0);
  });

  it.each([
    ["a url of 2,048 characters", { url: urlOfLength(2_048) }],
    ["a slug of 64 characters", { slug: uniqueSlug().padEnd(64, "x") }],
    ["a title of 300 characters", { title: "x".repeat(300) }],
    ["a title of 300 emoji, of two code units each", { title: "🎈".repeat(300) }],
    ["a tag of 50 emoji", { tags: ["🎈".repeat(50)] }],
    ["a url of 2,048 code points", { url: `${urlOfLength(2_008)}${"🎈".repeat(40)}` }],
    ["20 tags of 50 characters", { tags: Array.from({ length: 20 }, (_, i) => `${i}`.padEnd(50, "x")) }],
    ["the last moment that RFC 3339 has", { expiresAt: "9999-12-31T23:59:59.999Z" }],
    ["emoji and right-to-left text", { title: "🎈 שלום", tags: ["🎈"] }],
    ["SQL", { title: "'; DROP TABLE links; --", tags: ['{"a"}', "\\", "NULL", "null"] }],
  ])("%s is taken, and given back as it is", async (_, fields) => {
    const link = await createLink(fields);
    expect(link).toMatchObject(fields);
    expect(await getLink(link.slug)).toEqual(link);
    expect((await call(`/${link.slug}`)).status).toBe(302);
  });

  it("a slug of 65 characters is refused", async () => {
    const body = { url: uniqueUrl(), slug: uniqueSlug().padEnd(65, "x") };
    const problem = await problemOf(await callAsAdmin("POST", "/api/links", body), 400, "validation");
    expect(fieldsOf(problem)).toEqual(["slug"]);
    expect(await countLinksTo(body.url)).toBe(0);
  });

  it.each([
    ["60,000 arrays in each other", "[".repeat(30_000) + "]".repeat(30_000), "body"],
    ["10,000 objects in each other", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, "a"],
    ["a field that holds both", `{"url":${"[".repeat(30_000)}${"]".repeat(30_000)}}`, "url"],
    ["a number beyond all numbers", '{"url":"https://example.com/","redirectStatus":1e999}', "redirectStatus"],
    ["a field that is called __proto__", '{"url":"https://example.com/","__proto__":{"title":"a"}}', "__proto__"],
    ["a url that __proto__ would bring", '{"__proto__":{"url":"https://example.com/"}}', "url"],
    ["a field without a name", '{"url":"https://example.com/","":1}', ""],
    [
      "a field with a name of 60,000 characters",
      `{"url":"https://example.com/","${"x".repeat(60_000)}":1}`,
      "x".repeat(100),
    ],
    ["a url twice, of which the last is wrong", '{"url":"https://example.com/","url":7}', "url"],
  ])("a body of %s is refused, and the field is named", async (_, body, field) => {
    const response = await call("/api/links", {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body,
    });
    expect(fieldsOf(await problemOf(response, 400, "validation"))).toContain(field);
  });

  it.each([
    ["/%00", 404],
    ["/%E0%A4%A", 400],
    ["/..%2f..", 404],
    ["/..%2F..%2Fapi%2Flinks", 404],
    ["//evil.example", 404],
    ["//evil.example/%2e%2e", 404],
    ["/\\evil.example", 404],
    ["/%0d%0aSet-Cookie:a=b", 404],
    ["/https://evil.example", 404],
    [`/${"x".repeat(10_000)}`, 404],
    [`/${"%41".repeat(5_000)}`, 404],
    ["/api/links/%00", 401],
    ["/api/links/..%2f..", 401],
  ])("GET %s is answered with %i, and leads nowhere", async (path, status) => {
    const response = await call(path, { headers: fromFreshAddress() });
    expect(response.status).toBe(status);
    expect(response.headers.get("Location")).toBeNull();
    expect(response.headers.get("Set-Cookie")).toBeNull();
  });

  it.each(["::ffff:1.2.3.4", "fe80::1%eth0", "1.2.3.4, 5.6.7.8", "größe", "999.1.1.1", "[::1]", "x".repeat(200)])(
    "CF-Connecting-IP: %s is an address like another to a create and a redirect",
    async (address) => {
      // What is no address counts as one and the same, which other suites use up.
      const visit = otherIsolate({ PUBLIC_CREATE_PER_MINUTE: "1000000" });
      const headers = { "CF-Connecting-IP": address };
      const created = await visit("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, headers) });
      expect(created.status).toBe(201);
      const { slug, url } = await linkOf(created);
      expect((await visit(`/${slug}`, { headers })).headers.get("Location")).toBe(url);
      expect((await visit(`/${uniqueSlug()}`, { headers })).status).toBe(404);
    },
  );
});
