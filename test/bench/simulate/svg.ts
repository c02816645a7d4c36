/** A chart of lines over an axis of powers of ten, as SVG: for pages on GitHub, in light and dark. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Dots alone, in the colour of the line before. */
  readonly isDots?: boolean;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 340, 60, 190, 40, 50];
const COLOURS = ["#1f77b4", "#d9730d", "#2a9d5c", "#9b51e0", "#c0392b", "#7f8c8d"];

/** @param options.most where the y axis ends. */
export function lineChart(options: {
  title: string;
  x: string;
  y: string;
  most: number;
  lines: readonly Line[];
}): string {
  const { title, x, y, most, lines } = options;
  const xs = lines.flatMap(({ points }) => points.map(([at]) => Math.log10(at)));
  const [from, to] = [Math.floor(Math.min(...xs)), Math.ceil(Math.max(...xs))];
  const placeX = (value: number) => LEFT + ((Math.log10(value) - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const placeY = (value: number) => HEIGHT - BOTTOM - (Math.min(value, most) / most) * (HEIGHT - TOP - BOTTOM);
  const text = (at: number, down: number, what: string, anchor = "middle") =>
    `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" text-anchor="${anchor}">${what}</text>`;
  const parts: string[] = [];
  for (let power = from; power <= to; power++) {
    const at = placeX(10 ** power);
    parts.push(`<path class="grid" d="M${at.toFixed(1)} ${TOP}V${HEIGHT - BOTTOM}"/>`);
    parts.push(text(at, HEIGHT - BOTTOM + 18, shownPower(power)));
  }
  for (let step = 0; step <= 5; step++) {
    const value = (most * step) / 5;
    parts.push(`<path class="grid" d="M${LEFT} ${placeY(value).toFixed(1)}H${WIDTH - RIGHT}"/>`);
    parts.push(text(LEFT - 8, placeY(value) + 4, String(Number(value.toFixed(2))), "end"));
  }
  let colour = -1;
  for (const { name, points, isDots = false } of lines) {
    if (!isDots) colour++;
    const paint = COLOURS[Math.max(0, colour) % COLOURS.length] ?? "";
    if (isDots) {
      for (const [at, value] of points)
        parts.push(`<circle cx="${placeX(at).toFixed(1)}" cy="${placeY(value).toFixed(1)}" r="3.5" fill="${paint}"/>`);
      continue;
    }
    const path = points.map(([at, value]) => `${placeX(at).toFixed(1)} ${placeY(value).toFixed(1)}`).join("L");
    parts.push(`<path fill="none" stroke="${paint}" stroke-width="2" d="M${path}"/>`);
    const down = TOP + 14 + 22 * colour;
    parts.push(`<path stroke="${paint}" stroke-width="3" d="M${WIDTH - RIGHT + 14} ${down}h20"/>`);
    parts.push(text(WIDTH - RIGHT + 40, down + 4, name, "start"));
  }
  parts.push(text(LEFT, 22, title, "start"), text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x));
  parts.push(`<text transform="translate(14 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${y}</text>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12">`,
    `<style>text{fill:#333}.grid{stroke:#8884}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

const shownPower = (power: number) => (power >= 0 ? (10 ** power).toLocaleString("en") : (10 ** power).toFixed(-power));
