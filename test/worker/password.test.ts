import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
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
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("GET /{slug} asks for it, with a page and with a problem, and gives the destination to neither", async () => {
    const { slug, url } = await createLink({ password: "open sesame", redirectStatus: 301 });
    for (const visit of [call, otherIsolate()]) {
      const page = await visit(`/${slug}`, { headers: asBrowser });
      expect([page.status, page.headers.get("Cache-Control")]).toEqual([403, "no-store"]);
      const html = await page.text();
      expect(html).toContain('<form method="post" action="?unlock">');
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
    expect(await wrong.text()).toContain("That password is wrong.");
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

  it("POST /{slug} takes so many guesses a minute for one link from all addresses together, as the last of its limits", async () => {
    freezeClock();
    const [one, other] = [await createLink({ password: "a" }), await createLink({ password: "a" })];
    const visit = otherIsolate({ PASSWORD_GUESSES_PER_LINK_PER_MINUTE: "12" });
    const from = fromFreshAddress();
    // Of one address no more than ten count for the link: what was refused before is not asked.
    for (let i = 0; i < 30; i++) await guess(`/${one.slug}`, "wrong", from, visit);
    for (let i = 0; i < 2; i++) expect((await guess(`/${one.slug}`, "wrong", undefined, visit)).status).toBe(403);
    const refused = await guess(`/${one.slug}`, "a", undefined, visit);
    expect((await problemOf(refused, 429, "rate-limited")).detail).toContain("for this link");
    const retryAfter = Number(refused.headers.get("Retry-After"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(120);
    const page = await guess(`/${one.slug}?unlock`, "a", { ...asBrowser, ...fromFreshAddress() }, visit);
    expect([page.status, page.headers.get("Content-Type")]).toEqual([429, "text/html; charset=utf-8"]);
    expect((await guess(`/${other.slug}`, "a", undefined, visit)).status).toBe(303);
    vi.setSystemTime(Date.now() + retryAfter * 1_000);
    expect((await guess(`/${one.slug}`, "a", undefined, visit)).status).toBe(303);
  });

  it("POST /{slug}?unlock is answered with a page to a browser, whatever is wrong", async () => {
    const { slug } = await createLink({ password: "a" });
    const headers = () => ({ ...asBrowser, ...fromFreshAddress() });
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const post = (path: string, more: Record<string, string>, body: string) =>
      call(path, { method: "POST", headers: { ...headers(), ...more }, body });
    const answers = [
      await post(`/${slug}?unlock`, form, "password=no"),
      await post(`/unknown-${crypto.randomUUID()}?unlock`, form, "password=a"),
      await post(`/${slug}?unlock`, form, "a".repeat(5_000)),
      await post(`/${slug}?unlock`, { "Content-Type": "application/json" }, '{"password":"a"}'),
      await call(`/${slug}?unlock`, { method: "PUT", headers: headers() }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 413, 415, 405]);
    for (const answer of answers) {
      expect(answer.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
      expect(answer.headers.get("X-Request-Id")).not.toBeNull();
      expect(await answer.text()).toMatch(/^<!doctype html>/);
    }
    expect(answers[4]?.headers.get("Allow")).toBe("GET, HEAD, POST");
    await problemOf(
      await call(`/${slug}?unlock`, { method: "POST", headers: fromFreshAddress(), body: "password=a" }),
      415,
      "unsupported-media-type",
    );
  });

  it.each([301, 302, 307, 308])(
    "POST /{slug}?unlock of a %i is 303 or a page, so that a password never travels on",
    async (redirectStatus) => {
      const link = await createLink({ redirectStatus, password: "open sesame", forwardQuery: true });
      for (const path of [`/${link.slug}?unlock`, `/${link.slug}?unlock=`, `/${link.slug}`]) {
        const right = await guess(path, "open sesame");
        expect([path, right.status, right.headers.get("Location")]).toEqual([path, 303, link.url]);
        expect(right.headers.get("Cache-Control")).toBe("no-store");
        expect((await guess(path, "wrong")).status).toBe(403);
      }
      // Whatever else is sent to a link that is shut goes nowhere.
      for (const method of ["PUT", "DELETE", "POST"]) {
        const sent = await call(`/${link.slug}`, { method, headers: fromFreshAddress(), body: "password=open+sesame" });
        // A POST is taken of it, though as a form alone.
        const refused = method === "POST" ? 415 : 405;
        expect([method, sent.status]).toEqual([method, redirectStatus < 305 ? refused : 403]);
        if (sent.status === 405) expect(sent.headers.get("Allow")).toBe("GET, HEAD, POST");
        if (sent.status === 415) expect(sent.headers.get("Accept")).toBe("application/x-www-form-urlencoded");
        expect(sent.headers.get("Location")).toBeNull();
      }
      // The password is taken from it while somebody fills in the form.
      await callAsAdmin("PATCH", `/api/links/${link.slug}`, { password: null });
      const late = await guess(`/${link.slug}?unlock`, "open sesame");
      expect([late.status, late.headers.get("Location")]).toEqual([303, link.url]);
    },
  );

  it("the form keeps the query of the visit, which goes on to the destination, and unlock does not", async () => {
    const { slug, url } = await createLink({ password: "a", forwardQuery: true });
    const query = "?utm_source=a&x=%22%3E%3Cscript%3E&unlock=mine";
    const html = await (await call(`/${slug}${query}`, { headers: asBrowser })).text();
    const action = /<form method="post" action="([^"]*)">/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    expect(action).toBe(`${query}&unlock`);
    const answer = await guess(`/${slug}${action}`, "a");
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `${url}${query}`]);
    // Asked again, the form posts to the same address.
    const again = await guess(`/${slug}${action}`, "b", { ...asBrowser, ...fromFreshAddress() });
    expect(await again.text()).toContain(`action="${query.replaceAll("&", "&amp;")}&amp;unlock"`);
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
