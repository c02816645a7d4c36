/** All operations of this room. */
export * from "./blocked-domains.ts";
export * from "./reports.ts";
