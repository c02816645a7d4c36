import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBody, anyText, objectText } from "../support/bad-input.ts";
import { asAdmin } from "../support/settings.ts";
import { call, fieldsOf, getLink, type LinkJson, type ProblemJson, problemOf } from "../support/worker-client.ts";

interface ItemJson {
  readonly status: number;
  readonly link?: LinkJson;
  readonly problem?: ProblemJson;
}

function post(body: BodyInit, contentType = "application/json"): Promise<Response> {
  return call("/api/links/bulk", { method: "POST", body, headers: { ...asAdmin, "Content-Type": contentType } });
}

const anyItem = fc.oneof({ weight: 3, arbitrary: objectText("url") }, anyBody);
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("POST /api/links/bulk, whatever it gets", () => {
  it("answers each item by itself: with the link that it made, or with why not", async () => {
    const met = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyItem, { minLength: 1, maxLength: 8 }), async (items) => {
        const response = await post(`{"links":[${items.join(",")}]}`);
        expect(response.status).toBe(200);
        const { results } = await response.json<{ results: ItemJson[] }>();
        expect(results).toHaveLength(items.length);
        for (const { status, link, problem } of results) {
          met.add(status);
          if (link !== undefined) expect(await getLink(link.slug)).toEqual(link);
          else expect(problem).toMatchObject({ status, title: expect.any(String) as string });
        }
      }),
      { numRuns: 60 },
    );
    expect([...met]).toEqual(expect.arrayContaining([201, 400]));
  });

  it("refuses what is no list of links, without a trace in Postgres", async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const given: unknown = JSON.parse(body);
        fc.pre(!(typeof given === "object" && given !== null && "links" in given));
        expect(fieldsOf(await problemOf(await post(body), 400, "validation"))).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses bytes that are no JSON, and arrays within arrays within arrays", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        expect((await post(Uint8Array.from(bytes))).status).toBe(400);
      }),
      { numRuns: 40 },
    );
    for (const depth of [10, 1_000, 100_000]) {
      const response = await post(`{"links":[${nested(depth)}]}`);
      // Too deep for the engine's parser is not JSON for us.
      expect(response.status).toBeOneOf([200, 400]);
    }
  });
});

describe("GET /api/links, whatever it is asked", () => {
  it("answers a list or names the parameter that is wrong", async () => {
    const name = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom("limit", "cursor", "q", "tag") },
      fc.stringMatching(/^[a-z_]{1,9}$/),
    );
    const value = fc.oneof(anyText, fc.stringMatching(/^[\w-]{4,60}$/), fc.integer().map(String));
    const met = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 3 }), async (pairs) => {
        const search = pairs.map(([key, text]) => `${key}=${encodeURIComponent(text.toWellFormed())}`).join("&");
        const response = await call(`/api/links?${search}`, { headers: asAdmin });
        met.add(response.status);
        if (response.status === 200) {
          expect(await response.json()).toMatchObject({ links: expect.any(Array) as unknown[] });
          return;
        }
        for (const field of fieldsOf(await problemOf(response, 400, "validation"))) {
          expect(pairs.map(([key]) => key)).toContain(field);
        }
      }),
      { numRuns: 250 },
    );
    expect([...met].sort()).toEqual([200, 400]);
  });
});
