/** The operation of this room. Short links themselves are routes by hand: see `redirect.ts`. */
export * from "./resolve-link.ts";
