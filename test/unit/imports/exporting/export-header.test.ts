import { describe, expect, it } from "vitest";
import { headerLine, headerOfCsv, headerOfNdjson } from "../../../../src/imports/exporting/export-header.ts";
import { isJsonRecord } from "../../../../src/imports/import-format.ts";
import { MAX_LINK_ID } from "../../../../src/names/code.ts";
import { linkId } from "../../../../src/names/link-id.ts";

describe("headerLine()", () => {
  it.each([0n, 57n, MAX_LINK_ID])("writes what headerOfNdjson() reads, with %i as the last id", (lastId) => {
    const header = { keyFingerprint: "ab12", lastId: linkId(lastId) };
    const record: unknown = JSON.parse(headerLine(header));
    expect(isJsonRecord(record) && headerOfNdjson(record)).toEqual({ ok: true, value: header });
  });
});

describe("headerOfCsv()", () => {
  it("leaps as far beyond the first row as after a restore, and not beyond the last id that has a code", () => {
    const header = (id: string) => headerOfCsv({ id, keyfingerprint: "ab12" });
    expect(header("7")).toEqual({ keyFingerprint: "ab12", lastId: 7n + 2n ** 20n });
    expect(header(String(MAX_LINK_ID - 5n))?.lastId).toBe(MAX_LINK_ID);
  });

  it.each([
    {},
    { id: "7" },
    { keyfingerprint: "ab12" },
    { id: "x", keyfingerprint: "ab12" },
    { id: "9".repeat(16), keyfingerprint: "a" },
  ])("is null for the first row %j", (record) => {
    expect(headerOfCsv(record as Record<string, string>)).toBeNull(); // Whatever columns there are.
  });
});
