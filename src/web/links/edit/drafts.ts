import { signal } from "@preact/signals";
import type { Link } from "../../../client/client.ts";
import { changedIn, type Form, formOf } from "./form.ts";

/** A link as it was read, and what is typed over it. */
export interface Draft {
  readonly base: Link;
  /** null if the server sent none. Then nobody can tell whether somebody else has changed the link. */
  readonly etag: string | null;
  readonly form: Form;
}

/** Drafts by the name of their link. They outlive the drawer: whatever closes it, nothing that was typed is lost. */
export const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

export function keepDraft(slug: string, draft: Draft): void {
  drafts.value = new Map(drafts.value).set(slug, draft);
}

export function dropDraft(slug: string): void {
  const rest = new Map(drafts.value);
  rest.delete(slug);
  drafts.value = rest;
}

export function isChanged({ form, base }: Draft): boolean {
  return changedIn(form, formOf(base)).length > 0;
}

if (typeof addEventListener === "function") {
  addEventListener("beforeunload", (event) => {
    if ([...drafts.value.values()].some(isChanged)) event.preventDefault();
  });
}
