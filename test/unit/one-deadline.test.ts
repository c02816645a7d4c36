import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../../src/api.ts";
import { app } from "../../src/app.ts";
import type { Target } from "../../src/links/link.ts";
import { linkId } from "../../src/names/link-id.ts";
import type { Services } from "../../src/services.ts";
import { createRequestContext } from "../support/request-context.ts";
import { ADMIN_KEY, BROWSER } from "../support/settings.ts";

/**
 * The whole of a request, with every part slow within its own limit: it is answered by its one deadline all the same, and
 * what was late is an outage and no "not found".
 */

const REDIRECT_MS = 5_000;
const API_MS = 12_000;
/** Just under what the settings give each of them. */
const SLOW = {
  body: 3_900,
  find: 3_900,
  limiter: 900,
  hash: 900,
  visit: 2_900,
  key: 2_900,
  list: 900,
  statement: 7_900,
};

const after = <Value>(ms: number, value: Value) =>
  new Promise<Value>((resolve) => {
    setTimeout(() => resolve(value), ms);
  });

const LINK: Target = {
  id: linkId(7),
  location: "https://example.com/",
  redirectStatus: 302,
  enabled: true,
  expiresAt: null,
  expiredLocation: null,
  forwardQuery: false,
  passwordHash: null,
  isLimited: false,
  title: null,
  createdAt: 0,
};

/** @param links by their names. */
function setUp(links: Readonly<Record<string, Target>>) {
  const recorded: string[] = [];
  const never = () => {
    throw new Error("was asked");
  };
  const services = {
    adminApiKey: ADMIN_KEY,
    baseUrl: "https://go.example",
    corsOrigins: [],
    publicCreate: true,
    honorDoNotTrack: true,
    redirectLogPercent: 0,
    timeouts: { redirectMs: REDIRECT_MS, apiMs: API_MS },
    limits: { passwordGuesses: {}, passwordGuessesPerLink: {}, publicCreate: {}, admin: {} },
    now: () => Date.now(),
    random: () => 0.5,
    createId: () => "id",
    randomBytes: (count: number) => new Uint8Array(count),
    pseudonym: async () => "somebody",
    probeStores: () => undefined,
    tellUse: () => undefined,
    counters: { count: () => undefined },
    countVisitor: () => undefined,
    clicks: {
      record: () => recorded.push("visit"),
      recordUnknown: () => recorded.push("unknown"),
      handOverCounts: () => undefined,
    },
    blockList: { blocks: () => false, find: () => null, ready: () => after(SLOW.list, undefined) },
    links: {
      peek: () => undefined,
      // All names of a path are one look-up.
      find: (names: readonly { text: string }[]) => {
        const name = names.find(({ text }) => links[text] !== undefined);
        return after(SLOW.find, { target: links[name?.text ?? ""] ?? null, name, asOf: 0 });
      },
    },
    domains: { ready: async () => undefined },
    strayUrl: () => null,
    limiter: { take: () => after(SLOW.limiter, { isAllowed: true, limit: { name: "a", quota: 1, windowMs: 1 } }) },
    visitLimit: {
      take: () => after(SLOW.visit, { target: LINK, answer: { kind: "redirect", status: 302 } }),
    },
    keys: { find: () => after(SLOW.key, { key: null }) },
    destinationRules: () => ({ ownHosts: [], allowPrivate: false, blockedDomainOf: () => null }),
    destinationCheck: { isOn: false, requestMs: 1_000, check: async () => ({ threats: [[]], unchecked: 0 }) },
    linkService: {
      create: () => after(SLOW.statement, never),
      get: () => after(SLOW.statement, null),
      edit: () => after(SLOW.statement, never),
    },
  } as unknown as Services; // What these requests ask for.

  /** The answer, and after how many milliseconds it came. */
  async function ask(door: typeof app, path: string, init: RequestInit = {}): Promise<[status: number, ms: number]> {
    const startedAt = Date.now();
    const request = new Request(`https://go.example${path}`, init);
    const context = { ...createRequestContext(), passThroughOnException: () => undefined, props: {} };
    const answer = Promise.resolve(door.fetch(request, services, context as never));
    let endedAt = 0;
    void answer.then(() => (endedAt = Date.now()));
    await vi.runAllTimersAsync();
    return [(await answer).status, endedAt - startedAt];
  }
  return { ask, recorded };
}

/** A body that ends after a while, which Node's fetch has to be told of; the Worker's types have no such field. */
function slowBody(text: string, ms: number): RequestInit {
  const body = new ReadableStream({
    async start(controller) {
      await after(ms, null);
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
  return { body, duplex: "half" } as RequestInit;
}

describe("one deadline for a whole request", () => {
  const locked = { ...LINK, passwordHash: `pbkdf2-sha256$100000$${"00".repeat(16)}$${"00".repeat(32)}` };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.spyOn(console, "info").mockImplementation(() => undefined);
    // The real ones work beside the clock of the test. All digests are one: whoever shows a key is the administrator.
    vi.spyOn(crypto.subtle, "digest").mockImplementation(async () => new ArrayBuffer(32));
    vi.spyOn(crypto.subtle, "importKey").mockImplementation(async () => "a key" as never);
    vi.spyOn(crypto.subtle, "deriveBits").mockImplementation(() => after(SLOW.hash, new ArrayBuffer(32)));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const form = { "Content-Type": "application/x-www-form-urlencoded", "User-Agent": BROWSER };
  const show = (ms = 0): RequestInit => ({ method: "POST", headers: form, ...slowBody("password=sesame", ms) });

  it.each<[what: string, path: string, init: () => RequestInit]>([
    ["a link that opens only so often", "/limited", () => ({ headers: { "User-Agent": BROWSER } })],
    ["a POST to such a link", "/limited307", () => ({ method: "POST" })],
    ["a password: look-up, two limits, hash", "/locked?unlock", () => show()],
    ["a password that comes slowly", "/locked?unlock", () => show(SLOW.body)],
    ["a password without ?unlock", "/locked", () => show()],
    ["a password of a link that opens only so often", "/both?unlock", () => show(SLOW.body)],
  ])("%s is answered 503 after 5 s", async (_, path, init) => {
    const { ask, recorded } = setUp({
      open: LINK,
      limited: { ...LINK, isLimited: true },
      limited307: { ...LINK, isLimited: true, redirectStatus: 307 },
      locked,
      both: { ...locked, isLimited: true },
    });
    expect(await ask(app, path, init())).toEqual([503, REDIRECT_MS]);
    // Who was told that it went wrong has not visited.
    expect(recorded).toEqual([]);
  });

  it.each<[what: string, path: string, status: number, init: RequestInit]>([
    ["a preview", "/open+", 200, {}],
    ["a preview of a link that there is not", "/none+", 404, {}],
    ["another method of a preview", "/open+", 405, { method: "PUT" }],
    ["a link with an ending", "/open.", 302, {}],
  ])("%s is one look-up, and answered in its time", async (_, path, status, init) => {
    const { ask } = setUp({ open: LINK });
    expect(await ask(app, path, init)).toEqual([status, SLOW.find]);
  });

  it("a password that comes even more slowly is answered 408 after 4 s, and no store is asked", async () => {
    const { ask } = setUp({ locked });
    expect(await ask(app, "/locked?unlock", show(4_950))).toEqual([408, 4_000]);
  });

  it.each<[what: string, path: string, init: () => RequestInit]>([
    [
      "an edit: body, list, two statements",
      "/api/links/a",
      () => ({ method: "PATCH", headers: asAdmin, ...slowBody("{}", 10_900) }),
    ],
    [
      "a create: limit, body, list, hash, statement",
      "/api/links",
      () => ({
        method: "POST",
        headers: asAdmin,
        ...slowBody('{"url":"https://example.com/","password":"a"}', 9_000),
      }),
    ],
    ["a QR code of a link that there is not", "/api/links/Aaa/qr", () => ({})],
  ])("%s is answered in 12 s, and never 404 for being late", async (what, path, init) => {
    const { ask } = setUp({});
    const [status, ms] = await ask(api, path, init());
    if (what.startsWith("a QR")) expect(ms).toBeLessThan(API_MS);
    else expect([status, ms]).toEqual([503, API_MS]);
  });

  it("a body that leaves too little time is answered 408 after 11 s, and its handler never runs", async () => {
    const { ask } = setUp({});
    const body = slowBody('{"url":"https://example.com/"}', 11_950);
    expect(await ask(app, "/api/links", { method: "POST", headers: asAdmin, ...body })).toEqual([408, 11_000]);
  });
});

const asAdmin = { Authorization: `Bearer ${ADMIN_KEY}`, "Content-Type": "application/json" };
