import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { ifMatch, ifNoneMatch } from "../../http/openapi/preconditions.docs.ts";
import { slug } from "../../links/api/parameters.docs.ts";
import { getQrCode } from "./operations.ts";
import { QrCodeQuery } from "./queries.ts";

export const QR_DOCS: RoomDocs = {
  operations: [
    described(getQrCode, {
      tag: "Links",
      summary: "Draw the short URL as a QR code",
      description: "Needs no key. A link that has expired or is switched off has a code too.",
      params: { slug },
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
        304: { description: "The picture has not changed: `If-None-Match` names it.", headers: { ETag: true } },
      },
    }),
  ],
  parameters: { ifMatch, ifNoneMatch },
  queries: { QrCode: QrCodeQuery },
  notes: {
    QrCode: {
      domain: { description: "The link's domain; BASE_URL's host if it is left out." },
      format: { description: "The format of the picture." },
      size: { description: "Width and height of the whole picture in pixels: at least one pixel for each module." },
      margin: { description: "Modules of quiet zone on each side." },
      ecc: { description: "How much of the symbol may be lost: 7, 15, 25 or 30 %." },
      dark: {
        description:
          "The colour of the modules. It must be much darker than `light`: as a grey, at most 55 % of it, and at least 40 % of " +
          "white below it.",
        examples: ["#1a2b3c"],
      },
      light: { description: "The colour behind them, or `transparent`, which counts as white." },
    },
  },
};
