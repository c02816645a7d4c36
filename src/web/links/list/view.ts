/** Which links the screen shows. The view is in the address, so that it can be sent to a colleague. */
export interface View {
  readonly q: string;
  readonly tag: string;
  readonly enabled: "" | "true" | "false";
  readonly expired: "" | "true" | "false";
  /** A name, and not "mine": that would mean other links to a colleague. */
  readonly createdBy: string;
}

/** What is open over the list. It is in the address too. */
export interface Over {
  /** The name of the link that is edited. */
  readonly edit?: string;
  /** The id of the import that is shown. */
  readonly import?: string;
}

export const ALL: View = { q: "", tag: "", enabled: "", expired: "", createdBy: "" };

/** @param query the query of the address; other parameters are ignored. */
export function viewOf(query: Readonly<Record<string, string | undefined>>): View {
  return {
    q: query["q"] ?? "",
    tag: query["tag"] ?? "",
    enabled: flag(query["enabled"]),
    expired: flag(query["expired"]),
    createdBy: query["createdBy"] ?? "",
  };
}

export function addressOf(view: View, over: Over = {}): string {
  const query = new URLSearchParams({ ...given(view), ...over }).toString();
  return query === "" ? "/_/links" : `/_/links?${query}`;
}

/** The view as the API takes it: a filter that is not set is left out. */
export function given(view: View): Partial<View> {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ""));
}

export function isAll(view: View): boolean {
  return Object.values(view).every((value) => value === "");
}

function flag(text: string | undefined): View["enabled"] {
  return text === "true" || text === "false" ? text : "";
}
