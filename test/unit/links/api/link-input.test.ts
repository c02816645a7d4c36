import { describe, expect, it } from "vitest";
import {
  changesOf,
  createErrorOf,
  createProblem,
  draftOf,
  editErrorOf,
  editProblem,
  wrongInBoth,
  wrongInCreate,
} from "../../../support/link-bodies.ts";
import { pathsOf } from "../../../support/problem-in.ts";

describe("parseCreateBody()", () => {
  it("gives every field that is left out its default", () => {
    expect(draftOf({})).toEqual({
      url: "https://example.com/a",
      slug: null,
      domain: null,
      title: null,
      tags: [],
      redirectStatus: 302,
      expiresAt: null,
      expiredUrl: null,
      forwardQuery: false,
      password: null,
      maxVisits: null,
      rules: null,
      card: null,
      note: null,
      enabled: true,
      findIfExists: false,
    });
  });

  it("takes every field", () => {
    const draft = draftOf({
      url: "  https://example.com/ü?b=c#d ",
      slug: "Spring-Sale_26",
      title: "Spring ☀️",
      tags: ["b", " a ", "b", "a"],
      redirectStatus: 308,
      expiresAt: "2027-01-31T13:00:00.5+01:00",
      expiredUrl: "https://example.com/over",
      forwardQuery: true,
      password: "open sesame",
      maxVisits: 3,
      rules: [{ name: "A", when: { country: ["DE"] }, url: "https://example.com/de" }],
      card: { image: " https://example.com/a.png ", title: " A “card” " },
      note: "For the\twinter\r\nsale",
      enabled: false,
      findIfExists: true,
    });
    expect(draft).toEqual({
      domain: null,
      url: "https://example.com/ü?b=c#d",
      slug: "spring-sale_26",
      title: "Spring ☀️",
      tags: ["b", "a"],
      redirectStatus: 308,
      expiresAt: Date.parse("2027-01-31T12:00:00.500Z"),
      expiredUrl: "https://example.com/over",
      forwardQuery: true,
      password: "open sesame",
      maxVisits: 3,
      rules: [{ name: "A", when: { country: ["DE"] }, url: "https://example.com/de" }],
      card: { title: "A “card”", image: "https://example.com/a.png" },
      note: "For the\twinter\r\nsale",
      enabled: false,
      findIfExists: true,
    });
  });

  it("takes null for what a link can be without", () => {
    expect(draftOf({ title: null, expiresAt: null, expiredUrl: null, maxVisits: null })).toEqual(draftOf({}));
  });

  it("takes away what is invisible at the ends of URLs and tags", () => {
    const seen = { url: "https://example.com/b", expiredUrl: "https://example.com/c", tags: ["a", "b"] };
    const pasted = {
      url: `\u200e${seen.url}\u200b`,
      expiredUrl: `\ufeff${seen.expiredUrl}\u2060\u00ad`,
      tags: ["\u200ba", "a\u200f", "b"],
    };
    expect(draftOf(pasted)).toMatchObject(seen);
    expect(changesOf(pasted)).toEqual(seen);
    expect(createErrorOf("tags", ["\u200b"])).toEqual({ path: "tags.0", message: "must not be empty" });
  });

  it("takes values at their limits", () => {
    const tags = Array.from({ length: 20 }, (_, i) => `t${i}`.padEnd(50, "x"));
    expect(draftOf({ title: "a".repeat(300), tags, slug: "a".repeat(64) })).toMatchObject({ tags });
    expect([1, 2_147_483_647].map((maxVisits) => draftOf({ maxVisits }).maxVisits)).toEqual([1, 2_147_483_647]);
    const longest = `https://example.com/${"a".repeat(2_028)}`;
    expect(draftOf({ url: longest }).url).toBe(longest);
    expect(draftOf({ expiresAt: "2026-11-23T12:00:00.001Z" }).expiresAt).toBe(Date.parse("2026-11-23T12:00:00.001Z"));
    expect(draftOf({ expiresAt: "9999-12-31T23:59:59Z" }).expiresAt).toBe(Date.parse("9999-12-31T23:59:59Z"));
  });

  for (const { field, wrong, message, path = field } of [...wrongInBoth, ...wrongInCreate]) {
    it(`refuses a ${field} that ${message}, and names it`, () => {
      for (const value of wrong) {
        const error = { path, message: expect.stringContaining(message) as unknown };
        expect([value, createErrorOf(field, value)]).toEqual([value, error]);
      }
    });
  }

  it("refuses a body without a url", () => {
    expect(createProblem({ slug: "a" })).toMatchObject({
      type: "validation",
      errors: [{ path: "url", message: "is required" }],
    });
  });
});

describe("parseEditBody()", () => {
  it("changes only what is there", () => {
    expect(changesOf({})).toEqual({});
    expect(changesOf({ enabled: false })).toEqual({ enabled: false });
    expect(changesOf({ title: "New", redirectStatus: 301 })).toEqual({ title: "New", redirectStatus: 301 });
    expect(changesOf({ url: " https://example.com/b ", tags: ["x", "x"] })).toEqual({
      url: "https://example.com/b",
      tags: ["x"],
    });
    expect(changesOf({ expiresAt: "2027-01-31T12:00:00Z", expiredUrl: "https://example.com/over" })).toEqual({
      expiresAt: Date.parse("2027-01-31T12:00:00Z"),
      expiredUrl: "https://example.com/over",
    });
  });

  it("clears by null what a link can be without", () => {
    const cleared = changesOf({ title: null, tags: null, expiresAt: null, expiredUrl: null, maxVisits: null });
    expect(cleared).toEqual({ title: null, tags: [], expiresAt: null, expiredUrl: null, maxVisits: null });
  });

  for (const { field, wrong, message, path = field } of wrongInBoth) {
    it(`refuses a ${field} that ${message}, and names it`, () => {
      for (const value of wrong) {
        const error = { path, message: expect.stringContaining(message) as unknown };
        expect([value, editErrorOf(field, value)]).toEqual([value, error]);
      }
    });
  }

  it.each(["slug", "findIfExists", "createdAt", "id", "shortUrl"])("refuses %s: it can't be changed", (field) => {
    expect(editErrorOf(field, "a")).toEqual({ path: field, message: "is not a field here" });
  });
});

describe("parseCreateBody() and parseEditBody()", () => {
  it.each([null, "text", 5, true, undefined])("refuse %j, which is no object, and name the body", (body) => {
    for (const problem of [createProblem(body), editProblem(body)]) {
      expect(problem).toMatchObject({
        type: "validation",
        errors: [{ path: "body", message: "must be a JSON object" }],
      });
    }
  });

  it.each([[[]], [["https://example.com/"]], [[{ url: "https://example.com/" }]]])("refuse the array %j", (body) => {
    expect(createProblem(body).type).toBe("validation");
    expect(editProblem(body).type).toBe("validation");
  });

  it("name the fields in the detail, each once", () => {
    const problem = editProblem({ title: 5, tags: ["", ""] });
    expect(pathsOf(problem)).toEqual(["title", "tags.0", "tags.1"]);
    expect(problem.detail).toBe("Cannot accept the request: title, tags.0, tags.1 not valid");
  });
});
