/** What a key may do. The admin key may do everything, and alone may make and revoke keys. */
export const SCOPES = ["links:read", "links:write", "stats:read"] as const;

export type Scope = (typeof SCOPES)[number];
