// @noble/ciphers, for the reason that cbc-mac.ts gives.
import { ecb } from "@noble/ciphers/aes.js";

/**
 * AES of single blocks: a permutation of 16 bytes, for a few numbers that Bijou hands out and reads again, and nobody else
 * can read. It hides the numbers, but not that two are equal. Not for texts.
 */
export interface BlockCipher {
  /** @param block 16 bytes. */
  encrypt(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  /** @param block 16 bytes. */
  decrypt(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
}

/** @param keyBytes 16, 24 or 32. */
export function createBlockCipher(keyBytes: Uint8Array<ArrayBuffer>): BlockCipher {
  // The library forbids using an instance twice. Its key schedule takes a few µs.
  const aes = () => ecb(keyBytes, { disablePadding: true });
  return {
    encrypt: (block) => new Uint8Array(aes().encrypt(block)),
    decrypt: (block) => new Uint8Array(aes().decrypt(block)),
  };
}
