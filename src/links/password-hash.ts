import { bytesFromHex, hexFromBytes } from "../lib/hex.ts";
import { isEqualInConstantTime } from "../lib/is-equal-in-constant-time.ts";

/**
 * Passwords of links, kept as PBKDF2-HMAC-SHA-256 (RFC 8018, section 5.2) with a salt of their own:
 * `pbkdf2-sha256$100000$<salt>$<hash>`, both in hex.
 *
 * OWASP asks for 600,000 iterations; Cloudflare's WebCrypto refuses more than 100,000, and local workerd
 * does not show it. What makes up for it is that guesses are limited where they come in.
 */
const ITERATIONS = 100_000;
const HASH_BITS = 256;
export const SALT_BYTES = 16;

const FORM = /^pbkdf2-sha256\$(\d{1,6})\$((?:[0-9a-f]{2}){8,64})\$([0-9a-f]{64})$/;

/** @param salt random bytes, {@link SALT_BYTES} of them. */
export async function hashPassword(password: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  return `pbkdf2-sha256$${ITERATIONS}$${hexFromBytes(salt)}$${hexFromBytes(await derive(password, salt, ITERATIONS))}`;
}

/** @returns null where a link is to have no password. */
export async function hashIfAny(
  password: string | null,
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  return password === null ? null : hashPassword(password, randomBytes(SALT_BYTES));
}

/** Whether the password is the one that was hashed; false for a hash that is of no form known here. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, iterations, salt, expected] = FORM.exec(hash) ?? [];
  if (iterations === undefined || salt === undefined || expected === undefined) return false;
  const given = await derive(password, bytesFromHex(salt), Number(iterations));
  return isEqualInConstantTime(hexFromBytes(given), expected);
}

/** Whether it can be a hash of this form, as an import may bring it, and costs no more to verify than one of ours. */
export function isPasswordHash(text: string): boolean {
  const iterations = Number(FORM.exec(text)?.[1] ?? 0);
  return iterations >= 1 && iterations <= ITERATIONS;
}

async function derive(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array> {
  // NFKC, as RFC 8265 has it for passwords: the same letters typed on another keyboard are the same password.
  const bytes = new TextEncoder().encode(password.normalize("NFKC"));
  const key = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, HASH_BITS),
  );
}
