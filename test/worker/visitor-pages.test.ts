import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { call, callAsAdmin, createLink, fromFreshAddress, otherIsolate, uniqueSlug } from "../support/worker-client.ts";
import { redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const HTML = { Accept: "text/html,*/*;q=0.8" };
const asGerman = { ...HTML, "Accept-Language": "de-AT,en;q=0.5" };

const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  call("/_/report", {
    method: "POST",
    headers: { ...HTML, "Content-Type": "application/x-www-form-urlencoded", ...fromFreshAddress(), ...headers },
    body: new URLSearchParams(fields).toString(),
  });

async function reportsOf(slug: string) {
  const list = await callAsAdmin("GET", "/api/reports?limit=200");
  const { reports } = await list.json<{
    reports: { slug: string; reason: string; details: string; email: string }[];
  }>();
  return reports.filter((one) => one.slug === slug);
}

describe("the visitor's pages", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("are in the visitor's language, and say so to caches", async () => {
    const now = freezeClock();
    const expired = await createLink({ expiresAt: new Date(now + 1_000).toISOString() });
    const off = await createLink({ enabled: false });
    const open = await createLink();
    const locked = await createLink({ password: "a" });
    const limited = await createLink({ maxVisits: 2 });
    vi.setSystemTime(now + 2_000);
    const pages = [
      [`/${uniqueSlug()}`, 404, "There is nothing here", "Hier ist nichts"],
      [`/${expired.slug}`, 410, "This link has expired", "Dieser Link ist abgelaufen"],
      [`/${off.slug}`, 410, "This link is switched off", "Dieser Link ist abgeschaltet"],
      [`/${locked.slug}`, 403, "This link needs a password", "Dieser Link braucht ein Passwort"],
      [`/${open.slug}+`, 200, "Where this link leads", "Wohin dieser Link führt"],
      [`/${locked.slug}+`, 200, "This link has a password", "Dieser Link hat ein Passwort"],
      [
        `/${limited.slug}+`,
        200,
        "This link opens a limited number of times",
        "Dieser Link öffnet sich nur begrenzt oft",
      ],
      ["/%ff", 400, "This address can’t be read", "Diese Adresse ist nicht lesbar"],
      ["/_/report", 200, "Report a link", "Einen Link melden"],
      ["/_/report?sent", 200, "The report is sent", "Die Meldung ist gesendet"],
    ] as const;
    for (const [path, status, english, german] of pages) {
      for (const [headers, language, heading] of [
        [HTML, "en", english],
        [{ ...HTML, "Accept-Language": "fr" }, "en", english],
        [asGerman, "de", german],
      ] as const) {
        const response = await call(path, { headers: { ...headers, ...fromFreshAddress() } });
        const html = await response.text();
        expect([path, response.status, response.headers.get("Content-Language")]).toEqual([path, status, language]);
        expect(response.headers.get("Vary")).toBe("Accept, Accept-Language");
        expect(response.headers.get("Content-Security-Policy")).toContain("style-src 'self'");
        expect(html).toContain(`<html lang="${language}">`);
        expect(html).toContain(`<h1>${heading}</h1>`);
        expect(html).not.toMatch(/<script|<style|style=| on\w+=/);
        const head = await call(path, { method: "HEAD", headers: { ...headers, ...fromFreshAddress() } });
        const plain = ({ headers: all }: Response) => [...all].filter(([name]) => name !== "x-request-id");
        expect([head.status, plain(head)]).toEqual([status, plain(response)]);
      }
    }
  });

  it("the preview says since when in the language's own way, and what host it leads to", async () => {
    const link = await createLink({ url: "https://example.com:8443/a?b=@c", title: "\u202e<b>" });
    const day = new Intl.DateTimeFormat("de", { dateStyle: "long", timeZone: "UTC" }).format(new Date(link.createdAt));
    const html = await (await call(`/${link.slug}+`, { headers: asGerman })).text();
    expect(html).toContain("<b>example.com:8443</b><span>/a?b=@c</span>");
    expect(html).toContain(`Seit <time datetime="${link.createdAt}">${day}</time>`);
    expect(html).toContain("Weiter zu <bdi>example.com:8443</bdi></span></a>");
    expect(html).toContain("<bdi>\u202e&lt;b&gt;</bdi>");
    expect(html).toContain(`href="/_/report?slug=${link.slug}"`);
  });

  it("the form of a password may lead to other hosts, and says how many tries are left when these are few", async () => {
    freezeClock();
    const { slug } = await createLink({ password: "a" });
    const from = fromFreshAddress();
    const shown: (string | undefined)[] = [];
    for (let i = 0; i < 10; i++) {
      const response = await call(`/${slug}?unlock`, {
        method: "POST",
        headers: { ...HTML, "Content-Type": "application/x-www-form-urlencoded", ...from },
        body: "password=wrong",
      });
      expect(response.headers.get("Content-Security-Policy")).not.toContain("form-action");
      shown.push(/role="alert">([^<]*)</.exec(await response.text())?.[1]);
    }
    const wrong = "That password is wrong.";
    expect(shown.slice(5)).toEqual([
      ...[wrong, `${wrong} 3 tries left for this minute.`, `${wrong} 2 tries left for this minute.`],
      ...[`${wrong} 1 try left for this minute.`, `${wrong} Wait a minute before the next try.`].slice(0, 2),
    ]);
  });

  it("an outage is a moment to wait, in German too", async () => {
    const visit = otherIsolate();
    refuse(sqlEndpoint);
    refuse(redisEndpoint);
    const response = await visit(`/${uniqueSlug()}`, { headers: asGerman });
    expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await response.text()).toContain("<h1>Einen Moment</h1>");
  });
});

describe("/_/report", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("GET /_/report?slug= fills in the link, as text", async () => {
    const response = await call(`/_/report?slug=${encodeURIComponent('"><script>')}`, { headers: HTML });
    expect(response.headers.get("Content-Security-Policy")).toContain("form-action 'self'");
    const html = await response.text();
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(html).not.toContain("<script");
  });

  it("POST /_/report makes a report as POST /api/reports does, of a name or a whole address", async () => {
    const { slug, shortUrl } = await createLink({ slug: uniqueSlug() });
    const first = await send({ slug, reason: "phishing", details: "one\r\ntwo", email: "a@example.com" });
    expect([first.status, first.headers.get("Location")]).toEqual([303, "/_/report?sent"]);
    for (const text of [shortUrl, `${shortUrl}+`, ` ${shortUrl}?a=b `, shortUrl.replace("https://", "")]) {
      expect([text, (await send({ slug: text, reason: "spam", details: "", email: "" })).status]).toEqual([text, 303]);
    }
    const found = await reportsOf(slug);
    expect(found.map(({ reason }) => reason).toSorted()).toEqual(["phishing", "spam", "spam", "spam", "spam"]);
    expect(found.at(-1)).toMatchObject({ details: "one\ntwo", email: "a@example.com" });
    expect(found[0]).toMatchObject({ details: null, email: null });
  });

  it("says what is wrong beside its field, in the visitor's language, and keeps what was typed", async () => {
    const typed = { slug: uniqueSlug(), details: "<b>\n</textarea>", email: "nobody" };
    const wrong = await send(typed, asGerman);
    expect(wrong.status).toBe(400);
    const html = await wrong.text();
    expect(html).toContain('<p class="error" id="email-error">Das ist keine E-Mail-Adresse.</p>');
    expect(html).toContain('<p class="error" id="reason-error">Wählen Sie etwas aus.</p>');
    expect(html).toContain(`value="${typed.slug}"`);
    expect(html).toContain("&lt;b&gt;\n&lt;/textarea&gt;</textarea>");
    const unknown = await send({ ...typed, email: "", reason: "other" }, asGerman);
    expect(unknown.status).toBe(404);
    const again = await unknown.text();
    expect(again).toContain('id="slug-error">Diesen Link gibt es nicht.');
    expect(again).toContain('value="other" required checked');
  });

  it("has the limit of the API, together with it", async () => {
    freezeClock();
    const { slug } = await createLink({ slug: uniqueSlug() });
    const from = fromFreshAddress();
    for (let i = 0; i < 3; i++) expect((await send({ slug, reason: "spam" }, from)).status).toBe(303);
    for (let i = 0; i < 2; i++) {
      const init = { method: "POST", headers: { ...from, "Content-Type": "application/json" } };
      expect((await call("/api/reports", { ...init, body: JSON.stringify({ slug, reason: "spam" }) })).status).toBe(
        202,
      );
    }
    const refused = await send({ slug, reason: "spam" }, from);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    const html = await refused.text();
    expect(html).toMatch(/role="alert">The report could not be sent\. [^<]*Try again in \d+ seconds\./);
    expect(html).toContain(`value="${slug}"`);
    expect(await reportsOf(slug)).toHaveLength(5);
  });

  it("a form of another site reports nothing: it is shown, to be sent from here", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const response = await send({ slug, reason: "spam" }, { "Sec-Fetch-Site": "cross-site" });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`value="${slug}"`);
    expect(await reportsOf(slug)).toEqual([]);
  });

  it("takes a form of some size by POST, and no other method", async () => {
    const large = await send({ slug: "a", details: "a".repeat(40_000) });
    expect(large.status).toBe(413);
    const json = await send({}, { "Content-Type": "application/json" });
    expect(json.status).toBe(415);
    const put = await call("/_/report", { method: "PUT", headers: HTML });
    expect([put.status, put.headers.get("Allow")]).toEqual([405, "GET, HEAD, POST"]);
  });
});
