import { describe, expect, it } from "vitest";
import { misconfigured } from "../../../src/http/misconfigured.ts";

const answerTo = (headers: Record<string, string>, path = "/abc") =>
  misconfigured(new Request(`https://go.example${path}`, { headers }));

describe("misconfigured()", () => {
  it("answers 500 with a problem that names no setting: these are in the log", async () => {
    const response = await answerTo({});
    expect(response.status).toBe(500);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ type: "/_/problems/misconfigured", status: 500 });
    expect(text).not.toMatch(/[A-Z]+_[A-Z]+/);
  });

  it.each(["/", "/abc", "/abc+", "/health"])("answers a browser at %s with a page", async (path) => {
    const response = await answerTo({ Accept: "text/html,*/*;q=0.8" }, path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([500, "text/html; charset=utf-8"]);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  it.each(["/api/links", "/metrics"])("answers a browser at %s with a problem: that is no visitor's", async (path) => {
    const response = await answerTo({ Accept: "text/html" }, path);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  });

  it("carries a request id as every answer does", async () => {
    expect((await answerTo({ "X-Request-Id": "caller-7" })).headers.get("X-Request-Id")).toBe("caller-7");
    expect((await answerTo({})).headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});
