import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type EntityTag,
  evaluatePreconditions,
  type Preconditions,
  parseTagCondition,
  readPreconditions,
  type TagCondition,
} from "../../../../src/http/conditional/preconditions.ts";

const strong = (text: string): EntityTag => ({ isWeak: false, opaque: `"${text}"` });
const weak = (text: string): EntityTag => ({ isWeak: true, opaque: `"${text}"` });
const spelled = ({ isWeak, opaque }: EntityTag) => (isWeak ? "W/" : "") + opaque;

/** etagc of RFC 9110, section 8.8.3: a comma is one, a quote and a space are none. */
const opaqueText = fc.string({
  unit: fc.constantFrom(...Array.from("!#,%*;=W/aZ09\\~\x80ÿ")),
  maxLength: 8,
});
const anyTag = fc.record({ isWeak: fc.boolean(), opaque: opaqueText.map((text) => `"${text}"`) });
const anySpace = fc.stringMatching(/^[ \t]{0,3}$/);

describe("parseTagCondition()", () => {
  it.each<[string, TagCondition]>([
    ["*", "any"],
    [" *\t", "any"],
    ['"abc"', [strong("abc")]],
    ['W/"abc"', [weak("abc")]],
    ['""', [strong("")]],
    ['"x", W/"y" ,"z"', [strong("x"), weak("y"), strong("z")]],
    ['"a,b"', [strong("a,b")]],
    ['"*"', [strong("*")]],
    ['"ü"', [strong("ü")]],
    [', "abc" ,, "d",', [strong("abc"), strong("d")]],
    ["", []],
    [" ", []],
    [",", []],
  ])("parseTagCondition() reads %j", (text, condition) => {
    expect(parseTagCondition(text)).toEqual(condition);
  });

  it.each([
    "abc",
    "**",
    '*, "x"',
    '"x", *',
    'w/"abc"',
    'W / "abc"',
    'W/ "abc"',
    '"abc',
    'abc"',
    '"x" "y"',
    '"a b"',
    '"x, "abc"y"',
    "'abc'",
    "W/*",
    '"a\u007f"',
    '"a\u0000"',
  ])("parseTagCondition() can't read %j", (text) => {
    expect(parseTagCondition(text)).toBeNull();
  });

  it("parseTagCondition() reads any list as it was spelled, also from several lines that were joined", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anySpace, anyTag, anySpace), { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        (list, cut) => {
          const texts = list.map(([before, tag, after]) => before + spelled(tag) + after);
          const lines = [texts.slice(0, cut), texts.slice(cut)].filter(({ length }) => length > 0);
          const headers = new Headers();
          // By a fetch that takes Latin-1 alone, as HTTP does.
          for (const line of lines) headers.append("If-Match", line.join(","));
          expect(parseTagCondition(headers.get("If-Match") ?? "")).toEqual(list.map(([, tag]) => tag));
        },
      ),
    );
  });

  it("parseTagCondition() takes time by the length of a header, whatever is in it", () => {
    for (const piece of [" ", "\t", '"a",', '"a" ', ",", 'W/"', '"'])
      for (const end of ["", "x", '"x"', '"x'])
        expect(() => parseTagCondition(piece.repeat(200_000) + end)).not.toThrow();
  });
});

describe("readPreconditions()", () => {
  const read = (headers: Record<string, string>, isRead: boolean) => readPreconditions(new Headers(headers), isRead);

  it("readPreconditions() finds none where there are none, and none by time", () => {
    const headers = { "If-Modified-Since": "Sat, 29 Nov 2036 12:00:00 GMT", "If-Unmodified-Since": "nonsense" };
    for (const isRead of [true, false])
      expect(read(headers, isRead)).toEqual({ ok: true, value: { ifMatch: null, ifNoneMatch: null } });
  });

  it("readPreconditions() reads both", () => {
    expect(read({ "If-Match": '"a"', "If-None-Match": "*" }, false)).toEqual({
      ok: true,
      value: { ifMatch: [strong("a")], ifNoneMatch: "any" },
    });
  });

  it.each([true, false])("readPreconditions() refuses an If-Match that can't be read (isRead %s)", (isRead) => {
    expect(read({ "If-Match": "abc" }, isRead)).toMatchObject({
      ok: false,
      error: { type: "malformed", errors: [{ path: "If-Match" }] },
    });
  });

  it("readPreconditions() refuses an If-None-Match that can't be read where something is to change", () => {
    expect(read({ "If-None-Match": "abc" }, false)).toMatchObject({
      ok: false,
      error: { type: "malformed", errors: [{ path: "If-None-Match" }] },
    });
    expect(read({ "If-None-Match": "abc" }, true)).toEqual({ ok: true, value: { ifMatch: null, ifNoneMatch: null } });
  });
});

/** Section 13.2.2, step by step, and the comparisons of 8.8.3.2 as its table has them. */
function verdictByTheBook({ ifMatch, ifNoneMatch }: Preconditions, etag: string | null, isRead: boolean) {
  if (ifMatch !== null) {
    const isTrue =
      ifMatch === "any" ? etag !== null : ifMatch.some((tag) => etag !== null && !tag.isWeak && tag.opaque === etag);
    if (!isTrue) return "failed";
  }
  if (ifNoneMatch !== null) {
    const isFalse = ifNoneMatch === "any" ? etag !== null : ifNoneMatch.some((tag) => tag.opaque === etag);
    if (isFalse) return isRead ? "not-modified" : "failed";
  }
  return "holds";
}

describe("evaluatePreconditions()", () => {
  const ETAG = '"now"';
  const given = (facts: Partial<Preconditions>): Preconditions => ({ ifMatch: null, ifNoneMatch: null, ...facts });

  it.each<[string, Partial<Preconditions>, string | null, string, string]>([
    // What is asked, what there is, the verdict on a read, the verdict on a change.
    ["nothing", {}, ETAG, "holds", "holds"],
    ["nothing of nothing", {}, null, "holds", "holds"],
    ["If-Match: *", { ifMatch: "any" }, ETAG, "holds", "holds"],
    ["If-Match: * of nothing", { ifMatch: "any" }, null, "failed", "failed"],
    ["If-Match of what there is", { ifMatch: [strong("x"), strong("now")] }, ETAG, "holds", "holds"],
    ["If-Match of another", { ifMatch: [strong("x")] }, ETAG, "failed", "failed"],
    ["If-Match of nothing", { ifMatch: [strong("now")] }, null, "failed", "failed"],
    ["an empty If-Match", { ifMatch: [] }, ETAG, "failed", "failed"],
    ["If-Match by a weak tag", { ifMatch: [weak("now")] }, ETAG, "failed", "failed"],
    ["If-None-Match: *", { ifNoneMatch: "any" }, ETAG, "not-modified", "failed"],
    ["If-None-Match: * of nothing", { ifNoneMatch: "any" }, null, "holds", "holds"],
    ["If-None-Match of what there is", { ifNoneMatch: [strong("now")] }, ETAG, "not-modified", "failed"],
    ["If-None-Match by a weak tag", { ifNoneMatch: [weak("now")] }, ETAG, "not-modified", "failed"],
    ["If-None-Match of another", { ifNoneMatch: [strong("x")] }, ETAG, "holds", "holds"],
    ["an empty If-None-Match", { ifNoneMatch: [] }, ETAG, "holds", "holds"],
    ["If-Match first", { ifMatch: [strong("x")], ifNoneMatch: [strong("now")] }, ETAG, "failed", "failed"],
    ["If-None-Match behind it", { ifMatch: "any", ifNoneMatch: [strong("now")] }, ETAG, "not-modified", "failed"],
    ["both, and both hold", { ifMatch: [strong("now")], ifNoneMatch: [strong("x")] }, ETAG, "holds", "holds"],
  ])("evaluatePreconditions() decides %s", (_, facts, etag, onRead, onChange) => {
    expect(evaluatePreconditions(given(facts), etag, true)).toBe(onRead);
    expect(evaluatePreconditions(given(facts), etag, false)).toBe(onChange);
  });

  it("evaluatePreconditions() decides everything as section 13.2.2 does", () => {
    const fewTags = fc.record({ isWeak: fc.boolean(), opaque: fc.constantFrom('"a"', '"b"', '"c"') });
    const anyCondition = fc.option(fc.oneof(fc.constant("any" as const), fc.array(fewTags, { maxLength: 3 })));
    const anyEtag = fc.constantFrom('"a"', '"b"', null);
    fc.assert(
      fc.property(anyCondition, anyCondition, anyEtag, fc.boolean(), (ifMatch, ifNoneMatch, etag, isRead) => {
        const preconditions = { ifMatch, ifNoneMatch };
        expect(evaluatePreconditions(preconditions, etag, isRead)).toBe(verdictByTheBook(preconditions, etag, isRead));
      }),
      { numRuns: 2_000 },
    );
  });
});
