import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeInWords } from "../../../../src/imports/fields/time-in-words.ts";

const iso = (text: string) => {
  const time = timeInWords(text);
  return time === null ? null : new Date(time).toISOString();
};

describe("timeInWords()", () => {
  it.each([
    "2024-01-15",
    "2024-1-15",
    "2024/01/15",
    "2024.01.15",
    "20240115",
    "15/01/2024",
    "01/15/2024",
    "15.01.2024",
    "15-01-2024",
    "Jan 15, 2024",
    "January 15, 2024",
    "Jan. 15 2024",
    "15 Jan 2024",
    "15-Jan-2024",
    "15th of January 2024",
    "Monday, January 15th, 2024",
    "2024 Jan 15",
    "2024-01-15 UTC",
  ])("reads the date %j", (text) => {
    expect(iso(text)).toBe("2024-01-15T00:00:00.000Z");
  });

  it.each([
    "2024-01-15 22:22:33",
    "2024-01-15 22:22:33 UTC",
    "2024-01-15 22:22:33 GMT",
    "2024-01-15 22:22:33Z",
    "2024-01-15 22:22:33 +0000",
    "2024-01-15 22:22:33 +0000 UTC",
    "2024-01-15 22:22:33.000000+00",
    "2024-01-15T22:22:33",
    "2024-01-15T23:22:33+0100",
    "2024-01-15 23:22:33 +01:00",
    "2024-01-15 16:52:33 -05:30",
    "2024/01/15 10:22:33 PM",
    "20240115T222233Z",
    "20240115222233",
    "15/01/2024 22:22:33",
    "1/15/2024 10:22:33 PM",
    "1/15/2024, 10:22:33 p.m.",
    "Jan 15, 2024 10:22:33 PM",
    "Jan 15, 2024, 10:22:33 PM UTC",
    "January 15, 2024 at 10:22:33 PM",
    "Mon, 15 Jan 2024 22:22:33 GMT",
    "Mon, 15 Jan 2024 23:22:33 +0100",
    "Mon Jan 15 2024 23:22:33 GMT+0100 (Central European Standard Time)",
    "Mon Jan 15 22:22:33 2024",
    "1705357353",
    "1705357353000",
    "1705357353.0",
  ])("reads the time %j", (text) => {
    expect(iso(text)).toBe("2024-01-15T22:22:33.000Z");
  });

  it("reads fractions, noon and midnight, and a day that is its own month", () => {
    expect(iso("2024-01-15 22:22:33.5678 UTC")).toBe("2024-01-15T22:22:33.567Z");
    expect(iso("2024-01-15 22:22:33,5 UTC")).toBe("2024-01-15T22:22:33.500Z");
    expect(iso("2024-01-15 12:00 AM")).toBe("2024-01-15T00:00:00.000Z");
    expect(iso("2024-01-15 12:00pm")).toBe("2024-01-15T12:00:00.000Z");
    expect(iso("05/05/2024")).toBe("2024-05-05T00:00:00.000Z");
  });

  it.each([
    ...["05/04/2024", "5.4.2024", "04-05-2024 10:00", "15/01/24", "Jan 15, 24", "01/02/03"],
    ...["2024-02-30", "2024-13-01", "31/02/2024", "2024-01-15 24:00", "2024-01-15 10:60", "2024-01-15 13:00 PM"],
    ...["", "soon", "yesterday", "2024", "2024-01", "January 2024", "10:22:33", "45306", "45306.43", "0", "-5"],
    ...["2024-01-15 10:00 EST", "2024-01-15 10:00 11:00", "2024-01-15 +99:00 10:00", "0000-01-01", "a".repeat(10_000)],
    ...["2024-01-15 2024-01-16", "15 16 2024", "Jan Feb 2024", "9".repeat(40), "\u0000"],
  ])("is null for %j, which is no time, or could be two", (text) => {
    expect(timeInWords(text)).toBeNull();
  });

  it("never throws, and gives what RFC 3339 can write", () => {
    const word = fc.constantFrom(
      "2024",
      "15",
      "Jan",
      "-",
      "/",
      ":",
      " ",
      "10:22",
      "+01:00",
      "pm",
      "T",
      "Z",
      "9999",
      "31",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        const time = timeInWords(words.join(""));
        return time === null || /^\d{4}-/.test(new Date(time).toISOString());
      }),
    );
  });
});
