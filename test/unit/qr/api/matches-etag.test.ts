import { describe, expect, it } from "vitest";
import { matchesEtag } from "../../../../src/qr/api/matches-etag.ts";

const ETAG = '"abc"';

describe("matchesEtag()", () => {
  it.each([
    '"abc"',
    ' "abc" ',
    'W/"abc"',
    '"x", "abc"',
    '"x","abc","y"',
    'W/"x" ,\tW/"abc"',
    ', "abc",',
    '"a,b", "abc"',
    "*",
    " * ",
  ])("is true of If-None-Match: %s", (header) => {
    expect(matchesEtag(header, ETAG)).toBe(true);
  });

  it.each([
    null,
    undefined,
    "",
    "abc",
    '"ABC"',
    '"abcd"',
    '"xabc"',
    'w/"abc"',
    '"x"',
    '"abc',
    'abc"',
    '"x" "abc"',
    '"x, "abc"y"',
    '"*"',
    "**",
    '*, "x"',
  ])("is false of If-None-Match: %s", (header) => {
    expect(matchesEtag(header, ETAG)).toBe(false);
  });
});
