import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRowReader } from "../../../src/lib/row-reader.ts";

const reader = (row: Record<string, unknown>) => createRowReader("an API key", row);

describe("createRowReader()", () => {
  it("reads texts, arrays of texts, flags, times and null", () => {
    const made = "2026-11-23 12:00:00.123+00";
    const row = reader({ name: "a", scopes: ["b", "c"], none: [], on: true, off: false, made, expires: null });
    expect([row.flag("on"), row.flag("off")]).toEqual([true, false]);
    expect([row.textOrNull("name"), row.textOrNull("expires")]).toEqual(["a", null]);
    expect(row.text("name")).toBe("a");
    expect(row.texts("scopes")).toEqual(["b", "c"]);
    expect(row.texts("none")).toEqual([]);
    expect(row.moment("made")).toBe(Date.parse("2026-11-23T12:00:00.123Z"));
    expect(row.momentOrNull("made")).toBe(Date.parse("2026-11-23T12:00:00.123Z"));
    expect(row.momentOrNull("expires")).toBeNull();
  });

  it.each([
    ["2026-11-23 12:00:00+00", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23 12:00:00.1+00", "2026-11-23T12:00:00.100Z"],
    ["2026-11-23 17:30:00+05:30", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23 07:00:00.5-05", "2026-11-23T12:00:00.500Z"],
  ])("moment() reads %s as PostgreSQL writes it, in any time zone", (text, iso) => {
    expect(reader({ time: text }).moment("time")).toBe(Date.parse(iso));
  });

  it("text(), texts(), flag() and moment() name a column that is not of its type, and not its value", () => {
    const secret = "a-secret";
    const wrongText = fc.constantFrom<unknown>(null, undefined, 5, true, [secret], { secret });
    fc.assert(
      fc.property(wrongText, (value) => {
        expect(() => reader({ name: value }).text("name")).toThrow(
          new TypeError("Cannot read an API key: name is no text"),
        );
      }),
    );
    for (const value of [null, secret, [secret, 5], { 0: secret }]) {
      expect(() => reader({ scopes: value }).texts("scopes")).toThrow(
        new TypeError("Cannot read an API key: scopes is no array of texts"),
      );
    }
    for (const value of [null, secret, 0]) {
      expect(() => reader({ on: value }).flag("on")).toThrow(
        new TypeError("Cannot read an API key: on is neither true nor false"),
      );
    }
    for (const value of [secret, "", "soon"]) {
      expect(() => reader({ made: value }).moment("made")).toThrow(
        new TypeError("Cannot read an API key: made is no time"),
      );
    }
    expect(() => reader({}).momentOrNull("made")).toThrow(TypeError);
  });
});
