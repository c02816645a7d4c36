import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preferredType } from "../../../../src/http/accept/preferred-type.ts";
import { wantsPage } from "../../../../src/http/page.ts";

const wants = (Accept: string) => wantsPage({ headers: new Headers({ Accept }) });
const csv = (accept: string | undefined) => preferredType(accept, ["application/x-ndjson", "text/csv"]) === "text/csv";

describe("wantsPage()", () => {
  it.each([
    "text/html",
    "TEXT/HTML",
    "text/*",
    "text/html;charset=utf-8",
    'text/html; charset="UTF-8"',
    "text/html, */*",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "application/json;q=0.5, text/html;q=0.6",
    "*/*, application/*;q=0",
    'x/y;a="text/json, text/html;q=0", text/html;q=0.1',
  ])("is true for %s", (accept) => {
    expect(wants(accept)).toBe(true);
  });

  it.each([
    ...["", "*/*", "application/json", "text/html;q=0", "text/html;q=0.000, */*", "text/html;q=2", "text/html;q=x"],
    ...["application/json, text/html;q=0.9", "application/problem+json, text/html;q=0.9", "*/*, text/html;q=0.5"],
    ...[
      "text/htmlx",
      "xtext/html",
      "application/xhtml+xml",
      "text/html;level=1",
      "text/plain;a=text/html",
      ",;,",
      '"text/html',
    ],
  ])("is false for %s", (accept) => {
    expect(wants(accept)).toBe(false);
  });
});

describe("preferredType()", () => {
  it.each([
    "text/csv",
    "text/csv, */*;q=0.1",
    "application/x-ndjson;q=0.5, text/csv;q=0.6",
    "*/*, application/x-ndjson;q=0",
  ])("takes CSV for %s", (accept) => {
    expect(csv(accept)).toBe(true);
  });

  it.each([
    undefined,
    "",
    "*/*",
    "application/x-ndjson, text/csv",
    "text/csv;q=0.4, */*;q=0.5",
    "text/csv;q=0",
    "image/*",
  ])("takes NDJSON for %s", (accept) => {
    expect(csv(accept)).toBe(false);
  });

  const TYPES = ["text/html", "text/csv", "application/json"] as const;
  const range = fc.constantFrom("*/*", "text/*", "application/*", "image/*", ...TYPES);
  const quality = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
  const ranges = fc.uniqueArray(fc.record({ range, quality }), { selector: ({ range: its }) => its, maxLength: 6 });

  /** RFC 9110, section 12.5.1, as it is written. */
  function qualityIn(given: readonly { range: string; quality: number }[], type: string): number {
    const of = (sought: string) => given.find((one) => one.range === sought)?.quality;
    return of(type) ?? of(`${type.split("/")[0]}/*`) ?? of("*/*") ?? 0;
  }

  it("gives a type that no other is wanted more than, and one that is not refused, if there is one", () => {
    const spaces = fc.constantFrom("", " ", "\t");
    fc.assert(
      fc.property(ranges, spaces, fc.boolean(), (given, space, isUpper) => {
        const text = given
          .map(({ range: its, quality: q }) => `${its}${space};${space}q=${q}`)
          .join(`${space},${space}`);
        const chosen = preferredType(isUpper ? text.toUpperCase() : text, TYPES);
        const qualities = TYPES.map((type) => qualityIn(given, type));
        const best = Math.max(...qualities);
        expect(best === 0 ? TYPES[0] : qualityIn(given, chosen)).toBe(best === 0 ? chosen : best);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives one of the offers, whatever the header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (accept) => {
        expect(TYPES).toContain(preferredType(accept, TYPES));
      }),
    );
  });
});
