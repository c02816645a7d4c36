import { expect, it } from "vitest";
import { AFTER, type ApiWorld, asJson, askUntil, down, unknownName } from "./api-world.ts";
import { stalledBody } from "./byte-stream.ts";
import { BROWSER } from "./settings.ts";
import { during } from "./whole.ts";

/** The part of test/whole/openapi-answers.test.ts that opens links as visitors do. */
export function describeRedirectAnswers(world: ApiWorld): void {
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const browser = { Accept: "text/html" };
  const sesame = { headers: form, body: "password=sesame" };

  const sent = ["POST", "PUT", "PATCH", "DELETE"];
  /** To a program, and to a browser. */
  const both: RequestInit[] = [{}, { headers: browser }];

  it.each([301, 302, 307, 308])("%i: of a link that says so", async (redirectStatus) => {
    const { slug } = await world.worker.create({ url: "https://example.com/", redirectStatus });
    const ask = async (method: string, init?: RequestInit) =>
      (await world.observer.send(world.worker, method, `/${slug}`, init)).status;
    for (const method of ["GET", "HEAD"]) expect(await ask(method)).toBe(redirectStatus);
    const passesOn = redirectStatus > 302;
    for (const method of sent)
      for (const init of both)
        expect([method, await ask(method, init)]).toEqual([method, passesOn ? redirectStatus : 405]);
    for (const init of both) expect(await ask("OPTIONS", init)).toBe(passesOn ? 204 : 405);
  });

  it.each([
    ...["GET", "HEAD", ...sent, "OPTIONS"].map((method) => [method, "/%E0%A4"] as const),
    ["GET", "/%E0%A4+"] as const,
  ])("%s %s: a path that is no text", async (method, path) => {
    for (const init of both) expect((await world.observer.send(world.worker, method, path, init)).status).toBe(400);
  });

  it.each(sent)("%s of a link that leads nowhere now, or not yet", async (method) => {
    const { observer, worker } = world;
    const status = { redirectStatus: 307 };
    const expired = await world.createExpired(status);
    expect((await observer.send(worker, method, `/${expired}`)).headers.get("Location")).toBe(AFTER);
    const locked = await worker.create({ url: "https://example.com/", password: "sesame", ...status });
    for (const init of both) expect((await observer.send(worker, method, `/${locked.slug}`, init)).status).toBe(403);
  });

  it("a password in no form, and in one that is too long", async () => {
    const { slug } = await world.worker.create({ url: "https://example.com/", password: "sesame" });
    for (const headers of [{}, browser]) {
      const ask = (init: RequestInit) => world.observer.send(world.worker, "POST", `/${slug}?unlock`, init);
      const json = { headers: { ...headers, "Content-Type": "application/json" }, body: "{}" };
      const long = { headers: { ...headers, ...form }, body: "a".repeat(5_000) };
      expect([(await ask(json)).status, (await ask(long)).status]).toEqual([415, 413]);
    }
  });

  it("a form that does not come to its end, in a browser", async () => {
    const { slug } = await world.worker.create({ url: "https://example.com/", password: "sesame" });
    const { body, end } = stalledBody("password=");
    const init = { headers: { ...form, ...browser }, body, duplex: "half" as const };
    const response = await world.observer.send(world.hasty, "POST", `/${slug}?unlock`, init).finally(end);
    expect(response.status).toBe(408);
  });

  it.each<[string, string, RequestInit]>([
    ["GET", "", {}],
    ["GET", "", { headers: browser }],
    ["HEAD", "", {}],
    ["GET", "+", {}],
    ["GET", "+", { headers: browser }],
    ["POST", "", sesame],
    ["POST", "", { ...sesame, headers: { ...form, ...browser } }],
    ...["PUT", "PATCH", "DELETE", "OPTIONS"].flatMap((method) =>
      [{}, { headers: browser }].map((init): [string, string, RequestInit] => [method, "", init]),
    ),
  ])(
    "%s /{slug}%s: a link that is switched off, unknown, out of reach, one too many: %j",
    async (method, suffix, init) => {
      const { observer, worker, tight } = world;
      const fields = { url: "https://example.com/", enabled: false, password: "sesame", redirectStatus: 307 };
      const { slug } = await worker.create(fields);
      const cold = await world.createExpired({});
      const ask = (name: string) => observer.send(worker, method, `/${name}${suffix}`, init);
      const statuses = [await ask(slug), await ask("unknown-to-all"), await during(worker, down, () => ask(cold))];
      expect(statuses.map(({ status }) => status)).toEqual([method === "OPTIONS" ? 204 : 410, 404, 503]);
      await askUntil(429, () => observer.send(tight, method, `/${unknownName()}${suffix}`, init));
    },
  );

  it("a link that has expired and says where to go then", async () => {
    const slug = await world.createExpired({});
    for (const path of [`/${slug}`, `/${slug}+`]) {
      expect((await world.observer.send(world.worker, "GET", path)).headers.get("Location")).toBe(AFTER);
    }
    // It has no password to ask for.
    expect((await world.observer.send(world.worker, "POST", `/${slug}`, sesame)).status).toBe(405);
  });

  it("a link that opens only so often: for those who use no visit, for a person, used up", async () => {
    const { observer, worker } = world;
    const { slug } = await worker.create({ url: "https://example.com/", maxVisits: 1, expiredUrl: AFTER });
    const person = { headers: { "User-Agent": BROWSER } };
    const statuses = [
      await observer.send(worker, "HEAD", `/${slug}`, person),
      await observer.send(worker, "GET", `/${slug}`),
      await observer.send(worker, "GET", `/${slug}+`, person),
      await observer.send(worker, "GET", `/${slug}`, person),
      await observer.send(worker, "GET", `/${slug}`, person),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200, 302, 302]);
    const locked = await worker.create({ url: "https://example.com/", maxVisits: 1, password: "sesame" });
    expect((await observer.send(worker, "POST", `/${locked.slug}`, sesame)).status).toBe(200);
  });

  it.each(["", "+"])("/{slug}%s of a link to a blocked domain, also for who shows its password", async (suffix) => {
    const { observer, worker } = world;
    const domain = `${crypto.randomUUID()}.example.com`;
    const { slug } = await worker.create({ url: `https://${domain}/`, password: "sesame", redirectStatus: 307 });
    const body = JSON.stringify({ domain });
    await observer.send(worker, "POST", "/api/blocked-domains", { headers: asJson, body });
    const ask = async (method: string, init: RequestInit = {}) =>
      (await observer.send(worker, method, `/${slug}${suffix}`, init)).status;
    expect([await ask("GET"), await ask("GET", { headers: browser })]).toEqual([451, 451]);
    if (suffix === "+") return;
    expect(await ask("HEAD")).toBe(451);
    expect(await ask("POST", sesame)).toBe(451);
    expect(await ask("POST", { ...sesame, headers: { ...form, ...browser } })).toBe(451);
    for (const method of sent.slice(1)) for (const init of both) expect(await ask(method, init)).toBe(451);
  });

  it("a link with a password: asked for, wrong, right but expired", async () => {
    const { observer, worker } = world;
    const { slug } = await worker.create({ url: "https://example.com/", password: "sesame" });
    const wrong = "password=wrong";
    const statuses = [
      await observer.send(worker, "GET", `/${slug}`),
      await observer.send(worker, "GET", `/${slug}`, { headers: browser }),
      await observer.send(worker, "HEAD", `/${slug}`),
      await observer.send(worker, "POST", `/${slug}`, { headers: form, body: wrong }),
      await observer.send(worker, "POST", `/${slug}`, { headers: { ...form, ...browser }, body: wrong }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    const expired = await world.createExpired({ password: "sesame" });
    expect((await observer.send(worker, "POST", `/${expired}`, sesame)).headers.get("Location")).toBe(AFTER);
  });
}
