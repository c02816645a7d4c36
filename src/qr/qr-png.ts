import { encodeTwoColorPng, type PngColor, scanlineBytes } from "../lib/two-color-png.ts";
import type { QrMatrix } from "./qr-matrix.ts";
import type { Color, QrOptions } from "./qr-options.ts";

/**
 * The symbol as PNG of exactly `size` pixels. Every module has the same whole number of pixels, since
 * scanners suffer from uneven ones first; the pixels that this leaves over widen the margin.
 *
 * @throws {RangeError} when the size has not one pixel for each module of symbol and margin.
 */
export async function qrPng(
  matrix: QrMatrix,
  { size, margin, dark, light }: Pick<QrOptions, "size" | "margin" | "dark" | "light">,
): Promise<Uint8Array<ArrayBuffer>> {
  const modules = matrix.length + 2 * margin;
  if (size < modules) throw new RangeError(`Cannot draw a QR code: needs ${modules} pixels, received ${size}`);
  const scanlines = scanlinesOf(matrix, size, Math.floor(size / modules));
  return encodeTwoColorPng({ width: size, height: size, scanlines, palette: [rgba(light), rgba(dark)] });
}

function scanlinesOf(matrix: QrMatrix, size: number, scale: number): Uint8Array<ArrayBuffer> {
  const stride = scanlineBytes(size);
  const offset = Math.floor((size - scale * matrix.length) / 2);
  const scanlines = new Uint8Array(stride * size);
  for (const [y, row] of matrix.entries()) {
    const start = (offset + y * scale) * stride;
    for (const [x, isDark] of row.entries()) {
      if (isDark) darken(scanlines, start + 1, offset + x * scale, scale);
    }
    for (let copy = 1; copy < scale; copy++) scanlines.copyWithin(start + copy * stride, start, start + stride);
  }
  return scanlines;
}

/** @param start of the row's pixels in `bytes`. */
function darken(bytes: Uint8Array, start: number, firstPixel: number, count: number): void {
  for (let pixel = firstPixel; pixel < firstPixel + count; pixel++) {
    const index = start + (pixel >> 3);
    bytes[index] = (bytes[index] ?? 0) | (0x80 >> (pixel & 7));
  }
}

function rgba(color: Color | "transparent"): PngColor {
  // White under the transparency: programs that can't show transparency show white.
  if (color === "transparent") return [255, 255, 255, 0];
  const number = Number.parseInt(color.slice(1), 16);
  return [number >> 16, (number >> 8) & 0xff, number & 0xff, 255];
}
