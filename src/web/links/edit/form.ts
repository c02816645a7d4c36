import type { components, Link } from "../../../client/client.ts";
import { withScheme } from "../../home/destination-text.ts";
import { localTime } from "../../home/local-time.ts";
import type { RedirectStatus } from "../../parts/redirect-field.tsx";
import { tagsIn, tagText } from "../../parts/tag-text.ts";
import { draftsOf, type RuleDraft, rulesOf } from "../rules/rule-draft.ts";

/** The members of the card, as the API names them in what it refuses. */
export const CARD_FIELDS = ["card.title", "card.description", "card.image"] as const;
export type CardField = (typeof CARD_FIELDS)[number];

/** What is typed into the drawer, as text, and the rules. */
export interface Form extends Readonly<Record<CardField, string>> {
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
  readonly rules: readonly RuleDraft[];
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
    rules: draftsOf(link.rules),
    "card.title": link.card?.title ?? "",
    "card.description": link.card?.description ?? "",
    "card.image": link.card?.image ?? "",
  };
}

/** The fields whose text differs from `base`. */
export function changedIn(form: Form, base: Form): readonly (keyof Form)[] {
  return (Object.keys(form) as (keyof Form)[]).filter((name) => !isTheSame(form[name], base[name])); // A form's own keys.
}

function isTheSame(one: Form[keyof Form], other: Form[keyof Form]): boolean {
  return one === other || (typeof one === "object" && typeof other === "object" && textOf(one) === textOf(other));
}

/** Rules are read anew each time that a link is. Their keys, and the order of their conditions, are the drawer's own. */
function textOf(rules: Form["rules"]): string {
  const inOrder = (when: object) => Object.entries(when).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(rules.map(({ name, url, when }) => [name, url, inOrder(when)]));
}

/** The body to send: only the changed fields, so that no other field is overwritten. */
export function changesOf(form: Form, base: Form): Changes {
  const changes: Changes = {};
  for (const name of changedIn(form, base)) {
    const typed = form[name];
    const text = typeof typed === "string" ? typed.trim() : "";
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
      case "rules":
        changes.rules = form.rules.length === 0 ? null : rulesOf(form.rules);
        break;
      case "card.title":
        changes.card = { ...changes.card, title: text === "" ? null : text };
        break;
      case "card.description":
        // One line of text: pasted ones have more.
        changes.card = { ...changes.card, description: text === "" ? null : oneLine(text) };
        break;
      case "card.image":
        changes.card = { ...changes.card, image: text === "" ? null : withScheme(text) };
        break;
    }
  }
  return changes;
}

/** Pasted text has line breaks. */
export function oneLine(text: string): string {
  const lines = text.split(/[\r\n]/).map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}

/** What of a link a person can see, in the order of the form. */
const SHOWN = [
  ...(["url", "title", "tags", "note", "enabled", "expiresAt", "expiredUrl", "passwordProtected"] as const),
  ...(["maxVisits", "rules", "redirectStatus", "forwardQuery"] as const),
  ...CARD_FIELDS,
];
export type Shown = (typeof SHOWN)[number];
type ShownValue = Link[Exclude<Shown, CardField>];

export interface Difference {
  readonly field: Shown;
  readonly from: ShownValue;
  readonly to: ShownValue;
}

/** What somebody else has changed between the two. */
export function differences(before: Link, after: Link): readonly Difference[] {
  return SHOWN.flatMap((field) => {
    const [from, to] = [shownIn(before, field), shownIn(after, field)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}

function shownIn(link: Link, field: Shown): ShownValue {
  switch (field) {
    case "card.title":
      return link.card?.title ?? null;
    case "card.description":
      return link.card?.description ?? null;
    case "card.image":
      return link.card?.image ?? null;
    default:
      return link[field];
  }
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
