import { afterEach, describe, expect, it, vi } from "vitest";
import { asAdmin } from "../support/settings.ts";
import { type CallInit, call, createLink, jsonInit, otherIsolate, problemOf } from "../support/worker-client.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every kind of answer that the Worker has. */
const requests: readonly [what: string, status: number, path: string, init: CallInit][] = [
  ["a page's 404", 404, "/unknown-slug", { headers: { Accept: "text/html" } }],
  ["a problem's 404", 404, "/unknown-slug", {}],
  ["a code that was never issued", 404, "/aB3dE5g", {}],
  ["a path that is no name", 404, "/a/b/c", {}],
  ["the page", 200, "/", {}],
  ["a screen of the page", 200, "/_/links/abc", {}],
  ["POST of the page", 405, "/", { method: "POST" }],
  ["malformed percent-encoding", 400, "/%E0%A4%A", {}],
  ["another method of a link that there is not", 404, "/unknown-slug", { method: "POST" }],
  ["a create without a body", 415, "/api/links", { method: "POST", headers: asAdmin }],
  ["a wrong body", 400, "/api/links", { method: "POST", ...jsonInit({}, asAdmin) }],
  ["a wrong key", 401, "/api/links", { method: "POST", headers: { Authorization: "Bearer no" } }],
  ["a body too large", 413, "/api/links", { method: "POST", headers: asAdmin, body: "x".repeat(70_000) }],
  ["an unknown link", 404, "/api/links/unknown-slug", { headers: asAdmin }],
  ["an unknown path of the API", 404, "/api/unknown", { headers: asAdmin }],
  ["a method that the API does not take", 405, "/api/links", { method: "PUT" }],
  ["a preflight", 204, "/api/links", { method: "OPTIONS", headers: { Origin: "https://app.example" } }],
  ["a foreign preflight", 204, "/api/links", { method: "OPTIONS", headers: { Origin: "https://evil.example" } }],
  ["GET /health", 200, "/health", {}],
  ["GET /livez", 200, "/livez", {}],
  ["POST /livez", 405, "/livez", { method: "POST" }],
];

describe("X-Request-Id", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each(requests)(
    "X-Request-Id is on the answer to %s, the caller's where it sent one",
    async (_, status, path, init) => {
      const without = await call(path, init);
      expect(without.status).toBe(status);
      expect(without.headers.get("X-Request-Id")).toMatch(UUID);
      const headers = { ...init.headers, "X-Request-Id": "trace-1:a_b.c" };
      expect((await call(path, { ...init, headers })).headers.get("X-Request-Id")).toBe("trace-1:a_b.c");
    },
  );

  it("X-Request-Id is on answers about links, fresh for each; on a redirect only where the caller sent one", async () => {
    const { slug } = await createLink();
    const path = `/api/links/${slug}`;
    const answers = await Promise.all([path, path].map((each) => call(each, { headers: asAdmin })));
    const ids = answers.map(({ headers }) => headers.get("X-Request-Id"));
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(2);
    // In turns: from the second on, the headers of a link in memory are ready made.
    for (const given of [null, "trace-3", null, null, "trace-4", "not sane", null]) {
      const response = await call(`/${slug}`, { headers: given === null ? {} : { "X-Request-Id": given } });
      expect(Object.fromEntries(response.headers)).toEqual({
        ...{ "cache-control": "no-store", location: expect.any(String) as string, "x-robots-tag": "noindex" },
        ...(given?.startsWith("trace") ? { "x-request-id": given } : {}),
      });
    }
  });

  it.each(["/unknown-slug", "/aB3dE5g", "/api/links", "/health"])(
    "X-Request-Id is on the 500 of a Worker that is not set up right: %s",
    async (path) => {
      const log = vi.spyOn(console, "error").mockReturnValue();
      const response = await otherIsolate({ CODE_KEY: "short" })(path, { headers: { "X-Request-Id": "trace-2" } });
      await problemOf(response, 500, "misconfigured");
      expect(response.headers.get("X-Request-Id")).toBe("trace-2");
      expect(log).toHaveBeenCalledOnce();
    },
  );

  it.each([
    ["with quotes", '"forged"'],
    ["with a space", "two words"],
    ["with markup", "<b>"],
    ["empty", ""],
    ["1 kB long", "x".repeat(1_024)],
    ["129 characters long", "x".repeat(129)],
    ["not in ASCII", "ümlaut"],
  ])("X-Request-Id is replaced when it is %s", async (_, id) => {
    for (const path of ["/unknown-slug", "/livez", "/api/unknown"]) {
      expect((await call(path, { headers: { "X-Request-Id": id } })).headers.get("X-Request-Id")).toMatch(UUID);
    }
  });

  it("X-Request-Id may have 128 characters", async () => {
    const id = "x".repeat(128);
    expect((await call("/livez", { headers: { "X-Request-Id": id } })).headers.get("X-Request-Id")).toBe(id);
  });
});
