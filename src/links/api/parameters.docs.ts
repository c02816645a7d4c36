/** The name in a path, which the operations of several rooms have. */
export const slug = {
  name: "slug",
  in: "path",
  required: true,
  description: "The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.",
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
    "1 to 255 printable characters. It is remembered for 24 hours for this API key, or for the address if there " +
    "is no key. A repeated request gets the first answer, even while the first request is still running. Only " +
    "successes are remembered.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x20-\\x7e]*$" },
  example: "1b0e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
} as const;
