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
  const background = light === "transparent" ? "" : `<path fill="${light}" d="M0 0h${modules}v${modules}H0z"/>`;
  return (
    // Without crisp edges a thin light line shows between rows at sizes that divide no module evenly.
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${modules} ${modules}"` +
    ` shape-rendering="crispEdges">${background}<path fill="${dark}" d="${boxesOf(matrix, margin)}"/></svg>`
  );
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
