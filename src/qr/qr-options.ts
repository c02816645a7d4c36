/** How a QR code is to look: the query of `GET /api/links/{slug}/qr`. */
export interface QrOptions {
  readonly format: "svg" | "png";
  /** Width and height of the whole picture in pixels, its margin included. */
  readonly size: number;
  /** Modules of quiet zone on each side. */
  readonly margin: number;
  readonly ecc: ErrorCorrection;
  readonly dark: Color;
  readonly light: Color | "transparent";
}

/** From the least to the most of a symbol that may be lost: 7, 15, 25, 30 %. */
export const ERROR_CORRECTIONS = ["L", "M", "Q", "H"] as const;
export type ErrorCorrection = (typeof ERROR_CORRECTIONS)[number];
/** `#rrggbb` in lower case. */
export type Color = `#${string}`;
