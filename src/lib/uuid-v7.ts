/**
 * A UUIDv7 (RFC 9562, section 5.7): 48 bits of time, then 74 random ones around version and variant, so that ids made
 * one after another lie beside each other in an index.
 *
 * @param timeMs milliseconds since the epoch, from 0 up to the year 10889.
 * @param random at least 10 random bytes from `offset` on; many ids can be cut from one draw.
 */
export function uuidV7(timeMs: number, random: Uint8Array, offset = 0): string {
  const time = timeMs.toString(16).padStart(12, "0");
  const at = (place: number) => random[offset + place] ?? 0;
  const hex = (place: number) => HEX[at(place)] ?? "";
  const version = HEX[0x70 | (at(0) & 0x0f)] ?? "";
  const variant = HEX[0x80 | (at(2) & 0x3f)] ?? "";
  const end = hex(4) + hex(5) + hex(6) + hex(7) + hex(8) + hex(9);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex(1)}-${variant}${hex(3)}-${end}`;
}

export const UUID_RANDOM_BYTES = 10;

/** Both digits of each byte. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
