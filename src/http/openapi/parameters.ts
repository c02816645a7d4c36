import { FORMAT_NAMES } from "../../imports/import-format.ts";

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
} as const;

export type ParameterName = keyof typeof PARAMETERS;
