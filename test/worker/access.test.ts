import { describe, expect, it } from "vitest";
import { ADMIN_KEY, asAdmin } from "../support/settings.ts";
import {
  call,
  createLink,
  createPublicly,
  jsonInit,
  otherIsolate,
  problemOf,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countLinksTo } from "../support/worker-sql.ts";

const guarded = [
  ["GET", "/api/links/some-slug"],
  ["HEAD", "/api/links/some-slug"],
  ["PATCH", "/api/links/some-slug"],
  ["DELETE", "/api/links/some-slug"],
] as const;

const wrongKeys = [
  ["another key of the same length", `Bearer ${ADMIN_KEY.replace("test", "pest")}`],
  ["a shorter key", `Bearer ${ADMIN_KEY.slice(0, -1)}`],
  ["a longer key", `Bearer ${ADMIN_KEY}0`],
  ["the key in capitals", `Bearer ${ADMIN_KEY.toUpperCase()}`],
  ["one character", "Bearer x"],
  ["no key", "Bearer"],
  ["two keys", `Bearer ${ADMIN_KEY} ${ADMIN_KEY}`],
  ["no scheme", ADMIN_KEY],
  ["another scheme", `Basic ${btoa(`admin:${ADMIN_KEY}`)}`],
  ["8 kB", `Bearer ${"x".repeat(8_192)}`],
] as const;

describe("Authorization", () => {
  it.each(guarded)("%s %s answers 401 to a caller without a key", async (method, path) => {
    const response = await call(path, { method });
    expect(response.status).toBe(401);
    expect(response.headers.get("WWW-Authenticate")).toBe("Bearer");
    if (method !== "HEAD") await problemOf(response, 401, "unauthorized");
  });

  it.each(wrongKeys)("Authorization with %s is answered with 401, also where nobody needs a key", async (_, header) => {
    const body = { url: uniqueUrl() };
    const headers = { Authorization: header };
    const responses = [await createPublicly(body, headers), await call("/api/links/some-slug", { headers })];
    for (const response of responses) {
      const { detail } = await problemOf(response, 401, "unauthorized");
      expect(response.headers.get("WWW-Authenticate")).toBe('Bearer error="invalid_token"');
      expect(detail).not.toContain(ADMIN_KEY);
    }
    expect(await countLinksTo(body.url)).toBe(0);
  });

  it("Authorization takes its scheme in any capitals", async () => {
    const { slug } = await createLink();
    for (const scheme of ["Bearer", "bearer", "BEARER"]) {
      const response = await call(`/api/links/${slug}`, { headers: { Authorization: `${scheme} ${ADMIN_KEY}` } });
      expect(response.status).toBe(200);
    }
  });

  it("Authorization is no business of a redirect", async () => {
    const { slug } = await createLink();
    expect((await call(`/${slug}`, { headers: { Authorization: "Bearer no" } })).status).toBe(302);
  });
});

describe("PUBLIC_CREATE", () => {
  it.each(["false", undefined])("PUBLIC_CREATE of %s lets nobody create without a key", async (setting) => {
    const visit = otherIsolate({ PUBLIC_CREATE: setting });
    const body = { url: uniqueUrl() };
    const response = await visit("/api/links", { method: "POST", ...jsonInit(body) });
    await problemOf(response, 401, "unauthorized");
    expect(response.headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(await countLinksTo(body.url)).toBe(0);

    const withKey = await visit("/api/links", { method: "POST", ...jsonInit(body, asAdmin) });
    expect(withKey.status).toBe(201);
  });

  it("PUBLIC_CREATE of true lets nobody read, edit or delete without a key", async () => {
    const created = await createPublicly({ url: uniqueUrl() });
    const path = created.headers.get("Location") ?? "";
    for (const method of ["GET", "PATCH", "DELETE"]) {
      await problemOf(await call(path, { method }), 401, "unauthorized");
    }
    expect((await call(path, { headers: asAdmin })).status).toBe(200);
  });
});
