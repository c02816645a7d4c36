import { computed, signal } from "@preact/signals";
import { withScheme } from "./destination-text.ts";
import { withUtm } from "./utm.ts";

/** What is typed on the home screen. It outlives the screen: whoever looks at the links and comes back finds it. */
export const EMPTY_OPTIONS = {
  slug: "",
  title: "",
  tags: "",
  /** Of a `datetime-local` field, in the browser's own time zone. */
  expiresAt: "",
  password: "",
  maxVisits: "",
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

export function setOption<Name extends keyof Options>(name: Name, value: Options[Name]): void {
  options.value = { ...options.value, [name]: value };
}

/** Where the link will lead: the URL with its scheme and the campaign. */
export const destination = computed(() => withUtm(withScheme(url.value), options.value));

/** What is sent. Fields that are empty are left out. */
export const body = computed(() => {
  const { slug, title, tags, expiresAt, password, maxVisits, forwardQuery } = options.value;
  const list = tags.split(",").flatMap((tag) => (tag.trim() === "" ? [] : [tag.trim()]));
  return {
    url: destination.value,
    ...(slug.trim() === "" ? {} : { slug: slug.trim() }),
    ...(title.trim() === "" ? {} : { title: title.trim() }),
    ...(list.length === 0 ? {} : { tags: list }),
    ...(expiresAt === "" ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
    ...(password === "" ? {} : { password }),
    ...(maxVisits === "" ? {} : { maxVisits: Number(maxVisits) }),
    ...(forwardQuery ? { forwardQuery } : {}),
  };
});

export function clearDraft(): void {
  url.value = "";
  options.value = EMPTY_OPTIONS;
}
