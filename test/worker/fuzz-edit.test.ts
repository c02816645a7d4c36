import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBody, expectRefusal, headerValue } from "../support/bad-input.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { call, createLink, getLink, linkOf, uniqueSlug } from "../support/worker-client.ts";

describe("PATCH /api/links/{slug}, whatever it gets", () => {
  function edit(slug: string, body: BodyInit, contentType = "application/json"): Promise<Response> {
    return call(`/api/links/${slug}`, { method: "PATCH", headers: { ...asAdmin, "Content-Type": contentType }, body });
  }

  it("PATCH /api/links/{slug} changes what the body names and nothing else, or refuses and changes nothing", async () => {
    const { slug } = await createLink({ slug: uniqueSlug(), title: "a", tags: ["b"] });
    const statuses: number[] = [];
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const before = await getLink(slug);
        const response = await edit(slug, body);
        statuses.push(response.status);
        if (response.status === 200) {
          const after = await linkOf(response);
          const given = Object.keys(JSON.parse(body) as object); // It was taken, so it is an object.
          const named = given.map((field) => (field === "password" ? "passwordProtected" : field));
          const untouched = Object.entries(before).filter(([field]) => field !== "updatedAt" && !named.includes(field));
          expect(after).toMatchObject(Object.fromEntries(untouched));
          expect(await getLink(slug)).toEqual(after);
        } else {
          await expectRefusal(response, body);
          expect(await getLink(slug)).toEqual(before);
        }
        expect((await call(`/${slug}`, { headers: { "User-Agent": BROWSER } })).status).toBeOneOf([
          301, 302, 307, 308, 403, 410,
        ]);
      }),
      { numRuns: 200 },
    );
    const share = (status: number) => statuses.filter((met) => met === status).length / statuses.length;
    expect(share(200)).toBeGreaterThan(0.05);
    expect(share(400)).toBeGreaterThan(0.1);
  });

  it("PATCH /api/links/{slug} changes nothing for bytes that are no JSON, or under another Content-Type", async () => {
    const before = await createLink();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), headerValue, async (bytes, contentType) => {
        expect((await edit(before.slug, bytes)).status).toBe(400);
        const isJson = /^\s*application\/json\s*(;|$)/i.test(contentType);
        expect((await edit(before.slug, bytes, contentType)).status).toBe(isJson ? 400 : 415);
      }),
      { numRuns: 50 },
    );
    expect(await getLink(before.slug)).toEqual(before);
  });
});
