import { describe, expect, it } from "vitest";
import { asAdmin } from "../support/settings.ts";
import { type CallInit, call, jsonInit, otherIsolate, uniqueUrl } from "../support/worker-client.ts";

const EXPOSED = [
  "Accept",
  "Accept-Encoding",
  "Accept-Patch",
  "Allow",
  "ETag",
  "Idempotent-Replayed",
  "Link",
  "Location",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "Server-Timing",
  "X-Request-Id",
];

function listOf(response: Response, header: string): string[] {
  return (response.headers.get(header) ?? "").split(",").map((item) => item.trim());
}

function preflight(path: string, origin: string): Promise<Response> {
  const headers = {
    Origin: origin,
    "Access-Control-Request-Method": "PATCH",
    "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
  };
  return call(path, { method: "OPTIONS", headers });
}

describe("CORS", () => {
  it.each(["https://app.example", "https://other.example"])("CORS answers the preflight of %s", async (origin) => {
    for (const path of ["/api/links", "/api/links/some-slug"]) {
      const response = await preflight(path, origin);
      expect(response.status).toBe(204);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe(origin);
      expect(listOf(response, "Access-Control-Allow-Methods").sort()).toEqual([
        "DELETE",
        "GET",
        "HEAD",
        "PATCH",
        "POST",
      ]);
      expect(listOf(response, "Access-Control-Allow-Headers").sort()).toEqual([
        "Authorization",
        "Content-Encoding",
        "Content-Type",
        "Idempotency-Key",
        "If-Match",
        "If-None-Match",
        "Last-Event-ID",
        "MCP-Protocol-Version",
        "Mcp-Method",
        "Mcp-Name",
        "Mcp-Session-Id",
        "X-Request-Id",
      ]);
      expect(Number(response.headers.get("Access-Control-Max-Age"))).toBeGreaterThan(0);
      expect(response.headers.get("Access-Control-Allow-Credentials")).toBeNull();
      expect(listOf(response, "Vary")).toContain("Origin");
    }
  });

  it.each([
    "https://evil.example",
    "http://app.example",
    "https://app.example:8443",
    "https://app.example.evil.example",
    "null",
  ])("CORS allows %s nothing", async (origin) => {
    expect((await preflight("/api/links", origin)).headers.get("Access-Control-Allow-Origin")).toBeNull();
    const response = await call("/api/links/some-slug", { headers: { Origin: origin, ...asAdmin } });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(listOf(response, "Vary")).toContain("Origin");
  });

  it.each<[number, string, CallInit]>([
    [201, "/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, asAdmin) }],
    [400, "/api/links", { method: "POST", ...jsonInit({}, asAdmin) }],
    [401, "/api/links/some-slug", {}],
    [404, "/api/links/unknown-slug", { headers: asAdmin }],
    [404, "/api/unknown", {}],
    [405, "/api/links", { method: "DELETE" }],
    [413, "/api/links", { method: "POST", headers: asAdmin, body: "x".repeat(70_000) }],
    [415, "/api/links", { method: "POST", headers: asAdmin }],
  ])("CORS lets an allowed origin read an answer of %i, and its headers: %s", async (status, path, init) => {
    const headers = { ...init.headers, Origin: "https://app.example" };
    const response = await call(path, { ...init, headers });
    expect(response.status).toBe(status);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("https://app.example");
    expect(listOf(response, "Access-Control-Expose-Headers").sort()).toEqual(EXPOSED);
    expect(response.headers.get("Access-Control-Allow-Credentials")).toBeNull();
    expect(listOf(response, "Vary")).toContain("Origin");
  });

  it("CORS lets every origin in where CORS_ORIGINS is *, without credentials", async () => {
    const visit = otherIsolate({ CORS_ORIGINS: "*" });
    const response = await visit("/api/unknown", { headers: { Origin: "https://any.example" } });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Access-Control-Allow-Credentials")).toBeNull();
  });

  it("CORS lets nobody in where CORS_ORIGINS is absent", async () => {
    const visit = otherIsolate({ CORS_ORIGINS: undefined });
    const response = await visit("/api/unknown", { headers: { Origin: "https://app.example" } });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
  });
});
