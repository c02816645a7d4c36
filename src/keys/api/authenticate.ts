import type { Caller } from "../../http/caller.ts";
import { isEqualInConstantTime } from "../../lib/is-equal-in-constant-time.ts";
import { isExpired, type StoredKey } from "../api-key.ts";
import { hashKey, isKeyText, type KeyHash } from "../key-text.ts";

/**
 * Reads `Authorization: Bearer <key>` (RFC 6750, section 2.1).
 *
 * Keys are compared by their SHA-256, digit by digit to the end: the time it takes shows neither the length of a guess nor
 * its first wrong digit. A text that can't be a key is refused without asking a store.
 *
 * @param known.findKey null when there is no such key.
 * @returns null when the key that was sent does not exist, or is no longer valid.
 */
export async function authenticate(
  request: Pick<Request, "headers">,
  known: { adminApiKey: string; findKey: (hash: KeyHash) => Promise<StoredKey | null>; now: () => number },
): Promise<Caller | null> {
  const header = request.headers.get("Authorization");
  if (header === null) return { kind: "anonymous" };
  const text = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (text === undefined) return null;
  const [hash, adminHash] = await Promise.all([hashKey(text), hashKey(known.adminApiKey)]);
  if (isEqualInConstantTime(hash, adminHash)) return { kind: "admin", owner: "key:admin" };
  if (!isKeyText(text)) return null;
  const key = await known.findKey(hash);
  if (key === null || !isEqualInConstantTime(key.hash, hash) || isExpired(key, known.now())) return null;
  return { kind: "key", owner: `key:${key.id}`, name: key.name, scopes: key.scopes };
}
