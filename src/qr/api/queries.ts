import * as v from "valibot";
import { domainParameter } from "../../http/domain/domain-query.ts";
import { wholeNumber } from "../../http/shapes.ts";

/** The colours of a QR code; with and without `#`, since that has to be escaped in a URL. */
const COLOR = "#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})";
const color = (others: string, rule: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^(?:${COLOR}${others})$`), rule));

/** The parameters of `GET /api/links/{slug}/qr`. */
export const QrCodeQuery = v.strictObject({
  domain: domainParameter,
  format: v.optional(v.picklist(["svg", "png"], "must be svg or png"), "svg"),
  // This bounds the cost of the largest picture to some 5 ms of CPU (README.md).
  size: v.optional(wholeNumber(64, 2048), "256"),
  // The quiet zone that ISO/IEC 18004, section 5.3.8, asks for.
  margin: v.optional(wholeNumber(0, 16), "4"),
  ecc: v.optional(v.picklist(["L", "M", "Q", "H", "l", "m", "q", "h"], "must be L, M, Q or H"), "M"),
  dark: v.optional(color("", "must be a colour such as #1a2b3c or abc"), "#000000"),
  light: v.optional(color("|transparent", "must be a colour such as #1a2b3c or abc, or transparent"), "#ffffff"),
});
