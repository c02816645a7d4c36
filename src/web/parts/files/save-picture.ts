import { saveFile } from "./save-file.ts";

/**
 * Properties that the style sheet gives to an SVG. A file on its own has no style sheet, so it must carry them itself.
 */
const PROPERTIES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "fill-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
] as const;
const SCALE = 2;
const MARGIN = 24;
const TITLE = 36;

/**
 * Saves a chart as a PNG: as it is on the screen, with its background, under a title, at twice the resolution.
 *
 * @throws {Error} when the browser can't make a picture of it.
 */
export async function savePicture(name: string, title: string, chart: SVGSVGElement): Promise<void> {
  const { width, height } = chart.viewBox.baseVal;
  const [fullWidth, fullHeight] = [width + 2 * MARGIN, height + 2 * MARGIN + TITLE];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [fullWidth * SCALE, fullHeight * SCALE];
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("Cannot draw a picture: the browser gives no canvas");
  const style = getComputedStyle(document.documentElement);
  context.scale(SCALE, SCALE);
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, fullWidth, fullHeight);
  context.fillStyle = style.color;
  context.font = `600 15px ${style.fontFamily}`;
  context.fillText(title, MARGIN, MARGIN + 14, width);
  context.drawImage(await imageOf(alone(chart)), MARGIN, MARGIN + TITLE, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("Cannot draw a picture: the browser makes no PNG");
  saveFile(`${name}.png`, blob);
}

/** A copy that needs no style sheet. */
function alone(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement; // A clone has the same type.
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [place, part] of [chart, ...chart.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(part);
    for (const property of PROPERTIES) copies[place]?.setAttribute(property, style.getPropertyValue(property));
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const { width, height } = chart.viewBox.baseVal;
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return copy;
}

async function imageOf(chart: SVGSVGElement): Promise<HTMLImageElement> {
  const text = new XMLSerializer().serializeToString(chart);
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
