import type { Color } from "./qr-options.ts";

/**
 * Whether most readers can tell the colours apart, and take the dark one for dark.
 *
 * ISO/IEC 18004 has dark modules on light ground; readers that try the reverse too are the exception. What is darker they
 * decide on grey, ZXing and those made after it by about half of what is light nearby: jsQR reads a grey of 140 on white,
 * and none of 145. The least contrast is that of grade C of ISO/IEC 15415, which is what GS1 asks for.
 */
const MOST_OF_LIGHT = 0.55;
const LEAST_CONTRAST = 0.4;

/** @param light a transparent one is taken as white, as what shows no transparency shows it. */
export function isReadable(dark: Color, light: Color | "transparent"): boolean {
  const [low, high] = [grayOf(dark), light === "transparent" ? 1 : grayOf(light)];
  return low <= MOST_OF_LIGHT * high && high - low >= LEAST_CONTRAST;
}

/** From black, 0, to white, 1, as cameras weigh the colours (ITU-R BT.601). */
function grayOf(color: Color): number {
  const number = Number.parseInt(color.slice(1), 16);
  return (0.299 * (number >> 16) + 0.587 * ((number >> 8) & 0xff) + 0.114 * (number & 0xff)) / 255;
}
