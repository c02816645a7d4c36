/** All operations of this room. */
export * from "./bulk.ts";
export * from "./change-link.ts";
export * from "./check-name.ts";
export * from "./create-link.ts";
export * from "./list-links.ts";
export * from "./restore-link.ts";
