/** The bytes in base64url without padding (RFC 4648, section 5). @param bytes a few: each is an argument of a call. */
export function base64urlFromBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
