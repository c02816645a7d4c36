import { computed, signal } from "@preact/signals";
import type { components } from "../../client/client.ts";
import type { RedirectStatus } from "../parts/redirect-field.tsx";
import { tagsIn } from "../parts/tag-text.ts";
import { withScheme } from "./destination-text.ts";
import { withUtm } from "./utm.ts";

/**
 * What is typed on the home screen. It outlives the screen: a person who looks at the links and comes back still finds
 * it.
 */
export const EMPTY_OPTIONS = {
  slug: "",
  title: "",
  tags: "",
  /** The value of a `datetime-local` field, in the browser's own time zone. */
  expiresAt: "",
  password: "",
  maxVisits: "",
  redirectStatus: 302 as RedirectStatus, // The type of all: another may be chosen.
  forwardQuery: false,
  source: "",
  medium: "",
  campaign: "",
  term: "",
  content: "",
};

export type Options = typeof EMPTY_OPTIONS;

export const url = signal("");
export const options = signal<Options>(EMPTY_OPTIONS);
export const areOptionsOpen = signal(false);

/**
 * The card and the rules, as the API takes them. more-options.tsx has what is typed, and is loaded when the options are
 * first opened: most people never do.
 */
export const more = signal<Pick<components["schemas"]["CreateLink"], "card" | "rules">>({});

/** Called when the draft is cleared. */
export const whenCleared = new Set<() => void>();

export function setOption<Name extends keyof Options>(name: Name, value: Options[Name]): void {
  options.value = { ...options.value, [name]: value };
}

/** Where the link will lead: the URL with its scheme and the parameters of the campaign. */
export const destination = computed(() => withUtm(withScheme(url.value), options.value));

/** The body to send, without the empty fields. */
export const body = computed(() => {
  const { slug, title, tags, expiresAt, password, maxVisits, redirectStatus, forwardQuery } = options.value;
  const list = tagsIn(tags);
  return {
    url: destination.value,
    ...(slug.trim() === "" ? {} : { slug: slug.trim() }),
    ...(title.trim() === "" ? {} : { title: title.trim() }),
    ...(list.length === 0 ? {} : { tags: list }),
    ...(expiresAt === "" ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
    ...(password === "" ? {} : { password }),
    ...(maxVisits === "" ? {} : { maxVisits: Number(maxVisits) }),
    ...(redirectStatus === 302 ? {} : { redirectStatus }),
    ...(forwardQuery ? { forwardQuery } : {}),
    ...more.value,
  };
});

export function clearDraft(): void {
  url.value = "";
  options.value = EMPTY_OPTIONS;
  more.value = {};
  for (const clear of whenCleared) clear();
}
