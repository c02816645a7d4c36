import { FORMAT_NAMES } from "../../imports/import-format.ts";
import { ERROR_CORRECTIONS } from "../qr/qr-options.ts";

const color = "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";

/** The parameters of requests, each described once; those of queries that a schema validates come from it. */
export const PARAMETERS = {
  slug: {
    name: "slug",
    in: "path",
    required: true,
    description: "The link's name: its custom slug if it has one, in any case, else its code, as it is spelled.",
    schema: { type: "string" },
    example: "bnrhHjL",
  },
  unlock: {
    name: "unlock",
    in: "query",
    description:
      "Without a value: the body is the form with the link's password, and no visit that a 307 or 308 passes on. It may " +
      "stand beside other parameters, and never goes to the destination.",
    allowEmptyValue: true,
    schema: { type: "string", const: "" },
  },
  keyId: {
    name: "id",
    in: "path",
    required: true,
    description: "The id of a key, which is not the key.",
    schema: { type: "string" },
    example: "019abc12-3456-7def-8123-456789abcdef",
  },
  domain: {
    name: "domain",
    in: "path",
    required: true,
    description: "A domain that is blocked itself, and not for one that it belongs to.",
    schema: { type: "string" },
    example: "evil.example",
  },
  reportId: {
    name: "id",
    in: "path",
    required: true,
    description: "The id of a report.",
    schema: { type: "string" },
    example: "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
  },
  importId: {
    name: "id",
    in: "path",
    required: true,
    description: "The `jobId` of an import.",
    schema: { type: "string" },
    example: "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
  },
  importFormat: {
    name: "format",
    in: "query",
    description: "Whose export the file is. Without it that is found out.",
    schema: { type: "string", enum: FORMAT_NAMES },
  },
  idempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "1 to 255 printable characters, remembered for 24 hours per API key, or per address without one. The repeated " +
      "request gets the first answer, also while the first is still under way. Only successes are remembered.",
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x20-\\x7e]*$" },
    example: "1b0e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
  },
  ifNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "The `ETag` of a picture that is there already.",
    schema: { type: "string" },
  },
  qrFormat: {
    name: "format",
    in: "query",
    description: "Of the picture.",
    schema: { type: "string", enum: ["svg", "png"], default: "svg" },
  },
  qrSize: {
    name: "size",
    in: "query",
    description: "Width and height of the whole picture in pixels. A PNG needs one for each module.",
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
    description: "How much of the symbol may be lost: 7, 15, 25 or 30 %.",
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
  problemType: {
    name: "type",
    in: "path",
    required: true,
    description: "The last part of a problem's `type`.",
    schema: { type: "string" },
    example: "rate-limited",
  },
} as const;

export type ParameterName = keyof typeof PARAMETERS;
