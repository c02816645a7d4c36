import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { anyText, headerValue } from "../support/bad-input.ts";
import { call, createLink, fromFreshAddress } from "../support/worker-client.ts";

describe("POST /{slug}, whatever it gets", () => {
  let slug = "";
  beforeAll(async () => {
    slug = (await createLink({ password: "open sesame" })).slug;
  });

  const post = (path: string, body: BodyInit, headers: Record<string, string>) =>
    call(path, { method: "POST", body, headers: { ...fromFreshAddress(), ...headers } });

  it("opens the link for no form but one with its password", async () => {
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const body = fc.oneof(
      anyText.map((text) => `password=${encodeURIComponent(text.toWellFormed())}`),
      anyText,
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from(bytes)),
      fc.constantFrom("password", "password=", "password[]=open sesame", "PASSWORD=open+sesame", "&".repeat(2_000)),
    );
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        expect((await post(`/${slug}`, given, form)).status).toBe(403);
      }),
      { numRuns: 60 },
    );
    expect((await post(`/${slug}`, "x=1&password=open+sesame&password=no", form)).status).toBe(303);
  });

  it("takes nothing but a form, and no path that is not one name", async () => {
    await fc.assert(
      fc.asyncProperty(headerValue, anyText, async (contentType, text) => {
        fc.pre(!/^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType));
        const headers: Record<string, string> = contentType === "" ? {} : { "Content-Type": contentType };
        expect((await post(`/${slug}`, "password=open+sesame", headers)).status).toBe(415);
        const path = `/${slug}/${encodeURIComponent(text.toWellFormed())}`;
        expect((await post(path, "password=open+sesame", headers)).status).toBeOneOf([400, 404, 405, 415]);
      }),
      { numRuns: 60 },
    );
  });
});
