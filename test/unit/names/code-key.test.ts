import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCodeKey } from "../../../src/names/code-key.ts";
import { KEY_HEX, OTHER_KEY_HEX } from "../../support/sample-links.ts";

const key = await importCodeKey(KEY_HEX);
const other = await importCodeKey(OTHER_KEY_HEX);

describe("importCodeKey()", () => {
  it("makes of one key one fingerprint, in any capitals, and of another another", async () => {
    expect((await importCodeKey(KEY_HEX.toUpperCase())).fingerprint).toBe(key.fingerprint);
    expect(other.fingerprint).not.toBe(key.fingerprint);
    const lastBitFlipped = `${KEY_HEX.slice(0, -1)}1`;
    expect((await importCodeKey(lastBitFlipped)).fingerprint).not.toBe(key.fingerprint);
  });

  it("makes the fingerprint that databases already hold: a changed label would lock them all out", () => {
    // HMAC-SHA-256 of "bijou:key-fingerprint:1", worked out with openssl.
    expect(key.fingerprint).toBe("77036b41659554bcfe022905bb5c62bae50d5ad2a690cf52bd7bbc9023cecb1b");
  });

  it("gives nothing of the key away in its fingerprint", () => {
    expect(key.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(key.fingerprint).not.toBe(KEY_HEX);
  });

  it.each([
    ["nothing", ""],
    ["too few digits", KEY_HEX.slice(2)],
    ["too many digits", `${KEY_HEX}00`],
    ["an odd number of digits", KEY_HEX.slice(1)],
    ["a character that is no digit", `${KEY_HEX.slice(0, 63)}g`],
    ["a space", `${KEY_HEX.slice(0, 63)} `],
    ["a newline behind it", `${KEY_HEX}\n`],
    ["a prefix", `0x${KEY_HEX.slice(2)}`],
  ])("refuses %s, and does not repeat it", async (_, hex) => {
    const error: unknown = await importCodeKey(hex).catch((reason: unknown) => reason);
    if (!(error instanceof RangeError)) throw new Error("Cannot go on: a RangeError was due", { cause: error });
    for (let start = 0; start + 6 <= hex.length; start++) {
      expect(`${error.message} ${error.stack ?? ""}`).not.toContain(hex.slice(start, start + 6));
    }
  });
});

describe("pseudonym()", () => {
  it("is the same for an address each time, also in another isolate, and differs by address and by key", async () => {
    const pseudonym = await key.pseudonym("203.0.113.9");
    expect(await key.pseudonym("203.0.113.9")).toBe(pseudonym);
    expect(await (await importCodeKey(KEY_HEX)).pseudonym("203.0.113.9")).toBe(pseudonym);
    expect(await key.pseudonym("203.0.113.8")).not.toBe(pseudonym);
    expect(await other.pseudonym("203.0.113.9")).not.toBe(pseudonym);
  });

  it("does not contain the address, as text or in hex, and tells no two apart by length", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.ipV4(), fc.ipV6()), async (address) => {
        const pseudonym = await key.pseudonym(address);
        expect(pseudonym).toMatch(/^[0-9a-f]{32}$/);
        expect(pseudonym).not.toContain(address);
        const octets = address.split(".").map((octet) => Number(octet).toString(16).padStart(2, "0"));
        if (octets.length === 4) expect(pseudonym).not.toContain(octets.join(""));
      }),
      { numRuns: 300 },
    );
  });

  it("is not made with the root key: who holds the fingerprint's label can't make one", async () => {
    expect(await key.pseudonym("bijou:key-fingerprint:1")).not.toBe(key.fingerprint.slice(0, 32));
  });
});
