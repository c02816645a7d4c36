import type { Scope } from "../keys/scope.ts";

/** Who calls the API. `owner` names the caller in Postgres and in limits; it is no secret. */
export type Caller = KnownCaller | { readonly kind: "anonymous" };

export type KnownCaller =
  | { readonly kind: "admin"; readonly owner: "key:admin" }
  | { readonly kind: "key"; readonly owner: `key:${string}`; readonly scopes: readonly Scope[] };

/** What an operation asks of its caller: a scope (and where `orPublic`, of nobody while PUBLIC_CREATE is on), or to be the administrator. */
export type Need = { readonly scope: Scope; readonly orPublic?: true } | { readonly admin: true };
