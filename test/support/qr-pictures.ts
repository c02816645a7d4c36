import jsQR from "jsqr";

/** Pixels as a canvas has them: red, green, blue and opacity, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** All that may stand in an SVG of Bijou, so that what matches is well-formed and holds no script. */
const SVG =
  /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="(?<size>\d+)" height="\k<size>" viewBox="(?<start>-?\d+(?:\.\d+)?) \k<start> (?<modules>\d+(?:\.\d+)?) \k<modules>" shape-rendering="crispEdges">(?:<path fill="(?<light>#[0-9a-f]{6})" d="M\k<start> \k<start>h\k<modules>v\k<modules>H\k<start>z"\/>)?<path fill="(?<dark>#[0-9a-f]{6})" d="(?<path>(?:M\d+ \d+h\d+v1h-\d+z)+)"\/><\/svg>$/;

/**
 * Draws the boxes of an SVG, by the middle of each pixel.
 * @throws when it is not what it may be, or a box does not end where it began.
 */
export function pixelsOfSvg(svg: string): Pixels & { readonly modules: number } {
  const { size, start, modules, light, dark, path } = SVG.exec(svg)?.groups ?? {};
  if (dark === undefined || path === undefined) throw new Error(`Cannot draw an SVG: it is not Bijou's\n${svg}`);
  const [width, from] = [Number(size), Number(start)];
  const pixels = new Uint32Array(width * width);
  const fill = (left: number, top: number, right: number, bottom: number, color: number) => {
    const pixel = (edge: number) => Math.ceil(((edge - from) * width) / Number(modules) - 0.5);
    for (let y = pixel(top); y < pixel(bottom); y++)
      pixels.fill(color, y * width + pixel(left), y * width + pixel(right));
  };
  if (light !== undefined) fill(from, from, from + Number(modules), from + Number(modules), rgbaOf(light));
  for (const [, x, y, forth, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    if (forth !== back) throw new Error(`Cannot draw an SVG: a box goes ${forth} forth and ${back} back`);
    fill(Number(x), Number(y), Number(x) + Number(forth), Number(y) + 1, rgbaOf(dark));
  }
  return { width, height: width, data: new Uint8ClampedArray(pixels.buffer), modules: Number(modules) };
}

/** The colour as a pixel, whose first byte is red: the machines of today are little-endian. */
function rgbaOf(color: string): number {
  const bytes = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return new Uint32Array(new Uint8Array([...bytes, 255]).buffer)[0] ?? 0;
}

/** What a scanner reads, of another make than the one that drew; null when it finds no QR code. */
export function readQr({ data, width, height }: Pixels): { text: string; version: number } | null {
  const onWhite = new Uint8ClampedArray(data);
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 0) onWhite.fill(255, i, i + 4);
  const found = jsQR(onWhite, width, height, { inversionAttempts: "dontInvert" });
  return found === null ? null : { text: found.data, version: found.version };
}

/** Width in pixels of what surrounds the symbol, from the left, the top, the right and the bottom: where nothing is dark. */
export function marginsOf({ data, width, height }: Pixels): [number, number, number, number] {
  const columns: number[] = [];
  const rows: number[] = [];
  for (let i = 0; i < width * height; i++) {
    const isDark = data[4 * i + 3] === 255 && (data[4 * i] ?? 0) < 128;
    if (!isDark) continue;
    columns.push(i % width);
    rows.push(Math.floor(i / width));
  }
  const least = (list: number[]) => list.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (list: number[]) => list.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return [least(columns), least(rows), width - 1 - most(columns), height - 1 - most(rows)];
}
