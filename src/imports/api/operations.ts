/** All operations of this room. */
export * from "./export-links.ts";
export * from "./get-import.ts";
export * from "./import-links.ts";
