import type { DescribedOperation } from "./described-operation.ts";

/** `/api/links/{slug}/qr` */
export const QR_OPERATIONS: readonly DescribedOperation[] = [
  {
    operationId: "getQrCode",
    method: "get",
    path: "/api/links/{slug}/qr",
    tag: "Links",
    summary: "Draw the short URL as a QR code",
    description: "For anybody. A link that has expired or is switched off has one too.",
    access: "anyone",
    parameters: ["slug", "qrFormat", "qrSize", "qrMargin", "qrEcc", "qrDark", "qrLight", "ifNoneMatch"],
    answers: {
      200: {
        description: "The picture, which anybody may keep for an hour.",
        headers: {
          ETag: true,
          "Content-Disposition": true,
          "X-Content-Type-Options": true,
          "Content-Security-Policy": false,
        },
        content: { "image/svg+xml": { schema: null }, "image/png": { schema: null } },
      },
      304: { description: "It is still the one of `If-None-Match`.", headers: { ETag: true } },
    },
    problems: ["validation", "not-found", "rate-limited", "unavailable"],
  },
];
