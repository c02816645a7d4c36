import { type BlockCipher, createBlockCipher } from "../lib/block-cipher.ts";
import { type CbcMac, importCbcMac } from "../lib/cbc-mac.ts";
import { bytesFromHex, hexFromBytes } from "../lib/hex.ts";

/**
 * What is derived from the secret `CODE_KEY`: the cipher's key, the fingerprint that a database remembers (P9), and separate
 * keys for hashing addresses (P8), for the secrets of webhooks and for ETags. None can be computed from another.
 */
export interface CodeKey {
  /** For the cipher of codes: AES-256, whose key is the secret's own bytes. */
  readonly cbcMac: CbcMac;
  /** 64 hex digits: HMAC-SHA-256 of a fixed label. It tells keys apart and reveals nothing about them. */
  readonly fingerprint: string;
  /** 32 hex digits that stand for the text: always the same under this key, and of no use without it. */
  pseudonym(text: string): Promise<string>;
  /** 32 bytes in base64 that only this key makes of the text: the secret of a webhook. */
  webhookSecret(text: string): Promise<string>;
  /** The cipher for ETags. */
  readonly etagCipher: BlockCipher;
}

const KEY_BYTES = 32;

/**
 * @param hex 64 hex digits.
 * @throws {RangeError} when it is anything else; the text is not repeated.
 */
export async function importCodeKey(hex: string): Promise<CodeKey> {
  const bytes = bytesFromHex(hex);
  if (bytes.length !== KEY_BYTES) {
    throw new RangeError(
      `Cannot import CODE_KEY: needs ${2 * KEY_BYTES} hex digits, received ${hex.length} characters`,
    );
  }
  const root = await hmacKey(bytes);
  const fingerprint = hexFromBytes(await hmac(root, "bijou:key-fingerprint:1"));
  const addressKey = await hmacKey(await hmac(root, "bijou:address-key:1"));
  return {
    cbcMac: await importCbcMac(bytes),
    fingerprint,
    pseudonym: async (text) => hexFromBytes(await hmac(addressKey, text)).slice(0, 32),
    // Few isolates ever need it, so its key is not made with the others.
    webhookSecret: async (text) => {
      const key = await hmacKey(await hmac(root, "bijou:webhook-key:1"));
      return btoa(String.fromCharCode(...(await hmac(key, text))));
    },
    etagCipher: createBlockCipher(await hmac(root, "bijou:etag-key:1")),
  };
}

function hmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

async function hmac(key: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text)));
}
