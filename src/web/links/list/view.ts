/** Which links the screen shows. The view is in the address, so that it can be sent to a colleague. */
export interface View {
  readonly q: string;
  readonly tag: string;
  readonly enabled: "" | "true" | "false";
  readonly expired: "" | "true" | "false";
  /** A name, and not "mine": that would mean other links to a colleague. */
  readonly createdBy: string;
  readonly broken: "" | "true" | "false";
  /** Empty where there is one domain alone. */
  readonly domain: string;
}

/** What is open over the list. It is in the address too. */
export interface Over {
  /** The name of the link that is edited. */
  readonly edit?: string;
  /** The id of the import that is shown. */
  readonly import?: string;
}

export const ALL: View = { q: "", tag: "", enabled: "", expired: "", createdBy: "", broken: "", domain: "" };

/** @param query the query of the address; other parameters are ignored. */
export function viewOf(query: Readonly<Record<string, string | undefined>>): View {
  return {
    q: query["q"] ?? "",
    tag: query["tag"] ?? "",
    enabled: flag(query["enabled"]),
    expired: flag(query["expired"]),
    createdBy: query["createdBy"] ?? "",
    broken: flag(query["broken"]),
    domain: query["domain"] ?? "",
  };
}

export function addressOf(view: View, over: Over = {}): string {
  const query = new URLSearchParams({ ...given(view), ...over }).toString();
  return query === "" ? "/_/links" : `/_/links?${query}`;
}

/** What is open over the list at an address. */
export function overOf({ edit, import: id }: Readonly<Record<string, string | undefined>>): Over {
  return { ...(edit === undefined ? {} : { edit }), ...(id === undefined ? {} : { import: id }) };
}

/** The view as the API takes it: a filter that is not set is left out. */
export function given(view: View): Partial<View> {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ""));
}

/** Whether nothing is filtered. The domain is no filter: each list is of one. */
export function isAll(view: View): boolean {
  return Object.entries(view).every(([name, value]) => name === "domain" || value === "");
}

function flag(text: string | undefined): View["enabled"] {
  return text === "true" || text === "false" ? text : "";
}
