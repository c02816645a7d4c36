import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../../../src/http/problem.ts";
import { readQuery } from "../../../../src/http/query.ts";
import type { Result } from "../../../../src/lib/result.ts";
import { qrQuery } from "../../../../src/qr/api/parse-qr-options.ts";
import type { QrOptions } from "../../../../src/qr/qr-options.ts";
import { pathsOf, problemIn } from "../../../support/problem-in.ts";

/** As the route reads it. */
const parseAll = (query: URLSearchParams) =>
  readQuery(query, qrQuery, undefined as never) as Result<QrOptions, Problem>;
const parse = (query: string) => parseAll(new URLSearchParams(query));

const defaults: QrOptions = { format: "svg", size: 256, margin: 4, ecc: "M", dark: "#000000", light: "#ffffff" };

describe("qrQuery", () => {
  it("gives an SVG of 256 pixels with the margin of the standard where nothing is asked for", () => {
    expect(parse("")).toEqual({ ok: true, value: defaults });
  });

  it.each<[string, Partial<QrOptions>]>([
    ["format=svg", { format: "svg" }],
    ["format=png", { format: "png" }],
    ["size=64", { size: 64 }],
    ["size=2048", { size: 2048 }],
    ["margin=0", { margin: 0 }],
    ["margin=16", { margin: 16 }],
    ["ecc=L", { ecc: "L" }],
    ["ecc=q", { ecc: "Q" }],
    ["ecc=h", { ecc: "H" }],
    ["dark=%231B2c3a", { dark: "#1b2c3a" }],
    ["dark=1B2c3A", { dark: "#1b2c3a" }],
    ["dark=%23a1B", { dark: "#aa11bb" }],
    ["light=fC0", { light: "#ffcc00" }],
    ["light=transparent", { light: "transparent" }],
    [
      "format=png&size=512&margin=2&ecc=l&dark=123&light=eee",
      { format: "png", size: 512, margin: 2, ecc: "L", dark: "#112233", light: "#eeeeee" },
    ],
  ])("reads %s", (query, options) => {
    expect(parse(query)).toEqual({ ok: true, value: { ...defaults, ...options } });
  });

  it.each([
    ...["", "SVG", "jpeg", "svg ", "__proto__"].map((text) => ["format", text]),
    ...["", "63", "2049", "0256", "+256", "2.5e2", "256.0", "1e3", "0x100", " 256", "256px", "-256", "NaN", "٢٥٦"].map(
      (text) => ["size", text],
    ),
    ...["", "-1", "17", "04", "4.5", "1e1", "null"].map((text) => ["margin", text]),
    ...["", "X", "LL", "medium", "L,M", "ſ"].map((text) => ["ecc", text]),
    ...["", "#", "#12", "#1234", "#12345", "#1234567", "#12345678", "##123456", "black", "transparent"].map((text) => [
      "dark",
      text,
    ]),
    ...["#ggg", "rgb(0,0,0)", "Transparent", "none", "url(#a)", '#fff"/><script>', "#fff\n"].map((text) => [
      "light",
      text,
    ]),
  ])("refuses %s of %j", (name = "", text = "") => {
    const problem = problemIn(parse(new URLSearchParams({ [name]: text }).toString()));
    expect(problem.type).toBe("validation");
    expect(pathsOf(problem)).toEqual([name]);
  });

  it("names all that is wrong at once, and each once", () => {
    const problem = problemIn(parse("size=1&size=2&margin=x&Size=256&colour=red&colour=blue&ecc=H"));
    expect(problem.errors).toEqual([
      { path: "margin", message: "must be a whole number from 0 to 16" },
      { path: "size", message: "must be given once" },
      { path: "Size", message: "is not a parameter here" },
      { path: "colour", message: "is not a parameter here" },
    ]);
  });

  it("refuses a parameter that is given twice, though both are right", () => {
    expect(pathsOf(problemIn(parse("size=256&size=256")))).toEqual(["size"]);
  });

  it.each(["constructor", "__proto__", "toString", ""])("refuses a parameter that is called %j", (name) => {
    expect(pathsOf(problemIn(parse(new URLSearchParams({ [name]: "a" }).toString())))).toEqual([name]);
  });

  it("repeats no more than 100 characters of a parameter's name", () => {
    expect(pathsOf(problemIn(parse(`${"x".repeat(5_000)}=1`)))).toEqual(["x".repeat(100)]);
  });

  it.each(["dark=fff", "light=000", "dark=%23abC&light=AABBcc"])("refuses %s: nobody could see the code", (query) => {
    expect(problemIn(parse(query)).errors).toEqual([{ path: "light", message: "must differ from dark" }]);
  });

  it.each([
    ...["dark=fff&light=000", "dark=eee&light=234", "dark=fff&light=transparent"],
    ...["dark=999", "light=666", "dark=ff0", "dark=aaa&light=bbb"],
  ])("refuses %s: most readers could not read the code", (query) => {
    expect(pathsOf(problemIn(parse(query)))).toEqual(["dark", "light"]);
  });

  it.each(["dark=888", "dark=f60", "dark=00f&light=ff0", "dark=036&light=transparent", "light=777"])(
    "takes %s, which readers can read",
    (query) => {
      expect(parse(query).ok).toBe(true);
    },
  );

  it("gives options within their bounds, or names parameters that were given, whatever the query", () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(defaults)), fc.string());
    const value = fc.oneof(
      fc.constantFrom("png", "m", "abc", "#012345", "transparent"),
      fc.nat({ max: 3_000 }).map(String),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 6 }), (pairs) => {
        const result = parseAll(new URLSearchParams(pairs));
        if (!result.ok) {
          const given = [...pairs.map(([key]) => key.toWellFormed().slice(0, 100)), "dark", "light"];
          expect(given).toEqual(expect.arrayContaining(pathsOf(result.error)));
          expect(pathsOf(result.error)).not.toEqual([]);
          return;
        }
        const { format, size, margin, ecc, dark, light } = result.value;
        expect(["svg", "png"]).toContain(format);
        expect(size).toBeGreaterThanOrEqual(64);
        expect(size).toBeLessThanOrEqual(2048);
        expect(margin).toBeGreaterThanOrEqual(0);
        expect(margin).toBeLessThanOrEqual(16);
        expect(["L", "M", "Q", "H"]).toContain(ecc);
        expect(dark).toMatch(/^#[0-9a-f]{6}$/);
        expect(light).toMatch(/^(#[0-9a-f]{6}|transparent)$/);
      }),
    );
  });
});
