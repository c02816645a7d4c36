import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ORIGIN } from "../support/settings.ts";
import { call, callAsAdmin, createLink, fieldsOf, problemOf, uniqueUrl } from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1";
const to = (name: string) => `https://example.com/${name}`;
const rule = (name: string, when: object) => ({ name, when, url: to(name) });
const linkWith = (rules: unknown, more: object = {}) => createLink({ url: to("else"), rules, ...more });

/** Where a visit from there leads, and whether a browser may keep that. */
async function visit(path: string, headers: Record<string, string> = {}, cf: object = {}, method = "GET") {
  const request = new Request(ORIGIN + path, { redirect: "manual", method, headers, cf } as RequestInit);
  const response = await exports.default.fetch(request);
  return [response.status, response.headers.get("Location"), response.headers.get("Cache-Control")];
}

describe("a link with rules", () => {
  it("sends each visitor by the first rule that matches, and the others to its url", async () => {
    const { slug } = await linkWith([
      rule("bavaria", { region: ["DE-BY"] }),
      rule("phone", { os: ["ios"] }),
      rule("ad", { query: { utm_source: null } }),
    ]);
    const german = { country: "DE", regionCode: "BY", continent: "EU" };
    for (let i = 0; i < 2; i++) {
      expect(await visit(`/${slug}`, { "User-Agent": IPHONE }, german)).toEqual([302, to("bavaria"), "no-store"]);
      expect(await visit(`/${slug}`, { "User-Agent": IPHONE })).toEqual([302, to("phone"), "no-store"]);
      expect(await visit(`/${slug}?utm_source=x`)).toEqual([302, to("ad"), "no-store"]);
      expect(await visit(`/${slug}`)).toEqual([302, to("else"), "no-store"]);
      expect(await visit(`/${slug}`, { "User-Agent": IPHONE }, {}, "HEAD")).toEqual([302, to("phone"), "no-store"]);
    }
  });

  it("lets no browser keep what rules decided, whichever status it has, and forwards the query after them", async () => {
    const { slug } = await linkWith([rule("tagged", { query: { a: "1" } })], {
      redirectStatus: 301,
      forwardQuery: true,
    });
    expect(await visit(`/${slug}?a=1`)).toEqual([301, `${to("tagged")}?a=1`, "no-store"]);
    expect(await visit(`/${slug}?a=2`)).toEqual([301, `${to("else")}?a=2`, "no-store"]);
  });

  it("is off, expired or locked before its rules are asked", async () => {
    const always = [rule("never", { query: { b: "1" } }), rule("always", { bot: true })];
    const off = await linkWith(always, { enabled: false });
    expect((await visit(`/${off.slug}`, { "User-Agent": "curl/8" }))[0]).toBe(410);
    const locked = await linkWith(always, { password: "sesame" });
    expect((await visit(`/${locked.slug}`, { "User-Agent": "curl/8" }))[1]).toBeNull();
    const unlocked = await call(`/${locked.slug}?unlock`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", "User-Agent": "curl/8" },
      body: "password=sesame",
    });
    expect([unlocked.status, unlocked.headers.get("Location")]).toEqual([303, to("always")]);
  });

  it("shows in its preview where this visitor would go", async () => {
    const { slug } = await linkWith([rule("phone", { os: ["ios"] })]);
    const preview = await call(`/${slug}+`, { headers: { Accept: "text/html", "User-Agent": IPHONE } });
    const page = await preview.text();
    expect(page).toContain(`href="${to("phone")}"`);
    expect(page).not.toContain(to("else"));
  });

  it("is a plain link again once an edit takes its rules, and edits of other fields keep them", async () => {
    const { slug } = await linkWith([rule("bots", { bot: true })]);
    const reader = async () =>
      (await query("SELECT reader FROM links WHERE slug = $1 OR url = $2", [slug, to("else")])).map(
        (row) => row["reader"],
      );
    expect(await reader()).toContain(1);
    expect((await callAsAdmin("PATCH", `/api/links/${slug}`, { title: "kept" })).status).toBe(200);
    expect((await visit(`/${slug}`, { "User-Agent": "curl/8" }))[1]).toBe(to("bots"));
    const plain = await callAsAdmin("PATCH", `/api/links/${slug}`, { rules: null });
    expect(await plain.json()).toMatchObject({ rules: null });
    expect((await visit(`/${slug}`, { "User-Agent": "curl/8" }))[1]).toBe(to("else"));
  });

  it("names each destination of its rules that is refused, and each condition that can't be", async () => {
    const refused = [rule("a", { bot: true }), { name: "b", when: { bot: false }, url: "http://127.0.0.1/" }];
    const answer = await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), rules: refused });
    expect(fieldsOf(await problemOf(answer, 422, "destination-refused"))).toEqual(["rules.1.url"]);
    const wrong = [{ ...rule("a", { country: ["XX"], share: 100 }), url: "nowhere" }];
    const invalid = await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), rules: wrong });
    expect(fieldsOf(await problemOf(invalid, 400, "validation"))).toEqual([
      "rules.0.when.country.0",
      "rules.0.when.share",
    ]);
  });

  it("is blocked by a domain of any rule", async () => {
    const domain = `${crypto.randomUUID()}.example`;
    const { slug } = await linkWith([{ name: "it", when: { bot: false }, url: `https://www.${domain}/` }]);
    expect((await callAsAdmin("POST", "/api/blocked-domains", { domain })).status).toBe(200);
    expect((await visit(`/${slug}`))[0]).toBe(451);
    const again = await callAsAdmin("PATCH", `/api/links/${slug}`, {
      rules: [{ name: "it", when: { bot: false }, url: `https://${domain}/` }],
    });
    expect(fieldsOf(await problemOf(again, 422, "destination-refused"))).toEqual(["rules.0.url"]);
    expect((await callAsAdmin("DELETE", `/api/blocked-domains/${domain}`)).ok).toBe(true);
  });
});

describe("POST /api/links/{slug}/resolve", () => {
  const resolve = async (slug: string, visitor: object) => {
    const answer = await callAsAdmin("POST", `/api/links/${slug}/resolve`, visitor);
    expect(answer.status).toBe(200);
    return answer.json();
  };

  it("says where an invented visitor would go, and why, as the redirect does", async () => {
    const { slug } = await linkWith([
      rule("german", { language: ["de"], until: "2030-01-01T00:00:00Z" }),
      rule("phone", { os: ["ios"], query: { a: "1" } }),
    ]);
    expect(await resolve(slug, { languages: "de", userAgent: IPHONE })).toEqual({
      ...{ status: 302, location: to("german"), rule: "german" },
      checked: [
        { name: "german", holds: true, failed: [] },
        { name: "phone", holds: false, failed: ["query"] },
      ],
    });
    expect(
      await resolve(slug, { time: "2031-01-01T00:00:00Z", languages: "de", userAgent: IPHONE, query: "a=1" }),
    ).toMatchObject({
      ...{ status: 302, location: to("phone"), rule: "phone" },
      checked: [{ failed: ["until"] }, { holds: true }],
    });
    expect(await resolve(slug, {})).toMatchObject({ status: 302, location: to("else"), rule: null });
  });

  it("says so of a link that is off, or has expired by then, and takes a password as given", async () => {
    const off = await createLink({ enabled: false });
    expect(await resolve(off.slug, {})).toEqual({ status: 410, location: null, rule: null, checked: [] });
    const ending = await linkWith([rule("bots", { bot: true })], {
      expiresAt: "2098-01-01T00:00:00Z",
      expiredUrl: to("over"),
      password: "a",
    });
    expect(await resolve(ending.slug, { time: "2099-01-01T00:00:00Z" })).toMatchObject({
      status: 302,
      location: to("over"),
      rule: null,
    });
    expect(await resolve(ending.slug, { userAgent: "curl/8" })).toMatchObject({ location: to("bots"), rule: "bots" });
  });

  it.each([
    [{ country: "XX" }, "country"],
    [{ userAgent: "x".repeat(10_000) }, "userAgent"],
    [{ time: "tomorrow" }, "time"],
    [{ region: "Bavaria" }, "region"],
    [{ weather: "sun" }, "weather"],
  ])("refuses %j", async (visitor, field) => {
    const { slug } = await createLink();
    const answer = await callAsAdmin("POST", `/api/links/${slug}/resolve`, visitor);
    expect(fieldsOf(await problemOf(answer, 400, "validation"))).toEqual([field]);
  });

  it("knows no link that there is not", async () => {
    await problemOf(await callAsAdmin("POST", "/api/links/nothing-is-here/resolve", {}), 404, "not-found");
  });
});
