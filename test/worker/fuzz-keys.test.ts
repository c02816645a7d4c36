import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { anyBody, anyText, headerValue } from "../support/bad-input.ts";
import { ALL_SCOPES, listedKey, statusOf } from "../support/key-client.ts";
import { asAdmin } from "../support/settings.ts";
import { call, callAsAdmin, fieldsOf, otherIsolate, problemOf } from "../support/worker-client.ts";
import { countCalls, sqlEndpoint } from "../support/worker-fetch.ts";

const anyJson = fc.jsonValue({ maxDepth: 3 });

const fields = new Map<string, fc.Arbitrary<unknown>>(
  Object.entries({
    name: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("a site", " ü ", "x".repeat(100), "x".repeat(101), "") },
      anyText,
      anyJson,
    ),
    scopes: fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.constantFrom(...ALL_SCOPES), { minLength: 1, maxLength: 9 }) },
      fc.array(fc.oneof(fc.constantFrom(...ALL_SCOPES, "admin", "*"), anyJson), { maxLength: 3 }),
      anyJson,
    ),
    expiresAt: fc.oneof(
      fc.date({ noInvalidDate: true, min: new Date("2030-01-01") }).map((date) => date.toISOString()),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant(null),
      anyJson,
    ),
  }),
);

/** The text of an object that mostly has the fields of a key; keys can be odd and come twice. */
const keyBody = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom("name", "scopes", "expiresAt") },
      fc.constantFrom("__proto__", "constructor", "id", "key", "key_hash", "createdAt", "owner"),
      anyText,
    ),
    { maxLength: 3 },
  )
  .chain((names) =>
    fc.tuple(...["name", "scopes", ...names].map((name) => fc.tuple(fc.constant(name), fields.get(name) ?? anyJson))),
  )
  .map((pairs) => `{${pairs.map((pair) => pair.map((part) => JSON.stringify(part)).join(":")).join(",")}}`);

function create(body: BodyInit, contentType = "application/json"): Promise<Response> {
  return call("/api/keys", { method: "POST", headers: { ...asAdmin, "Content-Type": contentType }, body });
}

describe("/api/keys, whatever it gets", () => {
  afterEach(() => vi.restoreAllMocks());

  it("POST /api/keys makes the key that it answers with, or refuses, names what is wrong, and sends Postgres nothing", async () => {
    const calls = countCalls();
    const statuses: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: keyBody }, anyBody), async (body) => {
        const before = calls()[sqlEndpoint];
        const response = await create(body);
        statuses.push(response.status);
        if (response.status === 201) {
          const { key, ...shown } = await response.json<{ id: string; key: string; scopes: string[] }>();
          expect(await listedKey(shown.id)).toEqual(shown);
          expect(await statusOf(call, key)).toBe(shown.scopes.includes("links:write") ? 400 : 403);
        } else {
          expect(fieldsOf(await problemOf(response, 400, "validation")).length).toBeGreaterThan(0);
          expect(calls()[sqlEndpoint]).toBe(before);
        }
      }),
      { numRuns: 200 },
    );
    // It was worth the name: a good part came through, and a good part did not.
    const share = (status: number) => statuses.filter((met) => met === status).length / statuses.length;
    expect(share(201)).toBeGreaterThan(0.1);
    expect(share(400)).toBeGreaterThan(0.1);
  });

  it("POST /api/keys answers 400 to bytes that are no JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const response = await create(bytes);
        const { type } = await response.clone().json<{ type: string }>();
        await problemOf(response, 400, type === "/_/problems/malformed" ? "malformed" : "validation");
      }),
      { numRuns: 50 },
    );
  });

  it("POST /api/keys answers 415 to every Content-Type but JSON's", async () => {
    await fc.assert(
      fc.asyncProperty(headerValue, async (contentType) => {
        fc.pre(!/^\s*application\/json\s*(;|$)/i.test(contentType));
        await problemOf(await create("{}", contentType), 415, "unsupported-media-type");
      }),
      { numRuns: 50 },
    );
  });

  it("DELETE /api/keys/{id} answers 404 to any text as an id", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText.filter((text) => text.isWellFormed()),
        async (id) => {
          fc.pre(!/^\.{0,2}$/.test(id)); // These are other paths.
          await problemOf(await callAsAdmin("DELETE", `/api/keys/${encodeURIComponent(id)}`), 404, "not-found");
        },
      ),
      { numRuns: 100 },
    );
  });

  it("Authorization with anything behind bij_ is answered with 401", async () => {
    const visit = otherIsolate({ UNKNOWN_KEYS_PER_MINUTE: "1000000" });
    const keyLike = fc.stringMatching(/^[\w-]{43}$/).map((text) => `bij_${text}`);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          keyLike,
          headerValue.map((text) => `bij_${text}`),
        ),
        async (text) => {
          expect(await statusOf(visit, text)).toBe(401);
        },
      ),
      { numRuns: 100 },
    );
  });
});
