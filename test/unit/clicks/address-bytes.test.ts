import { describe, expect, it } from "vitest";
import { writeAddress } from "../../../src/clicks/address-bytes.ts";

function bytesOf(counted: string): string {
  const bytes = new Uint8Array(10).fill(0xaa);
  writeAddress(new DataView(bytes.buffer), 1, counted);
  return Buffer.from(bytes).toString("hex");
}

describe("writeAddress()", () => {
  it.each([
    ["0.0.0.0", "ffffffff00000000"],
    ["203.0.113.7", "ffffffffcb007107"],
    ["255.255.255.255", "ffffffffffffffff"],
    ["2001:db8:0:1::/64", "20010db800000001"],
    ["unknown", "0000000000000000"],
  ])("writes %s as %s, and nothing around it", (counted, expected) => {
    expect(bytesOf(counted)).toBe(`aa${expected}aa`);
  });
});
