/**
 * Bytes of an even number of hex digits (RFC 4648, section 8).
 * @throws {RangeError} on an odd length or a character that is no hex digit; the text is not repeated, it may be a key.
 */
export function bytesFromHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) {
    throw new RangeError(`Cannot read hex: needs pairs of hex digits, received ${text.length} characters`);
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Lower-case hex digits of the bytes, two for each. */
export function hexFromBytes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}
