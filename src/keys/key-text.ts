import { base64urlFromBytes } from "../lib/base64url.ts";
import { hexFromBytes } from "../lib/hex.ts";

/**
 * The key itself, as its owner has it: `bij_` and 32 random bytes in base64url (RFC 4648, section 5).
 *
 * Nobody can guess or search 256 random bits, so one round of SHA-256 is as safe a thing to keep as a slow
 * hash would be, and every request can afford it. The prefix lets scanners of leaked secrets find it.
 */
export type KeyText = string & { readonly __brand: "KeyText" };

/** SHA-256 of a key, 64 hex digits: all that is ever stored, remembered or sent to a store. */
export type KeyHash = string & { readonly __brand: "KeyHash" };

export const KEY_BYTES = 32;

/**
 * @param bytes 32 random bytes.
 * @throws {RangeError} on another number of them; they are not repeated.
 */
export function mintKey(bytes: Uint8Array): KeyText {
  if (bytes.length !== KEY_BYTES) {
    throw new RangeError(`Cannot mint a key: needs ${KEY_BYTES} bytes, received ${bytes.length}`);
  }
  return `bij_${base64urlFromBytes(bytes)}` as KeyText; // It has the form that isKeyText asks for.
}

/** Whether a text can be a key at all: what can't is refused without asking anybody. */
export function isKeyText(text: string): text is KeyText {
  return /^bij_[\w-]{43}$/.test(text);
}

/** @param text any that came as a key, the administrator's too, which can have another form. */
export async function hashKey(text: string): Promise<KeyHash> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return hexFromBytes(new Uint8Array(digest)) as KeyHash; // The one place where the brand is put on a new hash.
}
