import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeNone,
  decodeTarget,
  encodeNone,
  encodeTarget,
  PENDING,
} from "../../../../src/redirects/stores/cached-target.ts";
import { arbitraryTarget } from "../../../support/arbitrary-target.ts";
import { targetTo } from "../../../support/read-ladder.ts";

const fingerprint = "0123456789abcdef".repeat(4);
const otherFingerprint = "fedcba9876543210".repeat(4);
const pending = { kind: "pending" };

const EPOCH = "4503599627370495";
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

  it.each([6, 99, 0, -1, 2.5, "3", null, undefined])(
    "reads a value of format %j as pending: a later release wrote it, or none",
    (format) => {
      expect(decodeTarget(valueWith({ format }), fingerprint)).toEqual(pending);
    },
  );

  it.each([2, 3, 4, 5])("reads a value of format %j: each can be read from its own number on", (format) => {
    expect(decodeTarget(valueWith({ format }), fingerprint)).toMatchObject({ kind: "target" });
  });

  it("reads a link of the last release, which knows no limits of visits, as one without", () => {
    const target = { ...targetTo("https://example.com/"), passwordHash: "hash", isLimited: false };
    const { isLimited, ...known } = JSON.parse(encodeTarget(target, fingerprint)) as Record<string, unknown>;
    expect(isLimited).toBe(false);
    expect(decodeTarget(JSON.stringify(known), fingerprint)).toEqual({ kind: "target", target });
    expect(decodeTarget(JSON.stringify({ ...known, format: 3 }), fingerprint)).toEqual(pending);
  });

  it("writes a card in the format that the link has without it: who knows none redirects everybody", () => {
    const formatOf = (more: Parameters<typeof targetTo>[1]) =>
      (JSON.parse(encodeTarget(targetTo("https://example.com/", more), fingerprint)) as { format: number }).format;
    const card = { title: "T", image: "https://example.com/a.png" };
    const rules = [{ name: "A", when: { bot: true }, url: "https://example.com/b" }];
    expect([formatOf({ card }), formatOf({ card, rules })]).toEqual([formatOf({}), formatOf({ rules })]);
  });

  it("has no byte of a card of a link that has none", () => {
    expect(value).not.toContain("card");
  });

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
    ["isLimited", [null, 0, "false"]],
    ["title", [undefined, 5, false, {}]],
    ["card", [null, 5, "a", [], [{}], { title: 5 }, { image: null }]],
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
        expect(decodeNone(garbage, fingerprint, EPOCH)).toBe("pending");
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

describe("decodeNone()", () => {
  const none = encodeNone(fingerprint, EPOCH);

  it("is none of what encodeNone() wrote under the same key, in the same epoch", () => {
    expect(decodeNone(none, fingerprint, EPOCH)).toBe("none");
  });

  it("is a miss in another epoch, and where the epoch is lost", () => {
    expect(decodeNone(none, fingerprint, "4503599627370496")).toBe("miss");
    expect(decodeNone(none, fingerprint, null)).toBe("miss");
  });

  it("is a miss of the last release, whose none has no epoch", () => {
    const key = fingerprint.slice(0, 16);
    expect(decodeNone(JSON.stringify({ format: 2, key }), fingerprint, EPOCH)).toBe("miss");
    expect(decodeNone(JSON.stringify({ format: 2, key }), fingerprint, null)).toBe("miss");
  });

  it("is a miss where it is pending: only a none must not be filled in", () => {
    expect(decodeNone(PENDING, fingerprint, EPOCH)).toBe("miss");
  });

  it("is pending of another key, a later format and garbage", () => {
    expect(decodeNone(encodeNone(otherFingerprint, EPOCH), fingerprint, EPOCH)).toBe("pending");
    expect(decodeNone(none.replace('"format":4', '"format":6'), fingerprint, EPOCH)).toBe("pending");
    for (const garbage of ["", "1", "{}", "{"]) expect(decodeNone(garbage, fingerprint, EPOCH)).toBe("pending");
  });
});

describe("encodeTarget() and encodeNone()", () => {
  it("write no more of the fingerprint than tells keys apart", () => {
    for (const text of [value, encodeNone(fingerprint, EPOCH)]) {
      expect(text).toContain(fingerprint.slice(0, 16));
      expect(text).not.toContain(fingerprint.slice(0, 17));
    }
  });

  it("carry the lowest format that serves them: a plain link the last release's, what it can't serve a later one", () => {
    const formatOf = (text: string) => (JSON.parse(text) as { format: number }).format;
    const target = targetTo("https://example.com/");
    expect(formatOf(encodeTarget(target, fingerprint))).toBe(2);
    expect(formatOf(encodeTarget({ ...target, passwordHash: "hash" }, fingerprint))).toBe(2);
    expect(formatOf(encodeTarget({ ...target, isLimited: true }, fingerprint))).toBe(3);
    expect(formatOf(encodeNone(fingerprint, EPOCH))).toBe(4);
  });

  it("never write what reads as pending", () => {
    expect(value).not.toBe(PENDING);
    expect(encodeNone(fingerprint, EPOCH)).not.toBe(PENDING);
  });
});
