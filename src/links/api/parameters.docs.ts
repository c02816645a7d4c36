/** The name in a path, which the operations of several rooms have. */
export const slug = {
  name: "slug",
  in: "path",
  required: true,
  description: "The link's name: its custom slug if it has one, in any case, else its code, as it is spelled.",
  schema: { type: "string" },
  example: "bnrhHjL",
} as const;

/** A name that somebody would like to give to a link. */
export const name = {
  name: "slug",
  in: "path",
  required: true,
  description: "A name as somebody typed it, in any case.",
  schema: { type: "string" },
  example: "spring-sale",
} as const;

export const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "1 to 255 printable characters, remembered for 24 hours per API key, or per address without one. The repeated " +
    "request gets the first answer, also while the first is still under way. Only successes are remembered.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x20-\\x7e]*$" },
  example: "1b0e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
} as const;
