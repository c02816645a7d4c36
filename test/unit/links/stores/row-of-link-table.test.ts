import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNKNOWN_VERSION } from "../../../../src/links/link-etag.ts";
import { linkOfRow } from "../../../../src/links/stores/row-of-link-table.ts";
import { emptyLinkRow, linkRow } from "../../../support/link-rows.ts";

const expiryOf = (time: string) => linkOfRow({ ...linkRow, expires_at: time })?.expiresAt;

describe("linkOfRow()", () => {
  it("reads every column", () => {
    expect(
      linkOfRow({
        ...{ ...linkRow, expires_at: "2027-01-01 00:00:00+00", expired_url: "https://example.com/", max_visits: 3 },
      }),
    ).toEqual({
      id: 12345678901234567n,
      slug: "pricing",
      url: "https://example.com/a?b=ü",
      title: "Prices",
      tags: ["a", "b"],
      redirectStatus: 302,
      enabled: true,
      expiresAt: Date.parse("2027-01-01T00:00:00Z"),
      expiredUrl: "https://example.com/",
      forwardQuery: false,
      passwordHash: null,
      maxVisits: 3,
      rules: null,
      card: null,
      note: null,
      createdBy: { owner: "key:admin", name: null },
      createdAt: Date.parse("2026-11-23T12:00:00.123Z"),
      updatedAt: Date.parse("2026-11-23T12:00:01Z"),
      version: 7,
      domain: null,
    });
  });

  it("gives no version to a link of an answer that was remembered before there were versions", () => {
    expect(linkOfRow({ ...linkRow, version: null })).toMatchObject({ version: UNKNOWN_VERSION });
  });

  it("reads null where a link has none", () => {
    const row = { ...linkRow, slug: null, title: null, tags: [], enabled: false };
    expect(linkOfRow(row)).toMatchObject({
      slug: null,
      title: null,
      tags: [],
      enabled: false,
      expiresAt: null,
      expiredUrl: null,
      maxVisits: null,
    });
  });

  it("reads an answer that was remembered before there was forward_query", () => {
    expect(linkOfRow({ ...linkRow, forward_query: null })).toMatchObject({ forwardQuery: false });
  });

  it("is null for a row without a link", () => {
    expect(linkOfRow(emptyLinkRow)).toBeNull();
  });

  it.each([
    ["2026-11-23 12:00:00+00", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23 12:00:00.1+00", "2026-11-23T12:00:00.100Z"],
    ["2026-11-23 12:00:00.123456+00", "2026-11-23T12:00:00.123Z"],
    ["2026-11-23 17:30:00+05:30", "2026-11-23T12:00:00.000Z"],
    ["2026-11-23 07:00:00.5-05", "2026-11-23T12:00:00.500Z"],
    ["2026-11-23 08:30:00-03:30", "2026-11-23T12:00:00.000Z"],
    ["2026-11-24 01:00:00+13", "2026-11-23T12:00:00.000Z"],
    ["1970-01-01 00:00:00+00", "1970-01-01T00:00:00.000Z"],
    ["9999-12-31 23:59:59.999+00", "9999-12-31T23:59:59.999Z"],
  ])("reads the time %s", (text, iso) => {
    expect(expiryOf(text)).toBe(Date.parse(iso));
  });

  it("reads any time as PostgreSQL writes it, in any time zone, to the millisecond", () => {
    const arbitraryTime = fc.integer({ min: 0, max: Date.parse("9999-12-30T00:00:00Z") });
    const arbitraryOffset = fc.integer({ min: -15 * 4, max: 15 * 4 }).map((quarters) => quarters * 15);
    fc.assert(
      fc.property(arbitraryTime, arbitraryOffset, (time, offsetMinutes) => {
        expect(expiryOf(asPostgresWrites(time, offsetMinutes))).toBe(time);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["id", [undefined, 5, "", "-1", "1.5", "x"]],
    ["slug", [undefined, 5, ["pricing"]]],
    ["url", [undefined, null, 5]],
    ["title", [undefined, 5, {}]],
    ["tags", [undefined, null, "{a,b}", {}, [5], [null]]],
    ["redirect_status", [undefined, null, 200, "302", "moved"]],
    ["enabled", [undefined, null, "t", 1]],
    ["expires_at", [undefined, 5, "", "soon", "infinity", "2026-13-01 00:00:00+00"]],
    ["expired_url", [undefined, 5]],
    // Not there is not the same as null: a statement that forgot it must not make a link without a limit.
    ["max_visits", [undefined, "3", 1.5, Number.NaN, true]],
    ["created_at", [undefined, null, "never"]],
    ["updated_at", [undefined, null, 0]],
  ])("throws when %s is not what the schema says", (column, wrongValues) => {
    for (const wrong of wrongValues) {
      const read = () => linkOfRow({ ...linkRow, [column]: wrong });
      expect(read, `${column} ${JSON.stringify(wrong)}`).toThrow(/^Cannot /);
    }
  });

  it("tells the column that is wrong, and never its value", () => {
    expect(() => linkOfRow({ ...linkRow, url: 5 })).toThrow("Cannot read a link: url is no text");
    expect(() => linkOfRow({ ...linkRow, created_at: "hidden" })).toThrow("Cannot read a link: created_at is no time");
  });
});

/** With as many decimals as are needed, and minutes in the offset only where there are some. */
function asPostgresWrites(time: number, offsetMinutes: number): string {
  const iso = new Date(time + offsetMinutes * 60_000).toISOString();
  const clock = iso
    .replace("T", " ")
    .replace("Z", "")
    .replace(/\.?0*$/, "");
  const size = Math.abs(offsetMinutes);
  const two = (part: number) => String(part).padStart(2, "0");
  const minutes = size % 60 === 0 ? "" : `:${two(size % 60)}`;
  return `${clock}${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${minutes}`;
}
