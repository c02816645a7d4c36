import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Session } from "../../../src/web/api/session.ts";

/** Which link the calls and addresses of the page mean, as far as it knows the domains. */
const ADMIN = { kind: "admin", name: "admin", isAdmin: true, scopes: ["links:read", "links:write"] } as const;
const [HERE, THERE] = ["go.example", "events.example"] as const;

const listeners = new Map<string, () => void>();
const sent: string[] = [];

async function load() {
  vi.resetModules();
  const [refs, domains, session, ends] = await Promise.all([
    import("../../../src/web/api/link-ref.ts"),
    import("../../../src/web/api/domains.ts"),
    import("../../../src/web/api/session.ts"),
    import("../../../src/web/links/deleting/calls-at-the-end.ts"),
  ]);
  const signIn = (names?: readonly string[]) =>
    session.signedIn(
      { ...ADMIN, scopes: [...ADMIN.scopes], ...(names === undefined ? {} : { domains: [...names] }) } as Session,
      null,
    ); // The last release names none.
  return { ...refs, ...domains, ...session, ...ends, signIn };
}

const on = (domain?: string) => ({ slug: "sale", domain });

describe("a link in calls and addresses", () => {
  beforeEach(() => {
    listeners.clear();
    sent.length = 0;
    const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
    vi.stubGlobal("location", new URL("https://go.example:8443/"));
    vi.stubGlobal("sessionStorage", storage);
    vi.stubGlobal("localStorage", storage);
    vi.stubGlobal("addEventListener", (name: string, listener: () => void) => listeners.set(name, listener));
    vi.stubGlobal("fetch", async (path: string) => {
      sent.push(path);
      return new Response();
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("names no domain where there is one alone, before and after a sign-out", async () => {
    const { signIn, signOut, callPath, screenOf, paramsOf, originOf, keyOf } = await load();
    signIn([HERE]);
    const all = () =>
      [HERE, undefined]
        .map((domain) => on(domain))
        .flatMap((link) => [
          ...[callPath(link, "/qr"), screenOf(link), originOf(link), keyOf(link), JSON.stringify(paramsOf(link).query)],
        ]);
    const expected = ["/api/links/sale/qr", "/_/links/sale", "", "/sale", "{}"];
    expect(all()).toEqual([...expected, ...expected]);
    signOut();
    expect(all()).toEqual([...expected, ...expected]);
  });

  it("names the second domain, before and after a sign-out", async () => {
    const { signIn, signOut, callPath, originOf, paramsOf } = await load();
    signIn([HERE, THERE]);
    const check = () => {
      expect([callPath(on(THERE), ""), callPath(on(HERE), ""), callPath(on(), "")]).toEqual([
        ...["/api/links/sale?domain=events.example", "/api/links/sale", "/api/links/sale"],
      ]);
      expect([on(THERE), on(HERE), on()].map(originOf)).toEqual([
        ...["https://events.example:8443", "https://go.example:8443", "https://go.example:8443"],
      ]);
      expect(paramsOf(on(THERE)).query).toEqual({ domain: THERE });
    };
    check();
    signOut();
    check();
  });

  it("names each link's own domain where the last release has answered the session, and tells no domains", async () => {
    const { signIn, callPath, originOf, keyOf } = await load();
    signIn();
    expect(callPath(on(THERE), "")).toBe("/api/links/sale?domain=events.example");
    expect(callPath(on(HERE), "")).toBe("/api/links/sale?domain=go.example");
    expect(callPath(on(), "")).toBe("/api/links/sale");
    expect(originOf(on(THERE))).toBe("https://events.example:8443");
    expect(keyOf(on(THERE))).not.toBe(keyOf(on(HERE)));
  });

  it("knows the default domain from a link that nobody in particular has made", async () => {
    const { signIn, learnDefault, callPath, originOf } = await load();
    learnDefault(HERE);
    expect([callPath(on(HERE), ""), originOf(on(HERE))]).toEqual(["/api/links/sale", ""]);
    expect(originOf(on(THERE))).toBe("https://events.example:8443");
    signIn(["other.example", THERE]);
    learnDefault(THERE);
    expect(callPath(on(THERE), "")).toBe("/api/links/sale?domain=events.example");
  });

  it("is deleted on its own domain when the tab goes after a sign-out", async () => {
    const { signIn, signOut, sendAtTheEnd, isAnswered } = await load();
    signIn([HERE, THERE]);
    for (const domain of [HERE, THERE]) sendAtTheEnd(on(domain), "delete");
    signOut();
    listeners.get("pagehide")?.();
    expect(sent).toEqual(["/api/links/sale", "/api/links/sale?domain=events.example"]);
    isAnswered(on(THERE));
    listeners.get("pagehide")?.();
    expect(sent.slice(2)).toEqual(["/api/links/sale"]);
  });
});
