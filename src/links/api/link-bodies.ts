// Of valibot's kind and for its reasons: see shapes.ts.
import * as v from "valibot";
import { bom, limit, object, plainText, visible } from "../../http/shapes.ts";
import { trimInvisible } from "../../lib/trim-invisible.ts";
import { REDIRECT_STATUSES } from "../redirect-status.ts";

/**
 * The bodies of the links API: shapes and sizes. What needs the clock or the settings (expiry in the
 * past, refused destinations, reserved slugs) is checked after it, in `link-input.ts`.
 */
const MAX_TITLE_LENGTH = 300;
const MAX_TAGS = 20;
const MAX_TAG_LENGTH = 50;
const MAX_PASSWORD_LENGTH = 200;
/** PostgreSQL's integer. */
const MAX_MAX_VISITS = 2_147_483_647;

const title = v.nullable(
  v.pipe(
    v.string("must be a string or null"),
    v.maxLength(MAX_TITLE_LENGTH, `must have at most ${MAX_TITLE_LENGTH} characters`),
    plainText,
  ),
);
const tag = v.pipe(
  v.string("must be a string"),
  v.trim(),
  v.minLength(1, "must not be empty"),
  v.maxLength(MAX_TAG_LENGTH, `must have at most ${MAX_TAG_LENGTH} characters`),
  plainText,
  visible,
);
const tags = v.pipe(
  v.array(tag, "must be an array of strings"),
  v.maxLength(MAX_TAGS, `must have at most ${MAX_TAGS} entries`),
  v.transform((list) => [...new Set(list)]),
);
const redirectStatus = v.picklist(REDIRECT_STATUSES, `must be one of ${REDIRECT_STATUSES.join(", ")}`);
const url = v.string("must be a string");
const urlOrNull = v.nullable(v.string("must be a string or null"));
const timeOrNull = v.nullable(v.string("must be an RFC 3339 time or null"));
const flag = v.boolean("must be true or false");
const password = v.nullable(
  v.pipe(
    v.string("must be a string or null"),
    v.minLength(1, "must not be empty"),
    v.maxLength(MAX_PASSWORD_LENGTH, `must have at most ${MAX_PASSWORD_LENGTH} characters`),
    plainText,
  ),
);
const maxVisits = v.nullable(
  v.pipe(
    v.number("must be a whole number or null"),
    v.integer("must be a whole number or null"),
    v.minValue(1, "must be at least 1"),
    v.maxValue(MAX_MAX_VISITS, `must be at most ${MAX_MAX_VISITS}`),
  ),
);

const MAX_SEARCH_LENGTH = 200;

/** The parameters of `GET /api/links/export`. */
export const ExportLinksQuery = v.object({ bom });

/** The parameters of `GET /api/links`. */
export const ListLinksQuery = v.strictObject({
  limit,
  cursor: v.optional(v.string()),
  q: v.optional(
    v.pipe(v.string(), v.maxLength(MAX_SEARCH_LENGTH, `must have at most ${MAX_SEARCH_LENGTH} characters`), plainText),
  ),
  tag: v.optional(v.pipe(tag, v.transform(trimInvisible))),
});

/** `POST /api/links` */
export const CreateLinkBody = object({
  url,
  slug: v.optional(v.string("must be a string")),
  title: v.optional(title),
  tags: v.optional(tags),
  redirectStatus: v.optional(redirectStatus),
  expiresAt: v.optional(timeOrNull),
  expiredUrl: v.optional(urlOrNull),
  forwardQuery: v.optional(flag),
  password: v.optional(password),
  maxVisits: v.optional(maxVisits),
  enabled: v.optional(flag),
  findIfExists: v.optional(flag),
});
export type CreateLinkBody = v.InferOutput<typeof CreateLinkBody>;

export const MAX_BULK_LINKS = 1_000;

/** `POST /api/links/bulk`: each item is read by itself, as a create is, so that one never spoils another. */
export const BulkBody = object({
  links: v.pipe(
    v.array(v.unknown(), "must be an array of links"),
    v.minLength(1, "must not be empty"),
    v.maxLength(MAX_BULK_LINKS, `must have at most ${MAX_BULK_LINKS} entries`),
  ),
});

/** `PATCH /api/links/{slug}`: what is there is changed, `null` clears. */
export const EditLinkBody = object({
  url: v.optional(url),
  title: v.optional(title),
  tags: v.optional(v.nullable(tags)),
  redirectStatus: v.optional(redirectStatus),
  expiresAt: v.optional(timeOrNull),
  expiredUrl: v.optional(urlOrNull),
  forwardQuery: v.optional(flag),
  password: v.optional(password),
  maxVisits: v.optional(maxVisits),
  enabled: v.optional(flag),
});
export type EditLinkBody = v.InferOutput<typeof EditLinkBody>;
