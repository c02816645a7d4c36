/**
 * Names on a domain that is not the default one: the text of such a name is `go.example/sale`, everywhere but in what people
 * see. So whatever has a name's text as its key (caches, flights, negative entries, the column `slug`, queue messages) has the
 * domain in it, and none can be forgotten. Names of the default domain are as they always were.
 *
 * No name has a slash of its own (`imported-name.ts`, `slug.ts`), so the text can be taken apart again, and never equals a name
 * of the default domain.
 */
export type DomainName = string & { readonly __brand: "DomainName" };

/** @param domain null for the default one. */
export function textOn<Text extends string>(domain: DomainName | null, text: Text): Text {
  return domain === null ? text : (`${domain}/${text}` as Text); // The same kind of name, elsewhere.
}

/** The name as people see it. */
export function slugIn<Text extends string>(text: Text): Text {
  return text.slice(text.indexOf("/") + 1) as Text; // The same kind of name.
}

/** null for the default domain. */
export function domainIn(text: string): DomainName | null {
  const slash = text.indexOf("/");
  return slash === -1 ? null : (text.slice(0, slash) as DomainName); // Only `textOn` writes slashes.
}
