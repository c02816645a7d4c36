import { describe, expect, it } from "vitest";
import { ORIGIN } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createPublicly,
  fieldsOf,
  linkOf,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe("POST /api/links", () => {
  it("POST /api/links answers 201 with the whole link under its code", async () => {
    const url = uniqueUrl();
    const response = await callAsAdmin("POST", "/api/links", { url });
    expect(response.status).toBe(201);
    const link = await linkOf(response);
    expect(link).toEqual({
      slug: expect.stringMatching(/^(?=.*[a-z])(?=.+[A-Z])[a-zA-Z0-9]{7}$/) as string,
      domain: "go.example",
      custom: false,
      shortUrl: `${ORIGIN}/${link.slug}`,
      url,
      title: null,
      tags: [],
      redirectStatus: 302,
      enabled: true,
      createdAt: expect.stringMatching(TIME) as string,
      updatedAt: link.createdAt,
      expiresAt: null,
      expiredUrl: null,
      maxVisits: null,
      passwordProtected: false,
      createdBy: { kind: "admin", name: "admin" },
      forwardQuery: false,
      rules: null,
      card: null,
      note: null,
    });
    expect(response.headers.get("Location")).toBe(`/api/links/${link.slug}`);
    expect(Math.abs(Date.parse(link.createdAt) - Date.now())).toBeLessThan(3_600_000);
  });

  it("POST /api/links keeps every field that it takes", async () => {
    const slug = uniqueSlug();
    const fields = {
      url: "https://example.com/a?b=c#d",
      slug,
      title: "Prices, Größen & 🎈",
      tags: ["spring", "Größe"],
      redirectStatus: 308,
      enabled: false,
      expiresAt: "2099-01-31T12:00:00.123Z",
      expiredUrl: "https://example.com/over",
      maxVisits: 2_147_483_647,
    };
    const response = await callAsAdmin("POST", "/api/links", fields);
    expect(response.status).toBe(201);
    expect(response.headers.get("Location")).toBe(`/api/links/${slug}`);
    expect(await linkOf(response)).toMatchObject({ ...fields, custom: true, shortUrl: `${ORIGIN}/${slug}` });
  });

  it("POST /api/links keeps a url as given but trimmed, tags trimmed and once each, and times in UTC", async () => {
    const link = await createLink({
      url: "  HTTPS://Exämple.com:443/ü ",
      tags: [" a ", "b", "a"],
      expiresAt: "2099-01-31T12:00:00+02:00",
    });
    expect(link.url).toBe("HTTPS://Exämple.com:443/ü");
    expect(link.tags).toEqual(["a", "b"]);
    expect(link.expiresAt).toBe("2099-01-31T10:00:00.000Z");
  });

  it("POST /api/links folds a slug's capitals, and answers 409 to the same slug in other ones", async () => {
    const slug = uniqueSlug();
    const first = await createLink({ slug: slug.toUpperCase() });
    expect(first.slug).toBe(slug);
    const again = await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), slug: slug.replace("t", "T") });
    expect(fieldsOf(await problemOf(again, 409, "slug-taken"))).toEqual(["slug"]);
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(first.url);
  });

  it("POST /api/links gives a slug that many ask for at once to one of them", async () => {
    const slug = uniqueSlug();
    const urls = Array.from({ length: 8 }, uniqueUrl);
    const responses = await Promise.all(urls.map((url) => callAsAdmin("POST", "/api/links", { url, slug })));
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    const winner = urls[responses.findIndex(({ status }) => status === 201)];
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(winner);
  });

  it("POST /api/links takes a create without a key where PUBLIC_CREATE is on", async () => {
    const url = uniqueUrl();
    const response = await createPublicly({ url });
    expect(response.status).toBe(201);
    const { slug } = await linkOf(response);
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(url);
  });
});
