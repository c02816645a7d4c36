import { beforeAll, describe, expect, it } from "vitest";
import { api } from "../../src/api.ts";
import { app } from "../../src/app.ts";
import { engines } from "../support/engines.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** What browsers hold to, on every answer of every route that there is: a new one is walked without being named here. */
const ASKERS: Readonly<Record<string, Record<string, string>>> = {
  "a browser": { Accept: "text/html", "User-Agent": BROWSER },
  "a program": { Accept: "application/json" },
  "the administrator": asAdmin,
};
const STATIC_FILES = ["docs.js", "swagger-ui-bundle.js", "swagger-ui.css", "openapi.json"].map(
  (name) => `/_/docs/${name}`,
);
const METHODS = ["GET", "HEAD", "PATCH", "PUT", "DELETE", "OPTIONS", "POST"];

// The last: real servers where there are any. The Worker is what is under test.
describe.each(engines.slice(-1))("security headers, on $name", (engine) => {
  const whole = useWhole(engine, { SECURITY_CONTACT: "mailto:security@go.example" });

  beforeAll(async () => {
    await whole.worker.create({ url: "https://example.com/", slug: "walked", title: "<script>alert(1)</script>" });
    await whole.worker.create({ url: "https://example.com/", slug: "locked", password: "open sesame" });
    await whole.worker.create({ url: "https://example.com/", slug: "off", enabled: false });
  });

  /** With a link, an id and a kind of problem that there are in place of the parameters. */
  const pathOf = (pattern: string) =>
    pattern
      .replace(":slug", "walked")
      .replace(":id", crypto.randomUUID())
      .replace(":domain", "evil.example")
      .replace(":type", "not-found")
      .replace("*", "nothing-here");

  function expectSecure(what: string, response: Response): void {
    const headers = (name: string) => response.headers.get(name) ?? "";
    const csp = headers("Content-Security-Policy");
    expect([what, headers("X-Content-Type-Options"), headers("Referrer-Policy")]).toEqual([
      what,
      "nosniff",
      "no-referrer",
    ]);
    expect([what, csp]).toEqual([what, expect.stringContaining("default-src 'none'")]);
    expect([what, csp]).toEqual([what, expect.stringContaining("frame-ancestors 'none'")]);
    expect([what, csp]).toEqual([what, expect.not.stringMatching(/unsafe|\*|https?:/)]);
    expect([what, headers("Access-Control-Allow-Credentials"), headers("Set-Cookie")]).toEqual([what, "", ""]);
  }

  const patterns = [...new Set([...app.routes, ...api.routes].map(({ path }) => path))].filter((path) => path !== "*");
  const cases = patterns.flatMap((pattern) => Object.keys(ASKERS).map((asker) => [pattern, asker] as const));

  it("there are routes to walk", () => {
    expect(patterns).toEqual(expect.arrayContaining(["/api/links/:slug", "/health", "/_/problems/:type", "/metrics"]));
    expect(patterns.length).toBeGreaterThan(25);
  });

  it.each(cases)("%s says them to %s, by every method, whatever comes of it", async (pattern, asker) => {
    for (const method of METHODS) {
      const response = await whole.worker.fetch(pathOf(pattern), { method, headers: ASKERS[asker] ?? {} });
      await response.arrayBuffer();
      // A preflight has no body and is not shown: it is for CORS to answer.
      if (method !== "OPTIONS") expectSecure(`${method} ${pattern}: ${response.status}`, response);
    }
  });

  it.each(["/nobody", "/walked+", "/locked", "/off", "/%ff", "/a/b", "/aBcdefg", "/.env"])(
    "GET %s says them, as a page and as a problem",
    async (path) => {
      for (const [asker, headers] of Object.entries(ASKERS)) {
        const response = await whole.worker.fetch(path, { headers });
        expectSecure(`${path} to ${asker}`, response);
        expect(await response.text()).not.toContain("<script>alert");
      }
    },
  );

  it("a redirect has no body, so nothing of it is shown", async () => {
    const { slug } = await whole.worker.create({ url: "https://example.com/" });
    const response = await whole.worker.fetch(`/${slug}`);
    expect([response.status, await response.text()]).toEqual([302, ""]);
  });

  it.each(STATIC_FILES)("the static file %s says them", async (path) => {
    const response = await fetch(whole.worker.url + path);
    expect(response.status).toBe(200);
    await response.arrayBuffer();
    expectSecure(path, response);
  });

  it("the file that sets them is no page itself", async () => {
    expect((await fetch(`${whole.worker.url}/_headers`, { redirect: "manual" })).status).toBe(404);
  });
});
