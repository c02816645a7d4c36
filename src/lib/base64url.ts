/** Arguments of a call, which a stack has room for; it ends where a character of base64 does. */
const CHUNK_BYTES = 6_144;

/** The bytes in base64url without padding (RFC 4648, section 5). */
export function base64urlFromBytes(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES)
    // No spread syntax here: it iterates, which takes ten times as long.
    text += btoa(String(Reflect.apply(String.fromCharCode, null, bytes.subarray(start, start + CHUNK_BYTES))));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
