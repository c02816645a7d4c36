/** The parameters of requests, each described once. */
export const PARAMETERS = {
  slug: {
    name: "slug",
    in: "path",
    required: true,
    description: "The link's name: its custom slug if it has one, in any case, else its code, as it is spelled.",
    schema: { type: "string" },
    example: "bnrhHjL",
  },
  keyId: {
    name: "id",
    in: "path",
    required: true,
    description: "The id of a key, which is not the key.",
    schema: { type: "string" },
    example: "019abc12-3456-7def-8123-456789abcdef",
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
