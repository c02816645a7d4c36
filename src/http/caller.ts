/** Who calls the API. `owner` names the caller in Postgres and in limits; it is no secret. */
export type Caller = KnownCaller | { readonly kind: "anonymous" };

export type KnownCaller =
  | { readonly kind: "admin"; readonly owner: "key:admin" }
  | {
      readonly kind: "key";
      readonly owner: `key:${string}`;
      /** The name that the administrator gave it. */
      readonly name: string;
      readonly scopes: readonly string[];
    }
  | {
      /** Who signed in at Cloudflare Access. */
      readonly kind: "person";
      readonly owner: `person:${string}`;
      /** The e-mail. */
      readonly name: string;
      /** Stands for the e-mail in rate limits and in the log, where nobody needs the e-mail itself. */
      readonly pseudonym: string;
      readonly isAdmin: boolean;
      readonly scopes: readonly string[];
    };

/**
 * What an operation asks of its caller: a scope (and where `orPublic`, of nobody while PUBLIC_CREATE is on), to be the
 * administrator, or only to be known.
 * @typeParam Scope which scopes there are. `keys` knows; an operation with another does not mount.
 */
export type Need<Scope extends string = string> =
  | { readonly scope: Scope; readonly orPublic?: true }
  | { readonly admin: true }
  | { readonly known: true };

/** What the caller is called. */
export function nameOf(caller: KnownCaller): string {
  return caller.kind === "admin" ? "admin" : caller.name;
}

/** Whether the caller is shown e-mails of people: a key may be anybody's program. */
export function seesPeople(caller: Caller): boolean {
  return isAdmin(caller) || caller.kind === "person";
}

/** Whether the caller may do everything. */
export function isAdmin(caller: Caller): boolean {
  return caller.kind === "admin" || (caller.kind === "person" && caller.isAdmin);
}

/** What names the caller in limits and in the log: no e-mail. */
export function pseudonymOf(caller: KnownCaller): string {
  return caller.kind === "person" ? `person:${caller.pseudonym}` : caller.owner;
}

export function hasScope(caller: Caller, scope: string): boolean {
  if (isAdmin(caller)) return true;
  return "scopes" in caller && caller.scopes.includes(scope);
}
