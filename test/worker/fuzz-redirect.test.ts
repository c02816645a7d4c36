import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, headerValue } from "../support/bad-input.ts";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  fromFreshAddress,
  problemOf,
  uniqueSlug,
} from "../support/worker-client.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const piece = fc.oneof(
  fc.constantFrom(
    "%",
    "%00",
    "%2f",
    "%5C",
    "%25",
    "%E0%A4%A",
    "%ff",
    "%C0%80",
    "%F0%9F%8E%88",
    "..",
    "%2e%2e",
    ".",
    "/",
    "//",
    "\\",
  ),
  fc.constantFrom("a", "Z", "-", "_", " ", ";", "@", ":", "#", "?", "&", "api", "links", "health", "livez", "aB3dE5g"),
  anyText.map((text) => encodeURIComponent(text.toWellFormed())),
  anyText,
);
const anyPath = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join("")}`),
  fc.webPath(),
  fc
    .tuple(piece, fc.nat({ max: 4_000 }))
    .map(([text, count]) => `/${text.repeat(Math.ceil(count / Math.max(1, text.length)))}`),
);

/** Asserts that the answer is no failure, and that a refusal is a problem, or a page for who asked for one. */
async function expectOrderly(response: Response, accept: string): Promise<void> {
  expect(response.status).toBeLessThan(500);
  if (response.status >= 300 && response.status < 400) return;
  expect(response.headers.get("X-Request-Id")).not.toBeNull();
  if (response.status < 400) return;
  if (response.headers.get("Content-Type") === "text/html; charset=utf-8") {
    expect(accept).toContain("text/html");
    expect(await response.text()).toMatch(/^<!doctype html>/);
    return;
  }
  const { type } = await response.clone().json<{ type: string }>();
  const problem = await problemOf(response, response.status, type.replace("/_/problems/", ""));
  expect(problem.type).not.toBe(type.replace("/_/problems/", ""));
  if (response.status === 400) expect(fieldsOf(problem)).toEqual(["slug"]);
}

describe("paths and headers, whatever they are", () => {
  it("GET of any path is answered in order, with or without a browser's Accept", async () => {
    await fc.assert(
      fc.asyncProperty(anyPath, fc.constantFrom("*/*", "text/html"), async (path, accept) => {
        await expectOrderly(await call(path, { headers: { Accept: accept, ...fromFreshAddress() } }), accept);
      }),
      { numRuns: 300 },
    );
  });

  it("any method on any path is answered in order, and HEAD as GET is", async () => {
    const method = fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND");
    await fc.assert(
      fc.asyncProperty(anyPath, method, async (path, name) => {
        await expectOrderly(await call(path, { method: name, headers: fromFreshAddress() }), "");
        const [get, head] = [
          await call(path, { headers: fromFreshAddress() }),
          await call(path, { method: "HEAD", headers: fromFreshAddress() }),
        ];
        expect([head.status, await head.text()]).toEqual([get.status, ""]);
      }),
      { numRuns: 100 },
    );
  });

  it("GET /api/links/{slug} of any text is 404, and names the slug", async () => {
    await fc.assert(
      fc.asyncProperty(piece, async (text) => {
        const { pathname, search } = new URL(`${ORIGIN}/api/links/${text}`);
        // A parameter that nobody knows is refused first.
        fc.pre(/^\/api\/links\/[^/]+$/.test(pathname) && search === "");
        const response = await callAsAdmin("GET", `/api/links/${text}`);
        fc.pre(response.status !== 200);
        expect(fieldsOf(await problemOf(response, 404, "not-found"))).toEqual(["slug"]);
      }),
      { numRuns: 100 },
    );
  });

  it("GET /{slug} is answered as it should be under any headers", async () => {
    const { slug, url } = await createLink();
    await fc.assert(
      fc.asyncProperty(
        headerValue,
        headerValue,
        headerValue,
        headerValue,
        async (accept, id, address, authorization) => {
          const headers = {
            Accept: accept,
            "X-Request-Id": id,
            "CF-Connecting-IP": address,
            Authorization: authorization,
          };
          const found = await call(`/${slug}`, { headers });
          expect([found.status, found.headers.get("Location")]).toEqual([302, url]);
          const unknown = await call(`/${uniqueSlug()}`, { headers });
          expect(unknown.status).toBeOneOf([404, 429]);
          await expectOrderly(unknown, accept);
          for (const response of [
            found,
            unknown,
            await call("/api/unknown", { headers: { ...headers, ...asAdmin } }),
          ]) {
            const answered = response.headers.get("X-Request-Id");
            if (answered === null) expect(response).toBe(found);
            else if (answered !== id) expect(answered).toMatch(UUID);
            else expect(answered).toMatch(/^[\w.:-]{1,128}$/);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
