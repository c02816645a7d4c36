import { describe, expect, it } from "vitest";
import { linkId } from "../../../src/names/link-id.ts";

describe("linkId()", () => {
  it.each([
    ["0", 0n],
    ["007", 7n],
    ["9150170662961151", 9_150_170_662_961_151n],
    [42, 42n],
    [2n ** 53n + 1n, 2n ** 53n + 1n],
  ])("makes an id of %s, to the last digit", (value, id) => {
    expect(linkId(value)).toBe(id);
  });

  it.each(["", " ", "-1", "1.5", "0x10", "1e3", "abc", " 1", "1\n", "\u0661", -1, -1n, 1.5, Number.NaN])(
    'refuses "%s"',
    (value) => {
      expect(() => linkId(value)).toThrow(RangeError);
    },
  );
});
