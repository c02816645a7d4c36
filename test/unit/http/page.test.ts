import { describe, expect, it } from "vitest";
import { pageOrProblem } from "../../../src/http/page.ts";

const problem = {
  type: "not-found",
  detail: "There is nothing at this address.",
  headers: { "Retry-After": "5" },
} as const;

const answerTo = (headers: Record<string, string>) => pageOrProblem({ headers: new Headers(headers) }, problem);

describe("pageOrProblem()", () => {
  it("answers a browser with a small page that no cache keeps and no script runs in", async () => {
    const response = await answerTo({ Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" });
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'self'",
    );
    expect(response.headers.get("Retry-After")).toBe("5");
    const html = await response.text();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain("<title>There is nothing here</title>");
    expect(html).toContain("<p>No link has this name.</p>");
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it.each([{}, { Accept: "*/*" }, { Accept: "application/json" }, { Accept: "" }])(
    "answers everybody else with the problem: %j",
    async (headers) => {
      const response = await answerTo(headers);
      expect(response.status).toBe(404);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("Retry-After")).toBe("5");
      expect(await response.json()).toEqual({
        type: "/_/problems/not-found",
        title: "Not found",
        status: 404,
        detail: "There is nothing at this address.",
      });
    },
  );
});
