import { expect, it } from "vitest";
import { nextVersion } from "../../../../src/local/deploy/next-version.ts";

it.each([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", "1.2.3", "1.2.3"],
  ["1.2.3", "1.10.0", "1.10.0"],
  ["1.2.3", "1.2.2", null],
  ["1.2.3", "0.9.9", null],
  ["1.2.3", "v2.0.0", null],
  ["1.2.3", "2.0.0-beta", null],
  ["1.2.3", "", null],
])("nextVersion() of %s and %j is %s", (current, step, expected) => {
  expect(nextVersion(current, step)).toBe(expected);
});
