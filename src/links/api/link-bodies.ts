// Of valibot's kind and for its reasons: see shapes.ts.

import * as v from "valibot";
import { domainParameter } from "../../http/domain/domain-query.ts";
import { creatorText, limit, maxCharacters, object, plainText } from "../../http/shapes.ts";
import { trimInvisible } from "../../lib/text/trim-invisible.ts";
import { ALL_FIELDS, type FieldName } from "../field-values.ts";
import { type FIELDS, tag } from "../fields.ts";

/**
 * The bodies of the links API: shapes and sizes. What needs the clock or the settings (expiry in the
 * past, refused destinations, reserved slugs) is checked after it, in `link-input.ts`.
 */
const MAX_PASSWORD_LENGTH = 200;

const flag = v.boolean("must be true or false");
const password = v.nullable(
  v.pipe(
    v.string("must be a string or null"),
    v.minLength(1, "must not be empty"),
    maxCharacters(MAX_PASSWORD_LENGTH),
    plainText,
  ),
);

type Fields = typeof FIELDS;
type CreateShapes = {
  readonly [Name in FieldName]: Fields[Name] extends { readonly fallback: unknown }
    ? v.OptionalSchema<Fields[Name]["createShape"], undefined>
    : Fields[Name]["createShape"];
};
type EditShapes = {
  readonly [Name in FieldName]: v.OptionalSchema<Fields[Name]["editShape"], undefined>;
};

/** What the table of fields says, each as its type says. */
const createShapes = Object.fromEntries(
  ALL_FIELDS.map(({ name, fallback, createShape }) => [
    name,
    fallback === undefined ? createShape : v.optional(createShape),
  ]),
) as CreateShapes;
const editShapes = Object.fromEntries(
  ALL_FIELDS.map(({ name, editShape }) => [name, v.optional(editShape)]),
) as EditShapes;

const MAX_SEARCH_LENGTH = 200;

const yesOrNo = v.pipe(
  v.picklist(["true", "false"], "must be true or false"),
  v.transform((text) => text === "true"),
);

/** The parameters of `GET /api/links`. */
export const ListLinksQuery = v.strictObject({
  limit,
  cursor: v.optional(v.string()),
  q: v.optional(v.pipe(v.string(), maxCharacters(MAX_SEARCH_LENGTH), plainText)),
  tag: v.optional(v.pipe(tag, v.transform(trimInvisible))),
  enabled: v.optional(yesOrNo),
  expired: v.optional(yesOrNo),
  createdBy: v.optional(creatorText),
  broken: v.optional(yesOrNo),
  visits: v.optional(v.picklist(["30d"], "must be 30d")),
  checks: v.optional(v.picklist(["include"], "must be include")),
  domain: domainParameter,
});

/** The parameters of `DELETE /api/links/{slug}`. */
export const DeleteLinkQuery = v.strictObject({ domain: domainParameter, purge: v.optional(yesOrNo, "false") });

/** `POST /api/links` */
export const CreateLinkBody = object({
  ...createShapes,
  slug: v.optional(v.string("must be a string")),
  domain: v.optional(v.string("must be a string")),
  password: v.optional(password),
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
export const EditLinkBody = object({ ...editShapes, password: v.optional(password) });
export type EditLinkBody = v.InferOutput<typeof EditLinkBody>;
