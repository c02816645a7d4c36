import { expect, it } from "vitest";
import { withoutDotsAtEnd } from "../../../../src/lib/text/without-dots-at-end.ts";

it.each([
  ["example.com", "example.com"],
  ["example.com.", "example.com"],
  ["example.com...", "example.com"],
  [".example", ".example"],
  ["...", ""],
  ["", ""],
])("withoutDotsAtEnd(%j) is %j", (host, expected) => {
  expect(withoutDotsAtEnd(host)).toBe(expected);
});
