import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCreateBody, parseEditBody } from "../../../../src/links/api/link-input.ts";
import { createProblem, draftOf, editProblem, rules } from "../../../support/link-bodies.ts";
import { pathsOf } from "../../../support/problem-in.ts";

const url = "https://example.com/a";
const privateUrl = "http://127.0.0.1/";

describe("parseCreateBody() and parseEditBody(), several errors at once", () => {
  it("name every field of a wrong type", () => {
    const wrong = { title: 5, tags: 5, redirectStatus: 5, expiresAt: 5, expiredUrl: 5, enabled: 5 };
    expect(pathsOf(editProblem({ ...wrong, url: 5 })).toSorted()).toEqual([...Object.keys(wrong), "url"].toSorted());
    const inCreate = { ...wrong, slug: 5, findIfExists: 5 };
    expect(pathsOf(createProblem(inCreate)).toSorted()).toEqual([...Object.keys(inCreate), "url"].toSorted());
  });

  it("name every field that breaks a rule", () => {
    const wrong = { url: "ftp://a", slug: "_", expiresAt: "soon", expiredUrl: "example.com" };
    expect(pathsOf(createProblem(wrong)).toSorted()).toEqual(Object.keys(wrong).toSorted());
  });

  it("name fields of a wrong type beside fields that break a rule", () => {
    expect(pathsOf(createProblem({ url: "ftp://a", title: 5 })).toSorted()).toEqual(["title", "url"]);
    expect(pathsOf(editProblem({ expiresAt: "soon", enabled: 5 })).toSorted()).toEqual(["enabled", "expiresAt"]);
  });

  it("name an unknown field beside all that is wrong", () => {
    expect(pathsOf(createProblem({ url: 5, title: 5, ulr: 1 })).toSorted()).toEqual(["title", "ulr", "url"]);
    expect(pathsOf(editProblem({ enabled: 5, slug: "a" })).toSorted()).toEqual(["enabled", "slug"]);
  });
});

describe("parseCreateBody() and parseEditBody(), unknown fields", () => {
  it.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "prototype",
    "Url",
    "url ",
    "",
    "0",
    "visitsUsed",
  ])("refuse %j, whatever its value", (field) => {
    for (const value of ["1", "null", "{}", '{"url":"https://example.com/"}']) {
      const create: unknown = JSON.parse(`{"url":"${url}",${JSON.stringify(field)}:${value}}`);
      expect(createProblem(create)).toMatchObject({ errors: [{ path: field, message: "is not a field here" }] });
      const edit: unknown = JSON.parse(`{${JSON.stringify(field)}:${value}}`);
      expect(editProblem(edit)).toMatchObject({ errors: [{ path: field, message: "is not a field here" }] });
    }
  });

  it("take no field from a prototype", () => {
    expect(pathsOf(createProblem(JSON.parse(`{"__proto__":{"url":"${url}"}}`)))).toContain("url");
  });

  it("repeat no more than the beginning of a long name", () => {
    const [path] = pathsOf(editProblem({ ["x".repeat(60_000)]: 1 }));
    expect(path).toMatch(/^x{1,100}$/);
  });
});

describe("parseCreateBody() and parseEditBody(), destinations", () => {
  it.each(["url", "expiredUrl"])("refuse a well-formed %s that must not be led to as destination-refused", (field) => {
    for (const wrong of [privateUrl, "http://localhost/", "https://go.example/x", "https://GO.EXAMPLE./x"]) {
      for (const problem of [createProblem({ url, [field]: wrong }), editProblem({ [field]: wrong })]) {
        expect(problem.type).toBe("destination-refused");
        expect(pathsOf(problem)).toEqual([field]);
      }
    }
  });

  it("name both destinations where both are refused", () => {
    expect(pathsOf(createProblem({ url: privateUrl, expiredUrl: privateUrl }))).toEqual(["url", "expiredUrl"]);
  });

  it("call it validation where something else is not valid, and name the refused destination beside it", () => {
    const problem = createProblem({ url: privateUrl, slug: "_" });
    expect(problem.type).toBe("validation");
    expect(pathsOf(problem).toSorted()).toEqual(["slug", "url"]);
  });

  it("allow private destinations, but never the own host, where the settings do", () => {
    const permissive = { ...rules, allowPrivate: true };
    expect(parseCreateBody({ url: privateUrl }, permissive)).toMatchObject({ ok: true, value: { url: privateUrl } });
    expect(parseEditBody({ url: privateUrl }, permissive)).toMatchObject({ ok: true });
    expect(parseCreateBody({ url: "https://go.example/" }, permissive)).toMatchObject({ ok: false });
  });
});

describe("parseCreateBody(), expiresAt", () => {
  it("never lets a time through that has no spelling of its own in RFC 3339: the store would refuse it", () => {
    const parsed = parseCreateBody({ url, expiresAt: "9999-12-31T23:59:59-01:00" }, rules);
    expect(parsed).toMatchObject({ ok: false, error: { type: "validation", errors: [{ path: "expiresAt" }] } });
  });

  it("takes any moment to come until the year 9999, in any offset", () => {
    const arbitraryTime = fc.integer({ min: rules.now + 1, max: Date.parse("9999-12-30T00:00:00Z") });
    const arbitraryOffset = fc.integer({ min: -23 * 60, max: 23 * 60 });
    fc.assert(
      fc.property(arbitraryTime, arbitraryOffset, (time, offsetMinutes) => {
        const local = new Date(time + offsetMinutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(offsetMinutes);
        const two = (part: number) => String(part).padStart(2, "0");
        const offset = `${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(draftOf({ expiresAt: local + offset }).expiresAt).toBe(time);
      }),
      { numRuns: 500 },
    );
  });
});

describe("parseCreateBody() and parseEditBody(), fuzzed", () => {
  it("read any JSON as a value or a problem with fields, and throw at none", () => {
    const fields = [
      "url",
      "slug",
      "title",
      "tags",
      "redirectStatus",
      "expiresAt",
      "expiredUrl",
      "enabled",
      "x",
      "__proto__",
    ];
    const arbitraryValue = fc.oneof(fc.jsonValue(), fc.constantFrom(url, privateUrl, "a", 302, true, null, ["a"]));
    const arbitraryBody = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...fields), arbitraryValue));
    fc.assert(
      fc.property(arbitraryBody, (body) => {
        const asSent: unknown = JSON.parse(JSON.stringify(body));
        for (const parsed of [parseCreateBody(asSent, rules), parseEditBody(asSent, rules)]) {
          if (parsed.ok) continue;
          expect(parsed.error.type).toMatch(/^(?:validation|destination-refused)$/);
          expect(pathsOf(parsed.error).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
