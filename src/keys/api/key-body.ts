// Of valibot's kind and for its reasons: see schemas.ts.
import * as v from "valibot";
import { maxCharacters, object, plainText, visible } from "../../http/shapes.ts";
import { trimInvisible } from "../../lib/text/trim-invisible.ts";
import { SCOPES } from "../scope.ts";

/** The body of `POST /api/keys`: shapes and sizes. That an expiry lies ahead is checked after it, in `key-input.ts`. */
const MAX_NAME_LENGTH = 100;

const name = v.pipe(
  v.string("must be a string"),
  v.trim(),
  v.minLength(1, "must not be empty"),
  maxCharacters(MAX_NAME_LENGTH),
  plainText,
  visible,
  v.transform(trimInvisible),
);
const scopes = v.pipe(
  v.array(v.picklist(SCOPES, `must be one of ${SCOPES.join(", ")}`), `must be an array of ${SCOPES.join(", ")}`),
  v.minLength(1, "must not be empty"),
  v.transform((list) => [...new Set(list)]),
);

export const CreateKeyBody = object({
  name,
  scopes,
  expiresAt: v.optional(v.nullable(v.string("must be an RFC 3339 time or null"))),
});
export type CreateKeyBody = v.InferOutput<typeof CreateKeyBody>;
