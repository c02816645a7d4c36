/** All operations of this room. */
export * from "./deliveries.ts";
export * from "./webhooks.ts";
