import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type AccessSigner, AUDIENCE, createAccessSigner, EMAIL } from "../support/access-signer.ts";
import { createKey, unknownKey } from "../support/key-client.ts";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import {
  type call,
  callAsAdmin,
  createLink,
  fromFreshAddress,
  getLink,
  jsonInit,
  otherIsolate,
  problemOf,
  uniqueUrl,
} from "../support/worker-client.ts";

const TEAM = "https://team.cloudflareaccess.com";
const SETTINGS = { ACCESS_TEAM: TEAM, ACCESS_AUD: AUDIENCE, ACCESS_ADMINS: "boss@example.com, Root@Example.com" };
const SCOPES = ["links:read", "links:write", "stats:read"];
const OURS = { "Sec-Fetch-Site": "same-origin" };

let access: AccessSigner;
let visit: typeof call;

/** Access answers here, the stores as ever. */
function letAccessAnswer(answer: () => Response = () => Response.json(access.certs())): void {
  vi.restoreAllMocks(); // A second stand-in over the first would call itself for the stores.
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    String(input instanceof Request ? input.url : input).startsWith(TEAM)
      ? Promise.resolve(answer())
      : Reflect.apply(real, globalThis, [input, init]),
  );
}

const asPerson = async (claims: Record<string, unknown> = {}, headers: Record<string, string> = OURS) => ({
  ...headers,
  "Cf-Access-Jwt-Assertion": await access.sign(claims),
});

describe("sign-in at Cloudflare Access", () => {
  beforeAll(async () => {
    access = await createAccessSigner(TEAM);
    letAccessAnswer();
    visit = otherIsolate(SETTINGS);
    await visit("/api/session", { headers: await asPerson() });
  });
  beforeEach(() => letAccessAnswer());
  afterEach(() => vi.restoreAllMocks());

  const session = (headers: Record<string, string>) => visit("/api/session", { headers });

  it("GET /api/session knows a person by header or cookie, with the three scopes", async () => {
    const expected = { kind: "person", name: EMAIL, isAdmin: false, scopes: SCOPES };
    expect(await (await session(await asPerson())).json()).toMatchObject(expected);
    expect(await (await session(await asPerson({}, {}))).json()).toMatchObject(expected);
    const Cookie = `theme=dark; CF_Authorization=${await access.sign()}`;
    expect(await (await session({ ...OURS, Cookie })).json()).toMatchObject(expected);
  });

  it.each(["boss@example.com", "ROOT@example.com"])("%s of ACCESS_ADMINS may do everything", async (email) => {
    const headers = await asPerson({ email });
    expect(await (await session(headers)).json()).toMatchObject({ kind: "person", isAdmin: true, scopes: SCOPES });
    expect((await visit("/api/keys", { headers })).status).toBe(200);
  });

  it("a person may do what the scopes of a key let one do, and no more", async () => {
    const headers = await asPerson();
    expect((await visit("/api/stats", { headers })).status).toBe(200);
    expect((await visit("/api/links?visits=30d&limit=1", { headers })).status).toBe(200);
    const refused = await visit("/api/keys", { headers });
    expect(refused.headers.get("WWW-Authenticate")).toContain("insufficient_scope");
    await problemOf(refused, 403, "forbidden");
  });

  it("a link that a person makes is the person's, whose name people and the admin see", async () => {
    const headers = await asPerson({ email: "Ada@Example.com" });
    const created = await visit("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, headers) });
    expect(created.status).toBe(201);
    const { slug, createdBy } = await created.json<{ slug: string; createdBy: unknown }>();
    expect(createdBy).toEqual({ kind: "person", name: EMAIL });
    expect((await getLink(slug)).createdBy).toEqual(createdBy);
    const mine = await visit(`/api/links?createdBy=${EMAIL}&limit=1`, { headers: await asPerson() });
    expect(await mine.json()).toMatchObject({ links: [{ slug, createdBy }] });
  });

  it("each person has limits of their own, as keys have", async () => {
    const narrow = otherIsolate({ ...SETTINGS, KEY_READS_PER_MINUTE: "1" });
    letAccessAnswer();
    for (const email of [`a${crypto.randomUUID()}@example.com`, `b${crypto.randomUUID()}@example.com`]) {
      const headers = await asPerson({ email });
      const first = await narrow("/api/session", { headers });
      expect([first.status, first.headers.get("RateLimit-Policy")]).toEqual([200, '"read";q=1;w=60']);
      expect((await narrow("/api/session", { headers })).status).toBe(429);
    }
  });

  it("Authorization wins: a key is the caller, and a wrong one is refused beside a right token", async () => {
    const person = await asPerson({ email: "boss@example.com" });
    const { key } = await createKey({ name: "a key", scopes: ["links:read"] });
    const caller = await session({ ...person, Authorization: `Bearer ${key}` });
    expect(await caller.json()).toMatchObject({ kind: "key", name: "a key" });
    expect(await (await session({ ...person, ...asAdmin })).json()).toMatchObject({ kind: "admin" });
    for (const Authorization of [`Bearer ${unknownKey()}`, "Basic eA==", ""]) {
      await problemOf(await session({ ...person, Authorization }), 401, "unauthorized");
    }
  });

  it("a wrong token that counts is 401, also where anybody may create, and a right one is looked at there", async () => {
    const create = (headers: Record<string, string>) =>
      visit("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, { ...fromFreshAddress(), ...headers }) });
    const expired = await asPerson({ exp: 1_000 });
    const cookie = { ...OURS, Cookie: "CF_Authorization=x" };
    for (const headers of [expired, cookie, await asPerson({ aud: "other" }, {})]) {
      const refused = await create(headers);
      expect(refused.headers.get("WWW-Authenticate")).toBe('Bearer error="invalid_token"');
      await problemOf(refused, 401, "unauthorized");
    }
    expect((await create({})).status).toBe(201);
    expect(await (await create(await asPerson())).json()).toMatchObject({ createdBy: { kind: "person" } });
  });

  it.each([
    { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" },
    { "Sec-Fetch-Site": "same-site", Origin: "https://evil.go.example" },
    { "Sec-Fetch-Site": "cross-site", Origin: "null" },
    { Origin: "https://evil.example" },
  ])("a form that is posted from elsewhere (%j) is nobody's: nothing is made, changed or deleted", async (from) => {
    const token = await access.sign({ email: "boss@example.com" });
    const headers = { ...from, "Cf-Access-Jwt-Assertion": token, Cookie: `CF_Authorization=${token}` };
    const { slug, url } = await createLink();
    const form = "url=https%3A%2F%2Fexample.com%2Fforged";
    const posts: [string, string, string][] = [
      ["/api/links/import", "text/csv", "url\nhttps://example.com/forged\n"],
      ["/api/links/import", "application/x-www-form-urlencoded", form],
      ["/api/links/import", "text/plain", '{"links":[{"url":"https://example.com/forged"}]}'],
      ["/api/links/bulk", "text/plain", '{"links":[{"url":"https://example.com/forged"}]}'],
      ["/api/keys", "text/plain", '{"name":"forged","scopes":["links:write"]}'],
      ["/api/blocked-domains", "text/plain", '{"domain":"forged.example"}'],
    ];
    for (const [path, type, body] of posts) {
      const response = await visit(path, { method: "POST", headers: { ...headers, "Content-Type": type }, body });
      expect([path, response.status]).toEqual([path, 401]);
    }
    for (const method of ["PATCH", "DELETE"]) {
      const response = await visit(`/api/links/${slug}`, { method, ...jsonInit({ title: "forged" }, headers) });
      expect([method, response.status]).toEqual([method, 401]);
    }
    expect((await session(headers)).status).toBe(401);
    expect(await getLink(slug)).toMatchObject({ url, title: null });
    const body = JSON.stringify({ url: uniqueUrl() });
    const open = await visit("/api/links", {
      ...{ method: "POST", body, headers: { ...headers, ...fromFreshAddress(), "Content-Type": "application/json" } },
    });
    expect(await open.json()).toMatchObject({ createdBy: null });
  });

  it("a cookie alone is nobody's where the browser says nothing of the origin", async () => {
    const Cookie = `CF_Authorization=${await access.sign()}`;
    for (const headers of [{ Cookie }, { Cookie, "Sec-Fetch-Site": "none" }, { Cookie, Origin: ORIGIN }]) {
      await problemOf(await session(headers), 401, "unauthorized");
    }
  });

  it("answers 503 while Access can't be asked and no keys are known, and goes on once they are", async () => {
    let isUp = false;
    letAccessAnswer(() => (isUp ? Response.json(access.certs()) : new Response(null, { status: 500 })));
    const fresh = otherIsolate({ ...SETTINGS });
    const headers = await asPerson();
    const refused = await fresh("/api/session", { headers });
    expect(refused.headers.get("Retry-After")).toBe("5");
    await problemOf(refused, 503, "unavailable");
    // Keys of the API are none of its business.
    expect((await fresh("/api/session", { headers: { ...headers, ...asAdmin } })).status).toBe(200);
    isUp = true;
    // The isolate that knows them goes on.
    expect((await session(headers)).status).toBe(200);
  });

  it("tokens mean nothing where nobody can sign in", async () => {
    const headers = await asPerson({ email: "boss@example.com" });
    await problemOf(await otherIsolate()("/api/session", { headers }), 401, "unauthorized");
    expect((await callAsAdmin("GET", "/api/session", undefined, headers)).status).toBe(200);
  });

  it("neither the log nor an answer has a token in it, and the log no e-mail", async () => {
    const lines: string[] = [];
    for (const level of ["info", "warn", "error"] as const) {
      vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)));
    }
    const tokens = [await access.sign(), await access.sign({ exp: 1_000 }), await access.sign({}, { kid: "made-up" })];
    const answers: string[] = [];
    for (const token of tokens) {
      for (const path of ["/api/session", "/api/keys", "/api/links/nobody"]) {
        const response = await visit(path, { headers: { ...OURS, "Cf-Access-Jwt-Assertion": token } });
        answers.push(JSON.stringify([...response.headers]) + (await response.text()));
      }
    }
    expect(lines.some((line) => line.includes('"caller":"person:'))).toBe(true);
    const said = [...lines, ...answers].join("\n");
    for (const token of tokens) for (const part of token.split(".")) expect(said).not.toContain(part);
    expect(lines.join("\n")).not.toContain("ada@");
  });
});
