import { afterEach, describe, expect, it, vi } from "vitest";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createWithKey,
  fieldsOf,
  fromFreshAddress,
  linkOf,
  otherIsolate,
  problemOf,
  uniqueKey,
  uniqueUrl,
} from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

const asBrowser = { Accept: "text/html,*/*;q=0.8" };

function guess(path: string, password: string, headers: Record<string, string> = fromFreshAddress(), visit = call) {
  return visit(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ password }).toString(),
  });
}

describe("links with a password", () => {
  afterEach(() => vi.restoreAllMocks());

  it("GET /{slug} asks for it, with a page and with a problem, and gives the destination to neither", async () => {
    const { slug, url } = await createLink({ password: "open sesame", redirectStatus: 301 });
    for (const visit of [call, otherIsolate()]) {
      const page = await visit(`/${slug}`, { headers: asBrowser });
      expect([page.status, page.headers.get("Cache-Control")]).toEqual([403, "no-store"]);
      const html = await page.text();
      expect(html).toContain('<form method="post">');
      expect(html).not.toContain(url);
      const problem = await problemOf(await visit(`/${slug}`), 403, "password-required");
      expect(JSON.stringify(problem)).not.toContain(url);
    }
  });

  it("POST /{slug} with the right one redirects with 303, and with a wrong one asks again", async () => {
    const { slug, url } = await createLink({ password: "open sesame" });
    const right = await guess(`/${slug}`, "open sesame");
    expect([right.status, right.headers.get("Location"), right.headers.get("Cache-Control")]).toEqual([
      ...[303, url, "no-store"],
    ]);
    const wrong = await guess(`/${slug}`, "open sesam", { ...asBrowser, ...fromFreshAddress() });
    expect(wrong.status).toBe(403);
    expect(await wrong.text()).toContain("not the right one");
    await problemOf(await guess(`/${slug}`, ""), 403, "password-required");
  });

  it("POST /{slug} takes 10 guesses a minute from one address for one link, and then not the right one either", async () => {
    const [one, other] = [await createLink({ password: "a" }), await createLink({ password: "a" })];
    const from = fromFreshAddress();
    for (let i = 0; i < 10; i++) expect((await guess(`/${one.slug}`, `wrong ${i}`, from)).status).toBe(403);
    const refused = await guess(`/${one.slug}`, "a", from);
    await problemOf(refused, 429, "rate-limited");
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect((await guess(`/${other.slug}`, "a", from)).status).toBe(303);
    expect((await guess(`/${one.slug}`, "a")).status).toBe(303);
  });

  it("POST /{slug} is 405 for a link without one, 404 for none, and 413 for what no form sends", async () => {
    const open = await createLink();
    const refused = await guess(`/${open.slug}`, "a");
    await problemOf(refused, 405, "method-not-allowed");
    expect(refused.headers.get("Allow")).toBe("GET, HEAD");
    await problemOf(await guess(`/unknown-${crypto.randomUUID()}`, "a"), 404, "not-found");
    const { slug } = await createLink({ password: "a" });
    await problemOf(await guess(`/${slug}`, "a".repeat(5_000)), 413, "too-large");
  });

  it("an edit sets, changes and takes a password, and a link tells only that it has one", async () => {
    const link = await createLink();
    expect(link).toMatchObject({ passwordProtected: false });
    const path = `/api/links/${link.slug}`;
    for (const password of ["first", "second"]) {
      const edited = await callAsAdmin("PATCH", path, { password });
      const body = await edited.clone().text();
      expect(await linkOf(edited)).toMatchObject({ passwordProtected: true });
      expect(body).not.toMatch(new RegExp(`${password}|pbkdf2`));
      expect((await guess(`/${link.slug}`, password, undefined, otherIsolate())).status).toBe(303);
    }
    expect((await guess(`/${link.slug}`, "first", undefined, otherIsolate())).status).toBe(403);
    expect(await linkOf(await callAsAdmin("PATCH", path, { password: null }))).toMatchObject({
      passwordProtected: false,
    });
    expect((await otherIsolate()(`/${link.slug}`)).status).toBe(302);
  });

  it("a link with a password goes on from the caches while Postgres is down (P6)", async () => {
    const { slug, url } = await createLink({ password: "a" });
    const visit = otherIsolate();
    refuse(sqlEndpoint);
    expect((await guess(`/${slug}`, "a", undefined, visit)).headers.get("Location")).toBe(url);
  });

  it("no password lies in Postgres, not as a fast hash under an Idempotency-Key either", async () => {
    const [password, key] = [`pass ${crypto.randomUUID()}`, uniqueKey()];
    const body = { url: uniqueUrl(), password };
    expect((await createWithKey(key, body)).status).toBe(201);
    expect((await createWithKey(key, body)).headers.get("Idempotent-Replayed")).toBe("true");
    await problemOf(await createWithKey(key, { ...body, password: "other" }), 422, "idempotency-mismatch");
    const rows = await query("SELECT to_jsonb(i) AS row FROM idempotency AS i WHERE key = $1", [key]);
    const links = await query("SELECT to_jsonb(l) AS row FROM links AS l WHERE url = $1", [body.url]);
    expect(rows).toHaveLength(1);
    expect(links).toHaveLength(1);
    expect(JSON.stringify([rows, links])).not.toContain(password);
  });

  it.each([
    ["", "empty"],
    ["a".repeat(201), "200"],
    [5, "string"],
    ["a\u0000", "control"],
  ])("a create refuses %j for a password", async (password, message) => {
    const response = await call("/api/links", {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ url: uniqueUrl(), password }),
    });
    const problem = await problemOf(response, 400, "validation");
    expect(fieldsOf(problem)).toEqual(["password"]);
    expect(problem.errors?.[0]?.message).toContain(message);
  });
});
