/** Who calls the API. `owner` names the caller in Postgres and in limits; it is no secret. */
export type Caller = { readonly kind: "admin"; readonly owner: "key:admin" } | { readonly kind: "anonymous" };

/**
 * Reads `Authorization: Bearer <key>` (RFC 6750, section 2.1).
 *
 * Keys are compared by their SHA-256, byte for byte to the end: neither the length nor the first
 * difference of a guess shows in the time it takes.
 *
 * @returns null when a key was sent that is none.
 */
export async function authenticate(request: Pick<Request, "headers">, adminApiKey: string): Promise<Caller | null> {
  const header = request.headers.get("Authorization");
  if (header === null) return { kind: "anonymous" };
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (key === undefined) return null;
  const [given, known] = await Promise.all([sha256(key), sha256(adminApiKey)]);
  let difference = 0;
  for (const [i, byte] of given.entries()) difference |= byte ^ (known[i] ?? 0);
  return difference === 0 ? { kind: "admin", owner: "key:admin" } : null;
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
