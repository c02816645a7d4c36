/** Who calls the API. `owner` names the caller in Postgres and in limits; it is no secret. */
export type Caller = KnownCaller | { readonly kind: "anonymous" };

export type KnownCaller =
  | { readonly kind: "admin"; readonly owner: "key:admin" }
  | { readonly kind: "key"; readonly owner: `key:${string}`; readonly scopes: readonly string[] };

/**
 * What an operation asks of its caller: a scope (and where `orPublic`, of nobody while PUBLIC_CREATE is on), or to be
 * the administrator.
 * @typeParam Scope which scopes there are. `keys` knows; an operation with another does not mount.
 */
export type Need<Scope extends string = string> =
  | { readonly scope: Scope; readonly orPublic?: true }
  | { readonly admin: true };
