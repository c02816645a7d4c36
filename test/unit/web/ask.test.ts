import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BijouClient } from "../../../src/client/client.ts";
import type { Session } from "../../../src/web/api/session.ts";

/**
 * The page's one policy for calls, against a browser that is made up: what it sends, what it waits for, and what it says
 * meanwhile. Its clock is the test's.
 */
const answers: ((request: Request) => Response | Error)[] = [];
const sent: Request[] = [];

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

async function load() {
  vi.resetModules();
  const [{ ask, UNAUTHORIZED, UNKNOWN_OUTCOME }, session, { trouble, tryNow }] = await Promise.all([
    import("../../../src/web/api/ask.ts"),
    import("../../../src/web/api/session.ts"),
    import("../../../src/web/api/trouble.ts"),
  ]);
  return { ask, UNAUTHORIZED, UNKNOWN_OUTCOME, ...session, trouble, tryNow };
}

const json =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
const cutOff = () => new TypeError("Failed to fetch");
const LIMITED = { type: "/_/problems/rate-limited", title: "Too many requests", status: 429, detail: "wait" };
const ADMIN: Session = { kind: "admin", name: "admin", isAdmin: true, scopes: ["links:read"], domains: ["go.example"] };

describe("ask()", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    answers.length = sent.length = 0;
    vi.stubGlobal("location", new URL("https://go.example/"));
    vi.stubGlobal("navigator", { onLine: true });
    vi.stubGlobal("sessionStorage", memoryStorage());
    vi.stubGlobal("localStorage", memoryStorage());
    vi.stubGlobal("fetch", async (request: Request) => {
      sent.push(request);
      const answer = answers.shift()?.(request) ?? new Error("Cannot answer: the test has no answer left");
      if (answer instanceof Error) throw answer;
      return answer;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const signal = new AbortController().signal;
  const readLinks = (client: BijouClient, abort: AbortSignal) => client.GET("/api/links", { signal: abort });

  it("gives the value of an answer, and a refusal as it is", async () => {
    const { ask, signedIn } = await load();
    signedIn(ADMIN, { text: "key-1", isForDevice: false });
    answers.push(json(200, { links: [], nextCursor: null }));
    answers.push(
      json(400, { type: "/_/problems/validation", title: "A field is not valid", status: 400, detail: "no" }),
    );
    expect(await ask(readLinks, { signal })).toMatchObject({ ok: true, value: { links: [] } });
    expect(await ask(readLinks, { signal })).toMatchObject({ ok: false, problem: { status: 400 } });
    expect(sent.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer key-1", "Bearer key-1"]);
  });

  it("waits as long as Retry-After says, says so meanwhile, and goes on", async () => {
    const { ask, signedIn, trouble } = await load();
    signedIn(ADMIN, null);
    answers.push(json(429, LIMITED, { "Retry-After": "12" }), json(200, { links: [] }));
    const asking = ask(readLinks, { signal });
    await vi.advanceTimersByTimeAsync(11_000);
    expect(trouble.value?.kind).toBe("limited");
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await asking).toMatchObject({ ok: true });
    expect(trouble.value).toBeNull();
  });

  it("tries again at growing distances while nothing answers, and at once when told so", async () => {
    const { ask, signedIn, trouble, tryNow } = await load();
    signedIn(ADMIN, null);
    answers.push(cutOff, json(503, {}), cutOff, json(200, { links: [] }));
    const asking = ask(readLinks, { signal });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(3);
    expect(trouble.value?.kind).toBe("failing");
    tryNow();
    expect(await asking).toMatchObject({ ok: true });
  });

  it("says offline where the browser does", async () => {
    vi.stubGlobal("navigator", { onLine: false });
    const { ask, signedIn, trouble, tryNow } = await load();
    signedIn(ADMIN, null);
    answers.push(cutOff, json(200, { links: [] }));
    const asking = ask(readLinks, { signal });
    await vi.advanceTimersByTimeAsync(0);
    expect(trouble.value?.kind).toBe("offline");
    tryNow();
    await asking;
  });

  it("asks to sign in on 401, forgets the key, and goes on with the next one", async () => {
    const { ask, signedIn, isSigningIn, who, currentKey } = await load();
    signedIn(ADMIN, { text: "revoked", isForDevice: true });
    answers.push(json(401, {}), json(200, { links: [] }));
    const asking = ask(readLinks, { signal });
    await vi.advanceTimersByTimeAsync(0);
    expect(isSigningIn.value).toBe(true);
    expect(who.value).toEqual({ kind: "nobody", ended: ADMIN });
    expect(currentKey()).toBeNull();
    signedIn(ADMIN, { text: "next", isForDevice: false });
    expect(await asking).toMatchObject({ ok: true });
    expect(sent.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer revoked", "Bearer next"]);
  });

  it("keeps the key that somebody has signed in with while a call with the old one was refused", async () => {
    const { ask, signedIn, isSigningIn, currentKey } = await load();
    signedIn(ADMIN, { text: "old", isForDevice: false });
    answers.push(
      () => {
        signedIn(ADMIN, { text: "new", isForDevice: false });
        return json(401, {})();
      },
      json(200, { links: [] }),
    );
    expect(await ask(readLinks, { signal })).toMatchObject({ ok: true });
    expect(currentKey()).toBe("new");
    expect(isSigningIn.value).toBe(false);
  });

  it("answers 401 for a key that is only tried, and leaves the one in use", async () => {
    const { ask, signedIn, currentKey, UNAUTHORIZED } = await load();
    signedIn(ADMIN, { text: "good", isForDevice: false });
    answers.push(json(401, {}));
    expect(await ask(readLinks, { signal, key: "wrong" })).toEqual({ ok: false, problem: UNAUTHORIZED });
    expect(currentKey()).toBe("good");
  });

  it("never sends a call again that may have arrived and is not repeatable", async () => {
    const { ask, signedIn, UNKNOWN_OUTCOME } = await load();
    signedIn(ADMIN, null);
    answers.push(cutOff);
    expect(await ask(readLinks, { signal, isRepeatable: false })).toEqual({ ok: false, problem: UNKNOWN_OUTCOME });
    answers.push(json(429, {}, { "Retry-After": "1" }), json(200, { links: [] }));
    const asking = ask(readLinks, { signal, isRepeatable: false });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await asking).toMatchObject({ ok: true });
  });

  it("gives up when the person closes the sign-in", async () => {
    const { ask, isSigningIn } = await load();
    answers.push(json(401, {}));
    const asking = ask(readLinks, { signal, isForAnyone: true });
    const ended = expect(asking).rejects.toThrow("The sign-in was closed");
    await vi.advanceTimersByTimeAsync(0);
    isSigningIn.value = false;
    await ended;
    expect(sent).toHaveLength(1);
  });

  it("ends when it is aborted, and leaves no trouble behind", async () => {
    const { ask, signedIn, trouble } = await load();
    signedIn(ADMIN, null);
    const abort = new AbortController();
    answers.push(cutOff);
    const asking = ask(readLinks, { signal: abort.signal });
    const ended = expect(asking).rejects.toThrow("aborted");
    await vi.advanceTimersByTimeAsync(0);
    expect(trouble.value?.kind).toBe("failing");
    abort.abort();
    await ended;
    expect(trouble.value).toBeNull();
  });
});
