import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { anyBody, anyText, expectRefusal, headerValue, objectText } from "../support/bad-input.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import {
  call,
  fieldsOf,
  getLink,
  jsonInit,
  linkOf,
  otherIsolate,
  problemOf,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countCalls, sqlEndpoint } from "../support/worker-fetch.ts";

function create(
  body: BodyInit,
  headers: Record<string, string> = { "Content-Type": "application/json" },
): Promise<Response> {
  return call("/api/links", { method: "POST", headers: { ...asAdmin, ...headers }, body });
}

describe("POST /api/links, whatever it gets", () => {
  afterEach(() => vi.restoreAllMocks());

  it("POST /api/links makes the link that it answers with, or refuses and sends Postgres nothing", async () => {
    const calls = countCalls();
    const statuses: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 2, arbitrary: objectText("url") }, anyBody), async (body) => {
        const before = calls()[sqlEndpoint];
        const response = await create(body);
        statuses.push(response.status);
        if (response.status === 201 || response.status === 200) {
          const link = await linkOf(response);
          expect(await getLink(link.slug)).toEqual(link);
          expect((await call(`/${link.slug}`, { headers: { "User-Agent": BROWSER } })).status).toBeOneOf([
            301, 302, 307, 308, 403, 410,
          ]);
        } else {
          await expectRefusal(response, body);
          if (response.status !== 409) expect(calls()[sqlEndpoint]).toBe(before);
        }
      }),
      { numRuns: 250 },
    );
    // It was worth the name: a good part came through, and each kind of refusal was met.
    const share = (status: number) => statuses.filter((met) => met === status).length / statuses.length;
    expect(share(201)).toBeGreaterThan(0.1);
    expect(share(400)).toBeGreaterThan(0.1);
  });

  it("POST /api/links answers 400 to bytes that are no JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const response = await create(bytes);
        const { type } = await response.clone().json<{ type: string }>();
        const problem = await problemOf(response, 400, type === "/_/problems/malformed" ? "malformed" : "validation");
        expect(fieldsOf(problem).length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it("POST /api/links answers 415 to every Content-Type but JSON's", async () => {
    await fc.assert(
      fc.asyncProperty(headerValue, async (contentType) => {
        fc.pre(!/^\s*application\/json\s*(;|$)/i.test(contentType));
        await problemOf(
          await create(JSON.stringify({ url: uniqueUrl() }), { "Content-Type": contentType }),
          415,
          "unsupported-media-type",
        );
      }),
      { numRuns: 100 },
    );
  });

  it("POST /api/links takes any Idempotency-Key, or names it in a 400", async () => {
    await fc.assert(
      fc.asyncProperty(headerValue, async (key) => {
        const response = await create(JSON.stringify({ url: uniqueUrl() }), {
          "Content-Type": "application/json",
          "Idempotency-Key": key,
        });
        if (/^[\x20-\x7e]{1,255}$/.test(key)) expect(response.status).toBeOneOf([201, 422]);
        else expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual(["Idempotency-Key"]);
      }),
      { numRuns: 100 },
    );
  });

  it("POST /api/links answers to any Authorization with 401, and to any address with 201", async () => {
    const visit = otherIsolate({ PUBLIC_CREATE_PER_MINUTE: "1000000" });
    const createFrom = (headers: Record<string, string>) =>
      visit("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, headers) });
    await fc.assert(
      fc.asyncProperty(headerValue, headerValue, async (authorization, address) => {
        // An empty one is none at all to workerd.
        if (authorization !== "")
          await problemOf(await createFrom({ Authorization: authorization }), 401, "unauthorized");
        expect((await createFrom({ "CF-Connecting-IP": address, "X-Forwarded-For": address })).status).toBe(201);
      }),
      { numRuns: 100 },
    );
  });

  it("POST /api/links answers to any text as a slug with the link, or names the slug", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (slug) => {
        const response = await create(JSON.stringify({ url: uniqueUrl(), slug }));
        if (response.status === 201) expect((await linkOf(response)).slug).toBe(slug.toLowerCase());
        else
          expect(
            fieldsOf(await problemOf(response, response.status, response.status === 409 ? "slug-taken" : "validation")),
          ).toEqual(["slug"]);
      }),
      { numRuns: 100 },
    );
  });
});
