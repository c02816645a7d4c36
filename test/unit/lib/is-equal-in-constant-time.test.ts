import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEqualInConstantTime } from "../../../src/lib/is-equal-in-constant-time.ts";

describe("isEqualInConstantTime()", () => {
  it("says of any two texts what === says", () => {
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(isEqualInConstantTime(one, other)).toBe(one === other);
        expect(isEqualInConstantTime(one, one)).toBe(true);
      }),
    );
  });

  it("finds a difference wherever it stands, and a missing or added end", () => {
    const digest = "0123456789abcdef".repeat(4);
    for (let i = 0; i < digest.length; i++) {
      const other = `${digest.slice(0, i)}x${digest.slice(i + 1)}`;
      expect([i, isEqualInConstantTime(digest, other)]).toEqual([i, false]);
    }
    for (const other of ["", digest.slice(0, -1), `${digest}0`, `${digest}\u0000`]) {
      expect(isEqualInConstantTime(digest, other)).toBe(false);
      expect(isEqualInConstantTime(other, digest)).toBe(false);
    }
  });

  it("reads every character, however early the first difference", () => {
    const read: number[] = [];
    const text = "abcdef";
    const spy = Object.assign(Object(text) as string, {
      charCodeAt: (i: number) => {
        read.push(i);
        return text.charCodeAt(i);
      },
    }); // A String object, which is a string to all that read it.
    expect(isEqualInConstantTime(spy, "xbcdef")).toBe(false);
    expect(read).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
