import { signal } from "@preact/signals";
import type { Link } from "../../../client/client.ts";
import { keyOf, type LinkRef } from "../../api/link-ref.ts";
import { changedIn, type Form, formOf } from "./form.ts";

/** A link as it was read, and what is typed over it. */
export interface Draft {
  readonly base: Link;
  /** null if the server sent none. Then nobody can tell whether somebody else has changed the link. */
  readonly etag: string | null;
  readonly form: Form;
}

/** Drafts by `keyOf` of their link. They outlive the drawer: whatever closes it, nothing that was typed is lost. */
export const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

export function keepDraft(link: LinkRef, draft: Draft): void {
  drafts.value = new Map(drafts.value).set(keyOf(link), draft);
}

export function dropDraft(link: LinkRef): void {
  const rest = new Map(drafts.value);
  rest.delete(keyOf(link));
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
