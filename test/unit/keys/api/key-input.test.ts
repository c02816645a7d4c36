import { describe, expect, it } from "vitest";
import { parseKeyBody } from "../../../../src/keys/api/key-input.ts";
import { pathsOf, problemIn } from "../../../support/problem-in.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const right = { name: "a site", scopes: ["links:read"] };

const wrong: readonly (readonly [field: string, message: string, values: readonly unknown[]])[] = [
  ["name", "must be a string", [null, 5, true, {}, []]],
  ["name", "must not be empty", ["", "   ", "\t\n", "\u200b"]],
  ["name", "must have at most 100 characters", ["a".repeat(101)]],
  ["name", "control characters", ["a\u0000b", "a\nb", "a\u007f", "\ud800", "\udc00a"]],
  ["scopes", "must be an array of links:read", [null, 5, "links:read", {}]],
  ["scopes", "must not be empty", [[]]],
  [
    "scopes.0",
    "must be one of links:read, links:write, stats:read",
    [["admin"], [""], [null], [["links:read"]], ["LINKS:READ"]],
  ],
  ["scopes.1", "must be one of", [["links:read", "*"]]],
  ["expiresAt", "must be an RFC 3339 time or null", [5, true, {}, []]],
  ["expiresAt", "must be an RFC 3339 time, such as", ["", "soon", "2027-01-31", "2027-02-30T12:00:00Z", "1800000000"]],
  ["expiresAt", "must be in the future", ["2026-11-23T12:00:00Z", "2026-11-23T13:00:00+01:00", "1999-12-31T23:59:59Z"]],
];

describe("parseKeyBody()", () => {
  it("takes away what is invisible at the ends of a name", () => {
    expect(parseKeyBody({ ...right, name: " \u200bmy \u200bsite\u2060 " }, NOW)).toMatchObject({
      value: { name: "my \u200bsite" },
    });
  });

  it("takes a name and scopes, and a key that never ends", () => {
    expect(parseKeyBody(right, NOW)).toEqual({
      ok: true,
      value: { name: "a site", scopes: ["links:read"], expiresAt: null },
    });
    expect(parseKeyBody({ ...right, expiresAt: null }, NOW)).toMatchObject({ ok: true, value: { expiresAt: null } });
  });

  it("takes an end that lies ahead, with its milliseconds", () => {
    const parsed = parseKeyBody({ ...right, expiresAt: "2026-11-23T13:00:00.001+01:00" }, NOW);
    expect(parsed).toMatchObject({ ok: true, value: { expiresAt: NOW + 1 } });
  });

  it("trims the name, takes any letters, and 100 of them", () => {
    expect(parseKeyBody({ ...right, name: "  Größe 🙂 " }, NOW)).toMatchObject({ value: { name: "Größe 🙂" } });
    expect(parseKeyBody({ ...right, name: "a".repeat(100) }, NOW)).toMatchObject({ ok: true });
  });

  it("takes every scope once", () => {
    const scopes = ["stats:read", "links:read", "stats:read", "links:write"];
    expect(parseKeyBody({ ...right, scopes }, NOW)).toMatchObject({
      value: { scopes: ["stats:read", "links:read", "links:write"] },
    });
  });

  for (const [path, message, values] of wrong) {
    it(`refuses ${path} that ${message}, and nothing else with it`, () => {
      const field = path.split(".")[0] ?? "";
      for (const value of values) {
        const problem = problemIn(parseKeyBody({ ...right, [field]: value }, NOW));
        expect([value, problem.type, pathsOf(problem)]).toEqual([value, "validation", [path]]);
        expect(problem.errors?.[0]?.message).toContain(message);
      }
    });
  }

  it("names all fields that are wrong, missing or unknown at once", () => {
    const problem = problemIn(parseKeyBody({ scopes: ["x"], expiresAt: "soon", owner: "me" }, NOW));
    expect(pathsOf(problem).toSorted()).toEqual(["expiresAt", "name", "owner", "scopes.0"]);
  });

  it.each([[null], [5], ["text"], [true], [[]], [[right]]])("refuses a body of %j", (body) => {
    expect(pathsOf(problemIn(parseKeyBody(body, NOW)))).toEqual(["body"]);
  });
});
