import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AccessUnavailable } from "../../../../src/access/access-tokens.ts";
import { createAccessKeys } from "../../../../src/access/stores/access-keys.ts";
import { createAccessTokens } from "../../../../src/access/stores/verify-token.ts";
import { type AccessSigner, AUDIENCE, createAccessSigner, EMAIL } from "../../../support/access-signer.ts";

const TEAM = "https://team.cloudflareaccess.com";
const START = Date.parse("2026-11-29T12:00:00Z");
const HOUR_MS = 3_600_000;
const ADA = { email: EMAIL, isAdmin: false };

/** An isolate, and Access as the test lets it be. */
const world = { now: START, asked: 0, answer: (): Promise<Response> => Promise.reject(new Error("no answer")) };
const failures: string[] = [];
const background: Promise<unknown>[] = [];
const request = { waitUntil: (work: Promise<unknown>) => void background.push(work) };
let access: AccessSigner;

function isolate() {
  const keys = createAccessKeys({
    ...{ team: TEAM, timeoutMs: 1_000, joinLimitMs: 1_000, now: () => world.now },
    fetch: async (url, init) => {
      world.asked++;
      expect([url, init.redirect, init.signal instanceof AbortSignal]).toEqual([
        ...[`${TEAM}/cdn-cgi/access/certs`, "manual", true],
      ]);
      return world.answer();
    },
    reportFailure: (reason) => void failures.push(reason),
  });
  const tokens = createAccessTokens({
    ...{ team: TEAM, audience: AUDIENCE, admins: ["root@example.com"], keys, now: () => world.now },
  });
  return (token: string) => tokens.personOf(token, request);
}

const up = async () => Response.json(access.certs());
const down = async () => new Response("down", { status: 500 });

describe("personOf()", () => {
  beforeAll(async () => {
    access = await createAccessSigner(TEAM, () => world.now);
  });
  beforeEach(() => {
    Object.assign(world, { now: START, asked: 0, answer: up });
    failures.length = 0;
  });

  it("tells whose token it is, and loads the keys once for many", async () => {
    const personOf = isolate();
    const token = await access.sign();
    expect(await Promise.all([personOf(token), personOf(token), personOf(token)])).toEqual([ADA, ADA, ADA]);
    expect(await personOf(await access.sign({ aud: AUDIENCE, email: "Bob@Example.com" }))).toEqual({
      ...{ email: "bob@example.com", isAdmin: false },
    });
    expect(world.asked).toBe(1);
  });

  it("knows an administrator whole and in any case, and nobody who only looks like one", async () => {
    const personOf = isolate();
    const isAdmin = async (email: string) => (await personOf(await access.sign({ email })))?.isAdmin;
    expect(await isAdmin("Root@Example.COM")).toBe(true);
    for (const email of ["xroot@example.com", "root@example.com.evil.example", "root@example.co"]) {
      expect([email, await isAdmin(email)]).toEqual([email, false]);
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ["of another team", { iss: "https://other.cloudflareaccess.com" }],
    ["of a team with more behind it", { iss: `${TEAM}/` }],
    ["of nobody", { iss: undefined }],
    ["for another application", { aud: ["b".repeat(64)] }],
    ["for a part of the tag", { aud: [AUDIENCE.slice(1)] }],
    ["for nothing", { aud: undefined }],
    ["that has ended", { exp: START / 1_000 - 1 }],
    ["that ends now", { exp: START / 1_000 }],
    ["that never ends", { exp: undefined }],
    ["that is to begin", { nbf: START / 1_000 + 60 }],
    ["whose end is a text", { exp: "never" }],
    ["of a service", { email: undefined, common_name: "a-service" }],
    ["with an e-mail that is none", { email: "" }],
    ["with an e-mail of two lines", { email: "a@b.example\nc" }],
    ["with an e-mail that is no text", { email: ["ada@example.com"] }],
    ["with an e-mail that is too long", { email: `${"a".repeat(250)}@b.example` }],
  ])("refuses a token %s", async (_, claims) => {
    expect(await isolate()(await access.sign(claims))).toBeNull();
  });

  it("refuses other algorithms, also where they sign with what everybody knows", async () => {
    const personOf = isolate();
    const [, payload = ""] = (await access.sign()).split(".");
    const unsigned = `${btoa('{"alg":"none"}').replaceAll("=", "")}.${payload}.`;
    const publicKey = new TextEncoder().encode(JSON.stringify(access.certs().keys[0]));
    // The team's own key, which says of itself that it is for RS256: where it does not, that is still the only one.
    world.answer = async () => {
      return Response.json({ keys: access.certs().keys.map((key) => ({ ...key, alg: undefined })) });
    };
    const others = ["RS384", "RS512", "PS256"].map((alg) => access.sign({}, { alg }));
    const tokens = [
      unsigned,
      await access.sign({}, { alg: "HS256", secret: publicKey }),
      ...(await Promise.all(others)),
    ];
    for (const token of tokens) expect([token, await personOf(token)]).toEqual([token, null]);
  });

  it("refuses what was changed, what another one signed, and what is no token", async () => {
    const personOf = isolate();
    const [head, , signature] = (await access.sign()).split(".");
    const [, otherPayload] = (await access.sign({ email: "root@example.com" })).split(".");
    const forger = await createAccessSigner(TEAM, () => world.now);
    const tokens = [
      ...[`${head}.${otherPayload}.${signature}`, await forger.sign(), "", "a.b.c", "..", "x"],
      `${await access.sign()}x`,
      "a".repeat(1_000_000),
    ];
    for (const token of tokens) expect([token.slice(0, 40), await personOf(token)]).toEqual([token.slice(0, 40), null]);
  });

  it("loads the keys again for a token of a new one, and a bounded number of times for made-up ones", async () => {
    const personOf = isolate();
    const old = await access.sign();
    expect(await personOf(old)).toEqual(ADA);
    await access.rotate();
    expect(await personOf(await access.sign())).toEqual(ADA);
    expect(await personOf(old)).toEqual(ADA);
    expect(world.asked).toBe(2);
    for (let i = 0; i < 50; i++) expect(await personOf(await access.sign({}, { kid: `made-up-${i}` }))).toBeNull();
    expect(world.asked).toBe(6);
    world.now += 60_000;
    await access.rotate();
    expect(await personOf(await access.sign())).toEqual(ADA);
  });

  it("forgets a key that is no longer published, within an hour and the request that sees it", async () => {
    const personOf = isolate();
    const old = await access.sign({ exp: START / 1_000 + 86_400 });
    expect(await personOf(old)).toEqual(ADA);
    await access.rotate(false);
    world.now += HOUR_MS;
    await personOf(old);
    await Promise.all(background);
    expect(await personOf(old)).toBeNull();
  });

  it("goes on with the keys that it knows for a day while Access is down, and then can't tell", async () => {
    const personOf = isolate();
    const token = await access.sign({ exp: START / 1_000 + 200_000 });
    expect(await personOf(token)).toEqual(ADA);
    world.answer = down;
    for (const hours of [1, 2, 23]) {
      world.now = START + hours * HOUR_MS;
      expect([hours, await personOf(token)]).toEqual([hours, ADA]);
      await Promise.all(background);
    }
    world.now = START + 24 * HOUR_MS;
    await expect(personOf(token)).rejects.toThrow(AccessUnavailable);
    expect(new Set(failures)).toEqual(new Set(["HTTP 500"]));
    world.now += 5_000;
    world.answer = up;
    expect(await personOf(token)).toEqual(ADA);
  });

  it.each<[string, () => Promise<Response>]>([
    ["answers 500", down],
    ["breaks off", () => Promise.reject(new TypeError("Network connection lost"))],
    ["answers what is no JSON", async () => new Response("<html>")],
    ["answers what are no keys", async () => Response.json({ error: "x" })],
    ["sends the request elsewhere", async () => new Response(null, { status: 302, headers: { Location: "/x" } })],
  ])("can't tell while Access %s and no keys are known, and does not ask anew at once", async (_, answer) => {
    const personOf = isolate();
    world.answer = answer;
    for (let i = 0; i < 3; i++) await expect(personOf(await access.sign())).rejects.toThrow(AccessUnavailable);
    expect([world.asked, failures.length]).toEqual([1, 1]);
    world.now += 5_000;
    world.answer = up;
    expect(await personOf(await access.sign())).toEqual(ADA);
  });

  it("can't tell of a token of a new key while Access is down: that is no wrong token", async () => {
    const personOf = isolate();
    expect(await personOf(await access.sign())).toEqual(ADA);
    await access.rotate();
    world.answer = down;
    await expect(personOf(await access.sign())).rejects.toThrow(AccessUnavailable);
  });
});
