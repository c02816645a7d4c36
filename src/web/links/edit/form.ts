import type { components, Link } from "../../../client/client.ts";
import { withScheme } from "../../home/destination-text.ts";
import { localTime } from "../../home/local-time.ts";
import type { RedirectStatus } from "../../parts/redirect-field.tsx";
import { tagsIn, tagText } from "../../parts/tag-text.ts";

/** What is typed into the drawer, as text. */
export interface Form {
  readonly url: string;
  readonly title: string;
  readonly tags: string;
  readonly note: string;
  /** The value of a `datetime-local` field, in the browser's own time zone. */
  readonly expiresAt: string;
  readonly expiredUrl: string;
  /** A new password; empty to keep the one that is set. */
  readonly password: string;
  readonly isPasswordRemoved: boolean;
  readonly maxVisits: string;
  readonly redirectStatus: RedirectStatus;
  readonly forwardQuery: boolean;
}

export type Changes = components["schemas"]["EditLink"];

export function formOf(link: Link): Form {
  return {
    url: link.url,
    title: link.title ?? "",
    tags: tagText(link.tags),
    note: link.note ?? "",
    expiresAt: link.expiresAt === null ? "" : localTime(new Date(link.expiresAt)),
    expiredUrl: link.expiredUrl ?? "",
    password: "",
    isPasswordRemoved: false,
    maxVisits: link.maxVisits === null ? "" : String(link.maxVisits),
    redirectStatus: link.redirectStatus,
    forwardQuery: link.forwardQuery,
  };
}

/** The fields whose text differs from `base`. */
export function changedIn(form: Form, base: Form): readonly (keyof Form)[] {
  return (Object.keys(form) as (keyof Form)[]).filter((name) => form[name] !== base[name]); // A form's own keys.
}

/** The body to send: only the changed fields, so that no other field is overwritten. */
export function changesOf(form: Form, base: Form): Changes {
  const changes: Changes = {};
  for (const name of changedIn(form, base)) {
    const text = String(form[name]).trim();
    switch (name) {
      case "url":
        changes.url = withScheme(text);
        break;
      case "expiredUrl":
        changes.expiredUrl = text === "" ? null : withScheme(text);
        break;
      case "title":
      case "note":
        changes[name] = text === "" ? null : text;
        break;
      case "tags":
        changes.tags = tagsIn(text);
        break;
      case "expiresAt":
        changes.expiresAt = text === "" ? null : new Date(text).toISOString();
        break;
      case "maxVisits":
        changes.maxVisits = text === "" ? null : Number(text);
        break;
      case "password":
        if (form.password !== "" && !form.isPasswordRemoved) changes.password = form.password;
        break;
      case "isPasswordRemoved":
        if (form.isPasswordRemoved) changes.password = null;
        break;
      case "redirectStatus":
        changes.redirectStatus = form.redirectStatus;
        break;
      case "forwardQuery":
        changes.forwardQuery = form.forwardQuery;
        break;
    }
  }
  return changes;
}

/** The fields of a link that a person can see, in the order of the form. */
const SHOWN = [
  ...(["url", "title", "tags", "note", "enabled", "expiresAt", "expiredUrl", "passwordProtected"] as const),
  ...(["maxVisits", "redirectStatus", "forwardQuery"] as const),
];
export type Shown = (typeof SHOWN)[number];

export interface Difference {
  readonly field: Shown;
  readonly from: Link[Shown];
  readonly to: Link[Shown];
}

/** What somebody else has changed between the two. */
export function differences(before: Link, after: Link): readonly Difference[] {
  return SHOWN.flatMap((field) =>
    JSON.stringify(before[field]) === JSON.stringify(after[field])
      ? []
      : [{ field, from: before[field], to: after[field] }],
  );
}

/** The form field that a field of the link is typed into. */
export function formFieldOf(field: Shown): keyof Form | null {
  if (field === "enabled") return null;
  return field === "passwordProtected" ? "password" : field;
}

/** Puts what was typed onto the link as it is now. Fields that were not touched take the link's new values. */
export function rebase(form: Form, base: Form, now: Form): Form {
  const touched = changedIn(form, base);
  return { ...now, ...Object.fromEntries(touched.map((name) => [name, form[name]])) };
}
