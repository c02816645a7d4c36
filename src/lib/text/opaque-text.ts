/** The longest that Bijou makes, in characters of base64. */
const MAX_LENGTH = 100;

/** Hides an ASCII text that clients must not interpret: base64url without padding (RFC 4648, section 5). */
export function toOpaqueText(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @returns null for whatever `toOpaqueText` never makes: no two opaque texts have the same meaning. */
export function fromOpaqueText(opaque: string): string | null {
  if (opaque.length > MAX_LENGTH || !/^[\w-]+$/.test(opaque)) return null;
  try {
    const text = atob(opaque.replaceAll("-", "+").replaceAll("_", "/"));
    return toOpaqueText(text) === opaque ? text : null;
  } catch {
    return null;
  }
}
