import type { QrMatrix } from "./qr-matrix.ts";
import type { QrOptions } from "./qr-options.ts";

/**
 * The symbol as SVG: one path of all dark modules, in which those that touch in a row are one box. It has
 * no style and no script, so it shows under the strictest Content-Security-Policy.
 */
export function qrSvg(
  matrix: QrMatrix,
  { size, margin, dark, light }: Pick<QrOptions, "size" | "margin" | "dark" | "light">,
): string {
  const modules = matrix.length + 2 * margin;
  const { start, width } = viewOf(size, modules);
  const background =
    light === "transparent" ? "" : `<path fill="${light}" d="M${start} ${start}h${width}v${width}H${start}z"/>`;
  return (
    // Without crisp edges a thin light line shows between rows at sizes that divide no module evenly.
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${start} ${start} ${width} ${width}"` +
    ` shape-rendering="crispEdges">${background}<path fill="${dark}" d="${boxesOf(matrix, margin)}"/></svg>`
  );
}

/**
 * Under so many pixels for a module, readers stumble over modules of uneven widths: jsQR over one of three pixels beside
 * one of four, at 57 modules in 194 pixels.
 */
const UNEVEN_FROM_PIXELS = 4;

/** What of the drawing is shown, in modules: where these are small, so much that each has a whole number of pixels. */
function viewOf(size: number, modules: number): { readonly start: number; readonly width: number } {
  const scale = Math.floor(size / modules);
  if (scale === 0 || scale >= UNEVEN_FROM_PIXELS) return { start: 0, width: modules };
  // The pixels that are left over widen the margin, as in a PNG.
  const start = -Math.floor((size - scale * modules) / 2) / scale;
  return { start: rounded(start), width: rounded(size / scale) };
}

function rounded(modules: number): number {
  return Math.round(modules * 1e6) / 1e6 + 0; // Never -0.
}

function boxesOf(matrix: QrMatrix, margin: number): string {
  let path = "";
  for (const [y, row] of matrix.entries()) {
    for (let x = row.indexOf(true); x >= 0; ) {
      const after = row.indexOf(false, x);
      const end = after < 0 ? row.length : after;
      path += `M${margin + x} ${margin + y}h${end - x}v1h-${end - x}z`;
      x = row.indexOf(true, end);
    }
  }
  return path;
}
