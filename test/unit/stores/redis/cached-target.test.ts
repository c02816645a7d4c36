import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeTarget, encodeNone, encodeTarget, isNone, PENDING } from "../../../../src/stores/redis/cached-target.ts";
import { arbitraryTarget } from "../../../support/arbitrary-target.ts";
import { targetTo } from "../../../support/read-ladder.ts";

const fingerprint = "0123456789abcdef".repeat(4);
const otherFingerprint = "fedcba9876543210".repeat(4);
const pending = { kind: "pending" };

const value = encodeTarget(targetTo("https://example.com/"), fingerprint);
/** The value with some of its fields replaced; a field that is undefined is left out. */
const valueWith = (fields: object) => JSON.stringify({ ...(JSON.parse(value) as object), ...fields });

describe("decodeTarget()", () => {
  it("gives back whatever encodeTarget() was given", () => {
    fc.assert(
      fc.property(arbitraryTarget, (target) => {
        expect(decodeTarget(encodeTarget(target, fingerprint), fingerprint)).toEqual({ kind: "target", target });
      }),
      { numRuns: 1_000 },
    );
  });

  it("reads pending as pending", () => {
    expect(decodeTarget(PENDING, fingerprint)).toEqual(pending);
  });

  it("reads a value of another key as pending", () => {
    expect(decodeTarget(encodeTarget(targetTo("https://example.com/"), otherFingerprint), fingerprint)).toEqual(
      pending,
    );
    expect(decodeTarget(valueWith({ key: undefined }), fingerprint)).toEqual(pending);
  });

  it.each([1, 2, 4, 0, "3", null, undefined])(
    "reads a value of format %j as pending: another release wrote it",
    (format) => {
      expect(decodeTarget(valueWith({ format }), fingerprint)).toEqual(pending);
    },
  );

  it("reads a value with fields of a later release as pending only by its format", () => {
    expect(decodeTarget(valueWith({ later: 5 }), fingerprint)).toMatchObject({ kind: "target" });
  });

  it.each([
    ["id", [undefined, null, 1, "", "-1", "1.5", "x", "1n", " 1"]],
    ["location", [undefined, null, 5, [], {}]],
    ["redirectStatus", [undefined, null, 200, 303, "302", 302.5]],
    ["enabled", [undefined, null, 1, "true"]],
    ["expiresAt", [undefined, "2026-11-23T12:00:00Z", true, []]],
    ["expiredLocation", [undefined, 5, false, {}]],
    ["forwardQuery", [undefined, null, 0, "false"]],
    ["passwordHash", [undefined, 5, false, {}]],
    ["isLimited", [undefined, null, 0, "false"]],
    ["title", [undefined, 5, false, {}]],
    ["createdAt", [undefined, null, "2026-11-23T12:00:00Z"]],
  ])("reads a value whose %s is of a wrong type as pending", (field, wrongValues) => {
    for (const wrong of wrongValues) {
      expect([wrong, decodeTarget(valueWith({ [field]: wrong }), fingerprint)]).toEqual([wrong, pending]);
    }
  });

  it.each(["", "{", "[]", "null", "1", '"{}"', "{}", `[${value}]`, ` ${value}`, `${value}x`, value.slice(0, -1)])(
    "reads %j as pending",
    (garbage) => {
      expect(decodeTarget(garbage, fingerprint)).toEqual(pending);
    },
  );

  it("reads any string that no release wrote as pending, and throws at none", () => {
    const arbitraryGarbage = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.object().map((o) => JSON.stringify({ ...o, format: 3 })),
    );
    fc.assert(
      fc.property(arbitraryGarbage, (garbage) => {
        expect(decodeTarget(garbage, fingerprint)).toEqual(pending);
        expect(isNone(garbage, fingerprint)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it("reads a value that lost its end as pending, wherever it was cut", () => {
    for (let end = 0; end < value.length; end++) {
      expect(decodeTarget(value.slice(0, end), fingerprint)).toEqual(pending);
    }
  });
});

describe("isNone()", () => {
  it("is true of what encodeNone() wrote under the same key", () => {
    expect(isNone(encodeNone(fingerprint), fingerprint)).toBe(true);
  });

  it("is false, which reads as pending, of another key, another format and garbage", () => {
    expect(isNone(encodeNone(otherFingerprint), fingerprint)).toBe(false);
    expect(isNone(encodeNone(fingerprint).replace('"format":3', '"format":1'), fingerprint)).toBe(false);
    for (const garbage of ["", "1", PENDING, "{}", "{"]) expect(isNone(garbage, fingerprint)).toBe(false);
  });
});

describe("encodeTarget() and encodeNone()", () => {
  it("write no more of the fingerprint than tells keys apart", () => {
    for (const text of [value, encodeNone(fingerprint)]) {
      expect(text).toContain(fingerprint.slice(0, 16));
      expect(text).not.toContain(fingerprint.slice(0, 17));
    }
  });

  it("never write what reads as pending", () => {
    expect(value).not.toBe(PENDING);
    expect(encodeNone(fingerprint)).not.toBe(PENDING);
  });
});
