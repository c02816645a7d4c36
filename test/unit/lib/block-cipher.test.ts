import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBlockCipher } from "../../../src/lib/block-cipher.ts";
import { bytesFromHex, hexFromBytes } from "../../../src/lib/hex.ts";

describe("createBlockCipher()", () => {
  it("createBlockCipher() is AES: the sample of FIPS 197, appendix C.3", () => {
    const cipher = createBlockCipher(bytesFromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
    const plain = "00112233445566778899aabbccddeeff";
    const encrypted = cipher.encrypt(bytesFromHex(plain));
    expect(hexFromBytes(encrypted)).toBe("8ea2b7ca516745bfeafc49904b496089");
    expect(hexFromBytes(cipher.decrypt(encrypted))).toBe(plain);
  });

  it("decrypt() gives back what encrypt() was given, as often as they are called", () => {
    const cipher = createBlockCipher(new Uint8Array(32).fill(7));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const block = new Uint8Array(bytes);
        expect(cipher.decrypt(cipher.encrypt(block))).toEqual(block);
      }),
    );
  });
});
