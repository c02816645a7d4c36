/**
 * A picture of two colours as PNG (the W3C's Portable Network Graphics, third edition): one bit a pixel and
 * a palette.
 *
 * The runtime's own deflate does the work. fast-png, the library for it, added 6.5 kB to the compressed
 * bundle and 20 to 40 ms of CPU to the first picture of an isolate, and took three times as long after.
 */
export interface TwoColorPicture {
  readonly width: number;
  readonly height: number;
  /** Row by row: each is a byte 0 (no filter) and then its pixels, the leftmost in the highest bit. */
  readonly scanlines: Uint8Array<ArrayBuffer>;
  readonly palette: readonly [PngColor, PngColor];
}

/** Red, green, blue and opacity, each 0 … 255. */
export type PngColor = readonly [number, number, number, number];

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bytes of a row of so many pixels, with the byte before it. */
export function scanlineBytes(width: number): number {
  return 1 + Math.ceil(width / 8);
}

/** @throws {RangeError} when the scanlines are not those of such a picture. */
export async function encodeTwoColorPng(picture: TwoColorPicture): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, scanlines, palette } = picture;
  const expected = height * scanlineBytes(width);
  if (scanlines.length !== expected) {
    throw new RangeError(`Cannot encode a PNG: needs ${expected} bytes of scanlines, received ${scanlines.length}`);
  }
  const opacities = palette.map(([, , , opacity]) => opacity);
  const isOpaque = opacities.every((opacity) => opacity === 255);
  const parts = [
    new Uint8Array(SIGNATURE),
    // Bit depth 1, colour type 3 (palette), and 0 for compression, filter and interlace method.
    chunk("IHDR", [...bigEndian(width), ...bigEndian(height), 1, 3, 0, 0, 0]),
    chunk(
      "PLTE",
      palette.flatMap(([red, green, blue]) => [red, green, blue]),
    ),
    ...(isOpaque ? [] : [chunk("tRNS", opacities)]),
    chunk("IDAT", await deflate(scanlines)),
    chunk("IEND", []),
  ];
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** In the zlib format (RFC 1950), which is what the web's streams call deflate. */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Length, type, data, and a check sum of the latter two (section 5.3). */
function chunk(type: "IHDR" | "PLTE" | "tRNS" | "IDAT" | "IEND", data: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  bytes.set(bigEndian(data.length));
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  bytes.set(bigEndian(crc32(bytes.subarray(4, -4))), 8 + data.length);
  return bytes;
}

function bigEndian(number: number): number[] {
  return [number >>> 24, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff];
}

/** Bit by bit, without a table: it sees a few kB. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
