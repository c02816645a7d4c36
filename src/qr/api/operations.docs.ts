import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { slug } from "../../links/api/parameters.docs.ts";
import { ERROR_CORRECTIONS } from "../qr-options.ts";
import { getQrCode } from "./operations.ts";

const color = "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";

const parameters = {
  qrFormat: {
    name: "format",
    in: "query",
    description: "Of the picture.",
    schema: { type: "string", enum: ["svg", "png"], default: "svg" },
  },
  qrSize: {
    name: "size",
    in: "query",
    description: "Width and height of the whole picture in pixels. A PNG needs at least one pixel for each module.",
    schema: { type: "integer", minimum: 64, maximum: 2048, default: 256 },
  },
  qrMargin: {
    name: "margin",
    in: "query",
    description: "Modules of quiet zone on each side.",
    schema: { type: "integer", minimum: 0, maximum: 16, default: 4 },
  },
  qrEcc: {
    name: "ecc",
    in: "query",
    description: "The error correction: how much of the symbol may be lost (7, 15, 25 or 30 %).",
    schema: { type: "string", enum: ERROR_CORRECTIONS, default: "M" },
  },
  qrDark: {
    name: "dark",
    in: "query",
    description: "The colour of the modules.",
    schema: { type: "string", pattern: color, default: "#000000" },
    example: "#1a2b3c",
  },
  qrLight: {
    name: "light",
    in: "query",
    description: "The colour behind them, or `transparent`. It must differ from `dark`.",
    schema: { type: "string", pattern: `${color}|^transparent$`, default: "#ffffff" },
    example: "transparent",
  },
  ifNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "The `ETag` of a picture that the client has already.",
    schema: { type: "string" },
  },
};

export const QR_DOCS: RoomDocs = {
  operations: [
    described(getQrCode, {
      tag: "Links",
      summary: "Draw the short URL as a QR code",
      description: "Needs no key. A link that has expired or is switched off has a code too.",
      params: { slug },
      parameters: Object.values(parameters),
      answers: {
        200: {
          description: "The picture. A cache may keep it for an hour.",
          headers: {
            ETag: true,
            "Content-Disposition": true,
            "X-Content-Type-Options": true,
            "Content-Security-Policy": false,
          },
          content: { "image/svg+xml": { schema: null }, "image/png": { schema: null } },
        },
        304: { description: "The picture is the one of `If-None-Match`.", headers: { ETag: true } },
      },
    }),
  ],
  parameters,
};
