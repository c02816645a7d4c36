/** `*`, or entity tags (RFC 9110, section 8.8.3). An ETag of Bijou is ASCII. */
const schema = { type: "string", pattern: '^(?:\\*|(?:W/)?"[!#-~]*"(?:, ?(?:W/)?"[!#-~]*")*)$' } as const;

/** The headers of conditional requests, which the operations of several rooms heed. */
export const ifMatch = {
  name: "If-Match",
  in: "header",
  description:
    "Do it only if this is still the `ETag` of what is there, or one of several, or `*` for anything that is there. " +
    "Otherwise the answer is 412, also where nothing is there.",
  schema,
  example: '"0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"',
} as const;

export const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  description:
    "Do it only if this is not the `ETag` of what is there, nor one of several. `*` stands for anything that is there. " +
    "Otherwise the answer is 304 to a GET, and 412 to a change.",
  schema,
  example: '"0b1e0d435b8f4bfa9d0b6a8a3a8d6a5d"',
} as const;
