import * as v from "valibot";
import {
  choice,
  countOrNull,
  destination,
  destinationOrNull,
  flag,
  momentAheadOrNull,
  plainText,
  tagList,
  textOrNull,
} from "./field.ts";

export const REDIRECT_STATUSES = [301, 302, 307, 308] as const;
export type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

const MAX_TITLE_LENGTH = 300;
const MAX_TAGS = 20;
const MAX_TAG_LENGTH = 50;

export const tag = v.pipe(
  v.string("must be a string"),
  v.trim(),
  v.minLength(1, "must not be empty"),
  v.maxLength(MAX_TAG_LENGTH, `must have at most ${MAX_TAG_LENGTH} characters`),
  plainText,
);

/**
 * The fields of a link that its maker chooses, each told once. The bodies of create and edit, the SQL of all that makes
 * or changes a link, the link's JSON, imports, exports and the schemas of the document follow from this table, with
 * their types; a field that is added here is in all of them.
 *
 * Not here: the slug, the password (a hash that is never shown), ids and times; and `Target`, which is a protocol
 * between two releases.
 */
export const FIELDS = {
  url: destination("url"),
  title: textOrNull("title", MAX_TITLE_LENGTH),
  tags: tagList("tags", tag, MAX_TAGS),
  redirectStatus: choice("redirect_status", REDIRECT_STATUSES, 302),
  enabled: flag("enabled", true),
  expiresAt: momentAheadOrNull("expires_at"),
  expiredUrl: destinationOrNull("expired_url"),
  forwardQuery: flag("forward_query", false),
  maxVisits: countOrNull("max_visits"),
} as const;

export type FieldName = keyof typeof FIELDS;

/** The values of a link's fields, as the rules have them. */
export type FieldValues = { readonly [Name in FieldName]: ValueOf<(typeof FIELDS)[Name]> };

type ValueOf<Kind> = Kind extends { readonly read: (...args: never) => infer Value } ? Value : never;
