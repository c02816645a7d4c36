import { describe, expect, it } from "vitest";
import { understandCreateBody } from "../../../../src/links/api/link-input.ts";
import { ALL_FIELDS, isFallback } from "../../../../src/links/field-values.ts";

const url = "https://example.com/a";
const textOf = (body: object) => JSON.stringify(understandCreateBody(body));

/** As 0.1.0 wrote it down, to the letter: a create that it did is repeated to this release. */
const OF_THE_FIRST_RELEASE =
  `{"url":"${url}","slug":null,"title":null,"tags":[],"redirectStatus":302,"expiresAt":null,"expiredUrl":null,` +
  '"forwardQuery":false,"password":null,"enabled":true,"findIfExists":false}';

describe("understandCreateBody()", () => {
  it("gives the text that the first release gave, whatever fields have been added since", () => {
    expect(textOf({ url })).toBe(OF_THE_FIRST_RELEASE);
  });

  it("gives the same text where fields are named with their fallbacks, in any order", () => {
    const fallbacks = ALL_FIELDS.filter(({ fallback }) => fallback !== undefined).map((field) => [
      field.name,
      field.fallback,
    ]);
    const named = Object.fromEntries(fallbacks.toReversed()) as object;
    expect(textOf({ ...named, url })).toBe(OF_THE_FIRST_RELEASE);
  });

  it("keeps what a later field says", () => {
    expect(textOf({ url, maxVisits: 3 })).toBe(OF_THE_FIRST_RELEASE.replace(/\}$/, ',"maxVisits":3}'));
  });
});

describe("isFallback()", () => {
  it("is true of the fallback of each field that has one, and of no list with something in it", () => {
    for (const field of ALL_FIELDS) expect(isFallback(field, field.fallback)).toBe(field.name !== "url");
    expect(ALL_FIELDS.filter((field) => field.name === "tags" && isFallback(field, ["a"]))).toEqual([]);
  });
});
